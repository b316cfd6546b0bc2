import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { tables as initiativeTables } from '#initiative/tables.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { findEntry } from '../entry/entry.queries.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { topic } from '../topic/topic.rules.ts'
import { collection, collectionSchema, keyOf } from './collection.rules.ts'

const world = useWorld()
const report = (title: string) => settleEntry(world, resource, resourceSchema.parse({ title, type: 'report', publishers: ['A council'], published: '2015' }))
const as = (who: 'carer' | 'host' | 'planner' | 'administrator') => world.as(world.people[who])
const begin = async (title: string, who: 'carer' | 'host' = 'carer') => (await as(who).post('/library/collections/new', { title })).location?.split('/').at(-1) ?? ''
const version = async (slug: string) => String((await findEntry(world.database, collection, slug))?.version)
const held = async (slug: string) => (await findEntry(world.database, collection, slug))?.content.items.map(keyOf)
const act = async (slug: string, fields: Readonly<Record<string, string>>) => as('carer').post(`/library/collections/${slug}/items`, { version: await version(slug), ...fields })

describe('a collection', () => {
  test('is begun from the page of a resource, ordered, read by everybody once an editor publishes it, and stays whose it is', async () => {
    const [first, second] = [await report('Walking a street'), await report('A map of gifts')]
    expect((await world.as(undefined).get(`/library/resources/${first}`)).text).toContain(`href="/library/collect?what=resources%2F${first}"`)
    const put = await as('carer').post(`/library/collect?what=resources/${first}`, { what: `resources/${first}`, collection: '', title: 'For a first walk', reason: 'Begin here.' })
    expect([put.status, put.location]).toEqual([303, `/library/collections/for-a-first-walk/items#resources-${first}`])
    const slug = 'for-a-first-walk'
    expect((await act(slug, { act: 'in', what: `https://example.org/library/resources/${second}?x=1`, reason: '' })).status).toBe(303)
    expect((await act(slug, { act: 'up', what: `resources/${second}` })).location).toBe(`/library/collections/${slug}/items#resources-${second}`)
    expect(await held(slug)).toEqual([`resources/${second}`, `resources/${first}`])
    expect((await world.as(undefined).get(`/library/collections/${slug}`)).status).toBe(404)
    await as('carer').post(`/library/collections/${slug}/move`, { move: 'hand-in', version: await version(slug) })
    await as('administrator').post(`/library/collections/${slug}/move`, { move: 'publish', version: await version(slug) })
    const page = await world.as(undefined).get(`/library/collections/${slug}`)
    expect(page.text.indexOf('A map of gifts')).toBeLessThan(page.text.indexOf('Walking a street'))
    expect([page.text.includes('Begin here.'), page.text.includes('A council'), page.text.includes('Change it'), page.queries <= 8]).toEqual([true, true, false, true])
    expect((await act(slug, { act: 'reason', what: `resources/${first}`, reason: 'Then this.' })).status).toBe(303)
    expect((await world.as(undefined).get(`/library/collections/${slug}`)).text).toContain('Then this.')
    expect((await as('host').get(`/library/collections/${slug}/items`)).status).toBe(403)
    expect((await world.as(undefined).get(`/library/resources/${first}`)).text).toContain('Stands in these collections')
    const list = await as('carer').get('/library/collections')
    expect([list.text.includes('Your collections'), list.text.includes('2 things'), list.queries <= 8]).toEqual([true, true, true])
  })

  test('takes what everybody reads, each once, and says what it can’t take', async () => {
    const slug = await begin('Odds and ends')
    const [there, draft] = [await report('Something there'), await settleEntry(world, resource, resourceSchema.parse({ title: 'Not yet', type: 'book' }), { state: 'draft' })]
    expect((await act(slug, { act: 'in', what: there })).text).toContain('Nothing that is published in the library has this address')
    expect((await act(slug, { act: 'in', what: `/library/resources/${draft}` })).status).toBe(422)
    expect((await act(slug, { act: 'in', what: '' })).text).toContain('Paste the address of something')
    expect((await act(slug, { act: 'in', what: `/library/resources/${there}` })).status).toBe(303)
    expect((await act(slug, { act: 'in', what: `/library/resources/${there}` })).text).toContain('stands in this collection already')
    expect((await act(slug, { act: 'take-out', what: `resources/${there}` })).status).toBe(303)
    expect((await act(slug, { act: 'down', what: `resources/${there}` })).text).toContain('no longer stands in this collection')
    expect(await held(slug)).toEqual([])
  })

  test('that was changed meanwhile is shown as it is before it is changed again', async () => {
    const slug = await begin('Two hands')
    const [one, other] = [await report('One thing'), await report('Other thing')]
    await act(slug, { act: 'in', what: `resources/${one}` })
    const late = await as('carer').post(`/library/collections/${slug}/items`, { version: '1', act: 'in', what: `resources/${other}` })
    expect([late.status, late.text.includes('Somebody changed this collection meanwhile'), late.text.includes('One thing')]).toEqual([409, true, true])
    expect(await held(slug)).toEqual([`resources/${one}`])
  })

  test('leaves out what is no longer in the library, and tells whoever keeps it', async () => {
    const gone = await report('Will be gone')
    const slug = await settleEntry(world, collection, { title: 'Short lived', lead: '', topics: [], items: [{ kind: 'resource', slug: gone, reason: 'Why.' }] }, { by: world.people.carer })
    await as('administrator').post(`/library/resources/${gone}/move`, { move: 'withdraw', version: '1', reason: 'Not ours' })
    const page = await world.as(undefined).get(`/library/collections/${slug}`)
    expect([page.text.includes('Will be gone'), page.text.includes('Why.')]).toEqual([false, false])
    expect((await as('carer').get(`/library/collections/${slug}`)).text).toContain('no longer in the library')
  })

  test('is in the name of an initiative only where one of its hosts says so, and names it only while everybody sees it', async () => {
    const { id, slug: initiative } = world.initiative
    const typed = { title: 'What our group reads', initiative: id }
    expect((await as('carer').post('/library/collections/new', typed)).text).toContain('Choose one of the initiatives that you look after')
    const slug = (await as('host').post('/library/collections/new', typed)).location?.split('/').at(-1) ?? ''
    await as('administrator').post(`/library/collections/${slug}/move`, { move: 'publish', version: '1' })
    expect((await world.as(undefined).get(`/library/collections/${slug}`)).text).toContain(`href="/initiatives/${initiative}"`)
    expect((await world.as(undefined).get(`/initiatives/${initiative}/reading`)).text).toContain(`href="/library/collections/${slug}"`)
    // An editor who looks after nothing leaves it as it is.
    expect((await as('administrator').post(`/library/collections/${slug}/edit`, { ...typed, lead: 'For us.', version: '2' })).status).toBe(303)
    await initiativeTables(world.database).updateTable('initiative.initiative').set({ open_to: 'site' }).where('id', '=', id).execute()
    expect((await world.as(undefined).get(`/library/collections/${slug}`)).text).not.toContain(`/initiatives/${initiative}`)
    await initiativeTables(world.database).updateTable('initiative.initiative').set({ open_to: 'public' }).where('id', '=', id).execute()
  })

  test('in the name of an initiative is kept by all who look after it, and by nobody else', async () => {
    const slug = await settleEntry(world, collection, collectionSchema.parse({ title: 'Put together by a group', initiative: world.initiative.id }), { state: 'draft' })
    const path = `/library/collections/${slug}`
    const page = await as('host').get(path)
    expect([page.text.includes('Hand it in'), page.queries <= 8]).toEqual([true, true])
    expect((await as('carer').get(path)).status).toBe(404)
    const what = `/library/resources/${await report('Chosen by another host')}`
    expect((await as('host').post(`${path}/items`, { version: '1', act: 'in', what, reason: 'Ours.' })).status).toBe(303)
    expect((await as('carer').post(`${path}/items`, { version: '2', act: 'in', what, reason: '' })).status).toBe(404)
    await as('administrator').post(`${path}/move`, { move: 'publish', version: '2' })
    expect((await as('carer').get(`${path}/items`)).status).toBe(403)
    expect((await as('host').get(`${path}/items`)).status).toBe(200)
  })

  test('stands with its topic', async () => {
    const about = await settleEntry(world, topic, { name: 'Gift maps', lead: 'Maps', text: '' })
    await settleEntry(world, collection, { title: 'Maps to begin with', lead: '', topics: [about], items: [] })
    expect((await world.as(undefined).get(`/library/collections?topic=${about}`)).text).toContain('Maps to begin with')
    expect((await world.as(undefined).get(`/library/topics/${about}`)).text).toContain('Maps to begin with')
  })
})
