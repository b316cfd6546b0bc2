import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertDissent } from '../agreement/dissent.queries.ts'
import { agreementTables } from '../agreement/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { questionTables } from '../question/tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { tables } from '../tables.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses'
const asHost = () => world.as(world.people.host)
const versionNow = async () => String((await tables(world.database).selectFrom('initiative.initiative').select('version').where('slug', '=', 'evening-buses').executeTakeFirstOrThrow()).version)
const saved = (more: Readonly<Record<string, string>> = {}) => ({ title: 'Evening buses', purpose: 'Agree how people get home.', openTo: 'public', ...more })

describe('starting an initiative', () => {
  test('whoever is signed in can start one, takes part in it, looks after it, and is asked what they are here as', async () => {
    const answer = await world.as(world.people.stranger).post('/initiatives/new', { title: 'Warm  hubs', purpose: 'Places to be warm.', openTo: 'members' })
    expect(answer.location).toBe('/initiatives/warm-hubs/standpoints')
    expect((await world.as(world.people.stranger).get('/initiatives/warm-hubs/edit')).status).toBe(200)
    expect((await world.as(world.people.carer).get('/initiatives/warm-hubs')).status).toBe(404)
  })

  test('two with the same title at the same moment get addresses of their own, and a double click starts one', async () => {
    const form = { command: newId<'command'>(), title: 'Bus stops', purpose: 'Seats.', openTo: 'public' }
    const [first, second, third] = await Promise.all([asHost().post('/initiatives/new', form), asHost().post('/initiatives/new', form), world.as(world.people.carer).post('/initiatives/new', { ...form, command: newId<'command'>() })])
    expect(first.location).toBe(second.location)
    expect(third.status).toBe(303)
    expect(third.location).not.toBe(first.location)
  })

  test('nothing typed brings the page back with what to put right', async () => {
    const answer = await asHost().post('/initiatives/new', { title: ' ', purpose: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Write what it is called')
    expect(answer.text).toContain('Choose who may read about it')
  })
})

describe('the purpose page', () => {
  test('says what can change, and what cannot with the reason', async () => {
    const answer = await asHost().post(`${PAGE}/edit`, saved({
      version: await versionNow(), can: 'The last bus\n\n The stop by the clinic ', 'cannot-what-0': 'The fare', 'cannot-why-0': 'It is set for the whole country',
      partners: 'Example Transport Forum', 'starts-day': '1', 'starts-month': 'dec', 'starts-year': '2026', byWhom: 'The Example Partnership',
    }))
    expect(answer.location).toBe(PAGE)
    const page = await world.as(undefined).get(PAGE)
    for (const words of ['The stop by the clinic', 'Why: It is set for the whole country', 'Example Transport Forum', 'Tuesday 1 December 2026', 'The Example Partnership']) expect(page.text).toContain(words)
  })

  test('tells people outside no names', async () => {
    const page = await world.as(world.people.stranger).get(PAGE)
    expect(page.text).not.toContain('Host Example')
    expect((await world.as(world.people.carer).get(PAGE)).text).toContain('Host Example')
  })

  test('a reason is asked for each thing that cannot change', async () => {
    const answer = await asHost().post(`${PAGE}/edit`, saved({ version: await versionNow(), 'cannot-what-0': 'The fare' }))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('href="#field-cannot-why-0"')
  })

  test('«Add another» shows one more row, keeps what was typed and saves nothing', async () => {
    const answer = await asHost().post(`${PAGE}/edit`, saved({ version: await versionNow(), row: 'more', purpose: 'Half written', 'cannot-what-0': 'The route' }))
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('name="cannot-what-1"')
    expect(answer.text).toContain('Half written')
    expect((await world.as(undefined).get(PAGE)).text).not.toContain('Half written')
  })

  test('two hosts at once see each other: the second gets both versions, and nothing is lost', async () => {
    const version = await versionNow()
    expect((await asHost().post(`${PAGE}/edit`, saved({ version, purpose: 'The first one wrote this.' }))).status).toBe(303)
    const second = await asHost().post(`${PAGE}/edit`, saved({ version, purpose: 'The second one wrote that.' }))
    expect(second.status).toBe(409)
    expect(second.text).toContain('The first one wrote this.')
    expect(second.text).toContain('The second one wrote that.')
    expect((await world.as(undefined).get(PAGE)).text).toContain('The first one wrote this.')
    expect(second.text).toContain(`name="version" value="${await versionNow()}"`)
  })

  test('making it narrower makes everything in it narrower', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'narrower' })
    const by = { person: world.people.carer, standpoint: undefined, channel: 'site' } as const
    const item = await world.database.transaction(async (trx) => insertItem(trx, { initiative: id, kind: 'voice', words: 'Said to all.', seenBy: 'public' }, by))
    await asHost().post(`/initiatives/${slug}/edit`, { ...saved({ version: '1' }), openTo: 'members' })
    const row = await tables(world.database).selectFrom('initiative.thread_item').select('seen_by').where('id', '=', item).executeTakeFirstOrThrow()
    expect(row.seen_by).toBe('members')
    expect((await world.as(undefined).get(`/initiatives/${slug}`)).status).toBe(404)
  })

  test('… and words of disagreement with it: opened again, nothing comes out that was closed', async () => {
    const item = await agreeExample(world)
    await world.database.transaction((trx) => insertDissent(trx, { item, person: world.people.carer, words: 'Said to all, then to the group.', seenBy: 'public', enteredBy: undefined, at: world.clock.now }))
    const outside = () => world.as(undefined).get(`${PAGE}/agreements/${item}`)
    expect((await outside()).text).toContain('Said to all, then to the group.')
    for (const openTo of ['members', 'public']) expect((await asHost().post(`${PAGE}/edit`, { ...saved({ version: await versionNow() }), openTo })).status).toBe(303)
    expect((await world.as(world.people.carer).get(`${PAGE}/agreements/${item}`)).text).toContain('Said to all, then to the group.')
    // The agreement itself stays closed as well, so it is looked for in the table.
    const rows = await agreementTables(world.database).selectFrom('initiative.dissent').select('seen_by').where('item_id', '=', item).execute()
    expect([rows, (await outside()).status]).toEqual([[{ seen_by: 'members' }], 404])
  })

  test('asks the database at most eight questions, for members and for others', async () => {
    for (const person of [undefined, world.people.stranger, world.people.carer, world.people.host]) expect((await world.as(person).get(PAGE)).queries).toBeLessThanOrEqual(8)
    expect((await asHost().get(`${PAGE}/edit`)).queries).toBeLessThanOrEqual(8)
  })
})

describe('the list of initiatives', () => {
  test('shows each person those that they may see', async () => {
    await settleInitiative(world.database, world.people, { slug: 'only-members', openTo: 'members' })
    await settleInitiative(world.database, world.people, { slug: 'only-site', openTo: 'site' })
    const seenBy = async (person: Parameters<typeof world.as>[0]) => {
      const page = await world.as(person).get('/initiatives')
      expect(page.queries).toBeLessThanOrEqual(8)
      return ['evening-buses', 'only-site', 'only-members'].filter((slug) => page.text.includes(`/initiatives/${slug}"`))
    }
    expect(await seenBy(undefined)).toEqual(['evening-buses'])
    expect(await seenBy(world.people.stranger)).toEqual(['evening-buses', 'only-site'])
    expect(await seenBy(world.people.carer)).toEqual(['evening-buses', 'only-site', 'only-members'])
  })

  test('goes on to a next page without losing or repeating one', async () => {
    for (let number = 0; number < 24; number += 1) await asHost().post('/initiatives/new', { title: `Many ${number}`, purpose: 'One of many.', openTo: 'public' })
    const slugs: string[] = []
    let path: string | undefined = '/initiatives'
    while (path !== undefined) {
      const { text }: { text: string } = await world.as(undefined).get(path)
      slugs.push(...[...text.matchAll(/<h2><a href="\/initiatives\/([^"]+)"/g)].map((found) => found[1] ?? ''))
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]
    }
    expect(slugs.length).toBeGreaterThanOrEqual(25)
    expect(new Set(slugs).size).toBe(slugs.length)
  })
})

describe('the worked example', () => {
  test('is removed in one step with everything in it; another initiative can’t be', async () => {
    const { id } = await settleInitiative(world.database, world.people, { slug: 'worked-example' })
    await tables(world.database).insertInto('initiative.example').values({ initiative_id: id }).execute()
    expect((await world.as(world.people.carer).post('/initiatives/worked-example/remove-example', { sure: 'yes' })).status).toBe(403)
    expect((await world.as(world.people.administrator).post('/initiatives/worked-example/remove-example', { sure: 'yes' })).location).toBe('/initiatives')
    expect((await asHost().get('/initiatives/worked-example')).status).toBe(404)
    expect((await asHost().post(`${PAGE}/remove-example`, { sure: 'yes' })).status).toBe(404)
  })
})

describe('what a member can do now', () => {
  test('the next meeting and the questions that wait are there for members, and not for others', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'with-a-question' })
    const question = newId<'question'>()
    await world.database.transaction(async (trx) => {
      const db = questionTables(trx)
      await db.insertInto('initiative.question').values({ id: question, initiative_id: id, words: 'How do you get home?', to_whom: 'Everybody', open_until: '2026-12-10', reply_by: '2026-12-20' }).execute()
      await db.insertInto('initiative.question_publication').values({ question_id: question, published_by: world.people.host, at: world.clock.now }).execute()
    })
    const page = await world.as(world.people.carer).get(`/initiatives/${slug}`)
    expect(page.text).toContain(`/initiatives/${slug}/questions/${question}`)
    expect(page.queries).toBeLessThanOrEqual(8)
    expect((await world.as(world.people.stranger).get(`/initiatives/${slug}`)).text).not.toContain('wait for your answer')
  })
})
