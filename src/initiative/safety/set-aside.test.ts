/** After a restore: words that their author had changed since the backup are nobody's to read but theirs, until they have looked. */
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { againInInitiatives } from '../again.queries.ts'
import { type ItemId, tables } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { putForward } from '../case-study/test-case-study.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const MARK = 'qqneighbour'
const again = (kind: string, ids: Readonly<Record<string, string>>) => world.database.transaction(async (trx) => againInInitiatives[kind]?.(trx, ids, world.clock.now))
const as = (who: 'carer' | 'host' | 'planner') => world.as(world.people[who])

let voice: ItemId
beforeEach(async () => {
  await tables(world.database).deleteFrom('initiative.thread_item').execute()
  voice = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: `${MARK} drives it.`, seenBy: 'public' },
    { person: world.people.carer, standpoint: world.initiative.standpoints.get('carer'), channel: 'site' }))
})
const edit = (words: string) => as('carer').get(`${BASE}/items/${voice}/edit`).then(({ text }) =>
  as('carer').post(`${BASE}/items/${voice}/edit`, { words, seenBy: 'members', standpoint: '', version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? '' }))
const found = () => tables(world.database).selectFrom('initiative.thread_item as i').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id').leftJoin('initiative.set_aside as s', 's.item_id', 'i.id')
  .select(['i.words', 'h.item_id as hidden', 's.words as aside']).where('i.id', '=', voice).executeTakeFirst()
/** What can be read of it on the ways to it. */
const readers = async (who: 'carer' | 'host' | 'planner') => {
  const paths = [`/items/${voice}.json`, '/thread.json', '/thread.csv', '/thread.atom', '/case-study', '/case-study.json', '/themes/group', '/heard', `/heard?search=${MARK}`, '/voices/mine', '/thread', '/export.ndjson', '/export.csv', ...['', '/hidden', '/edit', '/take-back'].map((end) => `/items/${voice}${end}`)]
  const pages = await Promise.all(paths.map(async (path) => [path, (await as(who).get(`${BASE}${path}`)).text] as const))
  return pages.filter(([, text]) => text.replaceAll(`search=${MARK}`, '').replaceAll(`value="${MARK}"`, '').includes(MARK)).map(([path]) => path)
}

describe('words that were changed since', () => {
  test('are recorded as changed by the page that changes them', async () => {
    expect((await edit('Somebody drives it.')).status).toBe(303)
    const activities = await world.database.tables<{ 'platform.activity': { kind: string; ids: object } }>().selectFrom('platform.activity').select('ids').where('kind', '=', 'voice-edited').execute()
    expect(activities).toContainEqual({ ids: { item: voice } })
  })

  test('were to be read before, and are read by nobody after but by their author where they change them or take them back', async () => {
    expect(await readers('planner')).not.toEqual([])
    await again('voice-edited', { item: voice })
    expect([await readers('planner'), await readers('host'), await readers('carer')]).toEqual([[], [], [`/items/${voice}/edit`, `/items/${voice}/take-back`]])
    expect((await tables(world.database).selectFrom('initiative.contribution').select('standpoint_id').where('item_id', '=', voice).executeTakeFirst())?.standpoint_id).toBeNull()
    expect((await as('carer').get('/me/everything.json')).text).toContain(MARK)
  })

  test('are in no case study that quoted them', async () => {
    expect((await as('carer').post(`${BASE}/case-study/quotes`, { section: 'starting', voices: voice })).status).toBe(303)
    const edition = await putForward(world)
    await as('host').post(`${BASE}/case-study/agree/${edition}`)
    expect((await world.as(undefined).get(`${BASE}/case-study`)).text).toContain(MARK)
    await again('voice-edited', { item: voice })
    expect((await world.as(undefined).get(`${BASE}/case-study`)).text).not.toContain(MARK)
    expect((await as('planner').get(`${BASE}/case-study/agree/${edition}`)).text).not.toContain(MARK)
    await edit('Somebody drives it.')
    expect((await world.as(undefined).get(`${BASE}/case-study`)).text).not.toContain(MARK)
  })

  test('are told of to their author, and shown again once saved', async () => {
    await again('voice-edited', { item: voice })
    expect((await as('carer').get('/me')).text).toContain('1 thing you said is hidden')
    expect((await as('carer').get('/me/notices')).text).toContain(`${BASE}/items/${voice}/hidden`)
    const page = await as('carer').get(`${BASE}/items/${voice}/hidden`)
    expect(page.text).toContain(`${BASE}/items/${voice}/edit`)
    expect(page.queries).toBeLessThanOrEqual(8)
    expect((await edit('Somebody drives it.')).status).toBe(303)
    expect(await found()).toEqual({ words: 'Somebody drives it.', hidden: null, aside: null })
    expect((await as('planner').get(`${BASE}/heard`)).text).toContain('Somebody drives it.')
  })

  test('can be shown by no host before that, and what a host hides stays hidden after it', async () => {
    await again('voice-edited', { item: voice })
    expect((await as('host').post(`${BASE}/items/${voice}/unhide`, { sure: 'yes' })).status).toBe(422)
    expect(await found()).toMatchObject({ hidden: voice, aside: `${MARK} drives it.` })
    await again('item-hidden', { initiative: world.initiative.id, item: voice })
    await edit('Somebody drives it.')
    expect(await found()).toMatchObject({ words: 'Somebody drives it.', hidden: voice, aside: null })
  })

  test('stay away where a host hid and showed it since, too', async () => {
    const ids = { initiative: world.initiative.id, item: voice }
    for (const kind of ['item-hidden', 'voice-edited', 'item-unhidden']) await again(kind, ids)
    expect(await found()).toEqual({ words: '', hidden: voice, aside: `${MARK} drives it.` })
    await edit('Somebody drives it.')
    expect(await found()).toMatchObject({ hidden: null })
  })

  test('are gone with everything else when it was taken back since, or is now', async () => {
    await again('voice-edited', { item: voice })
    expect((await as('carer').post(`${BASE}/items/${voice}/take-back`, { sure: 'yes' })).status).toBe(303)
    expect(await found()).toEqual({ words: '', hidden: null, aside: null })
    await again('voice-edited', { item: voice })
    expect(await found()).toEqual({ words: '', hidden: null, aside: null })
  })
})
