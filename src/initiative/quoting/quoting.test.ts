/** Asking whoever said something whether the case study may quote it: yes, no, and taking it back. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { AGAIN } from '#app/again.ts'
import { useWorld } from '#app/test-world.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { holdCaseStudy } from '../case-study/sentence.queries.ts'
import { putForward, sentencesOfDraft } from '../case-study/test-case-study.ts'
import { type Audience, type ItemId, tables } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { countWaiting, insertRequest } from './quoting.queries.ts'
import { MOST_WAITING } from './quoting.rules.ts'
import { type QuoteRequestId, quotingTables } from './tables.ts'
import { askAbout, sayTo } from './test-quoting.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const AT = `${BASE}/case-study`
const ASK = `${AT}/quotes/ask`
const as = (who: 'host' | 'carer' | 'service' | 'planner' | 'stranger') => world.as(world.people[who])
const outside = () => world.as(undefined)
const WORDS = 'I wait there alone, and I am afraid.'
const openTo = (audience: Audience) => tables(world.database).updateTable('initiative.initiative').set({ open_to: audience }).where('id', '=', world.initiative.id).execute()

/** What the form brings that the author was shown: the words as they are now, before all readers. */
async function answer(request: QuoteRequestId, said: string, given: Readonly<Record<string, string>> = {}) {
  const page = (await as('carer').get(`/me/quotes/${request}`)).text
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  return as('carer').post(`/me/quotes/${request}`, { said, readers: field('readers'), version: field('version'), ...given })
}

async function published(said: string): Promise<Readonly<{ item: ItemId; request: QuoteRequestId }>> {
  const item = await sayTo(world, WORDS)
  const request = await askAbout(world, item)
  expect((await answer(request, said)).status).toBe(303)
  const edition = await putForward(world)
  await as('host').post(`${AT}/agree/${edition}`)
  return { item, request }
}

beforeEach(async () => {
  await sql`delete from initiative.case_study`.execute(tables(world.database))
  await sql`delete from initiative.thread_item`.execute(tables(world.database))
  await openTo('public')
})

describe('asking', () => {
  test('only for what readers may not see already, and only once', async () => {
    const [inside, open] = [await sayTo(world, WORDS), await sayTo(world, 'The stop is dark.', 'public')]
    const page = await as('planner').get(ASK)
    expect([page.text.includes(WORDS), page.text.includes('The stop is dark.'), page.queries <= 8]).toEqual([true, false, true])
    expect((await as('planner').post(ASK, { voice: open, section: 'starting' })).status).toBe(422)
    expect((await as('planner').post(ASK, { voice: inside, section: 'starting' })).location).toBe(ASK)
    expect((await as('service').post(ASK, { voice: inside, section: 'starting' })).status).toBe(422)
    const after = await as('planner').get(ASK)
    expect(after.text).toContain('no answer yet')
    expect((await as('planner').get(`${AT}/quotes`)).text).not.toContain(WORDS)
  })

  test('two who ask at once ask once', async () => {
    const item = await sayTo(world, WORDS)
    const answers = await Promise.all([as('planner').post(ASK, { voice: item, section: 'starting' }), as('service').post(ASK, { voice: item, section: 'changed' })])
    expect(answers.map((one) => one.status).toSorted()).toEqual([303, 422])
    expect(await countWaiting(world.database, world.initiative.id)).toBe(1)
  })

  test('nobody is asked about what was said for somebody without an account, nor again after a no', async () => {
    const other = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'Said by a neighbour.', seenBy: 'members' }, { person: undefined, standpoint: undefined, channel: 'room', enteredBy: world.people.host }))
    expect((await as('planner').post(ASK, { voice: other, section: 'starting' })).status).toBe(422)
    const item = await sayTo(world, WORDS)
    await answer(await askAbout(world, item), 'no')
    expect((await as('planner').post(ASK, { voice: item, section: 'starting' })).status).toBe(422)
    expect((await as('planner').get(ASK)).text).toContain('not to be quoted')
  })

  test('a group that waits for many answers asks no more', async () => {
    await world.database.transaction(async (trx) => {
      await holdCaseStudy(trx, world.initiative.id, world.clock.now)
      for (let n = 0; n < MOST_WAITING; n++) {
        const item = await insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: `Word ${n}`, seenBy: 'members' }, { person: world.people.carer, standpoint: undefined, channel: 'site' })
        await insertRequest(trx, { initiative: world.initiative.id, item, section: 'starting', by: world.people.planner, at: world.clock.now })
      }
    })
    expect((await as('planner').post(ASK, { voice: await sayTo(world, WORDS), section: 'starting' })).text).toContain('have not answered yet')
  })

  test('whoever said it learns it on their own page, and nobody else can answer', async () => {
    const request = await askAbout(world, await sayTo(world, WORDS))
    const mine = await as('carer').get('/me')
    expect(mine.text).toContain('Somebody asks whether you may be quoted')
    expect((await as('carer').get('/me/quotes')).text).toContain(`/me/quotes/${request}`)
    const page = await as('carer').get(`/me/quotes/${request}`)
    for (const words of [WORDS, 'Planner Example asked', 'Everybody could read it there, also on the web.', 'Yes, with my name: Carer Example']) expect(page.text).toContain(words)
    expect(page.queries).toBeLessThanOrEqual(8)
    for (const who of ['host', 'planner', 'stranger'] as const) expect((await as(who).post(`/me/quotes/${request}`, { said: 'named', readers: 'public', version: '1' })).status).toBe(404)
    expect((await as('stranger').get('/me')).text).not.toContain('whether you may be quoted')
  })
})

describe('a yes', () => {
  test('puts the quotation into the draft where it was asked for; it leads nobody to what was said, and names nobody', async () => {
    const { item } = await published('unnamed')
    expect((await sentencesOfDraft(world)).map((one) => [one.section, one.rests?.id])).toEqual([['starting', item]])
    const page = await outside().get(AT)
    expect(page.text).toContain(WORDS)
    for (const hidden of ['Carer Example', item]) expect(page.text).not.toContain(hidden)
    expect(page.text).toContain('said by somebody who let it be quoted here')
    expect(page.queries).toBeLessThanOrEqual(8)
    const json = (await outside().get(`${AT}.json`)).text
    expect([json.includes(WORDS), json.includes(item), json.includes('Carer Example')]).toEqual([true, false, false])
  })

  test('is for the case study and for nothing else', async () => {
    const { item } = await published('named')
    for (const path of ['/heard', '/thread', '/thread.csv', '/thread.json', `/items/${item}`]) expect((await outside().get(`${BASE}${path}`)).text).not.toContain(WORDS)
  })

  test('with a name names whoever said it as they are called now', async () => {
    await published('named')
    expect((await outside().get(AT)).text).toContain('said by Carer Example, who let it be quoted here')
    await sql`update people.person set called = 'Isla Example' where id = ${world.people.carer}`.execute(tables(world.database))
    expect((await outside().get(AT)).text).toContain('said by Isla Example')
    await sql`update people.person set called = 'Carer Example' where id = ${world.people.carer}`.execute(tables(world.database))
  })

  test('is to these words: where they were changed while somebody read, they are asked again', async () => {
    const item = await sayTo(world, WORDS)
    const request = await askAbout(world, item)
    await as('carer').post(`${BASE}/items/${item}/edit`, { words: 'I wait there with my son.', seenBy: 'members', version: '1' })
    const late = await as('carer').post(`/me/quotes/${request}`, { said: 'unnamed', readers: 'public', version: '1' })
    expect([late.status, late.text.includes('I wait there with my son.'), late.text.includes('was changed while you read')]).toEqual([409, true, true])
    expect(await sentencesOfDraft(world)).toEqual([])
  })

  test('covers those who could read it then: where more can since, it is quoted to nobody until it is asked again', async () => {
    await openTo('site')
    const item = await sayTo(world, WORDS)
    const request = await askAbout(world, item)
    expect((await as('carer').post(`/me/quotes/${request}`, { said: 'unnamed', readers: 'public', version: '1' })).status).toBe(409)
    await answer(request, 'unnamed')
    const edition = await putForward(world)
    await as('host').post(`${AT}/agree/${edition}`)
    expect((await as('stranger').get(AT)).text).toContain(WORDS)
    await openTo('public')
    for (const who of [outside(), as('stranger')]) expect((await who.get(AT)).text).not.toContain(WORDS)
    expect((await as('carer').get(`/me/quotes/${request}`)).text).toContain('More people can read the case study than when you said yes')
    expect((await as('planner').post(ASK, { voice: item, section: 'starting' })).status).toBe(303)
    expect((await outside().get(AT)).text).not.toContain(WORDS)
  })

  test('says that somebody said what was typed for them: nobody else changes it after that', async () => {
    const item = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: WORDS, seenBy: 'members' }, { person: world.people.carer, standpoint: undefined, channel: 'phone', enteredBy: world.people.host }))
    await answer(await askAbout(world, item), 'unnamed')
    expect((await as('host').post(`${BASE}/items/${item}/edit`, { words: 'Other words', seenBy: 'members', version: '1' })).status).toBe(403)
  })
})

describe('a yes that is taken back', () => {
  test('takes the quotation off what is published at once; a plain line stays', async () => {
    const { request } = await published('named')
    expect((await as('carer').post(`/me/quotes/${request}`, { said: 'no' })).status).toBe(303)
    const page = (await outside().get(AT)).text
    expect([page.includes(WORDS), page.includes('Carer Example'), page.includes('A sentence stood here')]).toEqual([false, false, true])
    expect((await outside().get(`${AT}.json`)).text).not.toContain(WORDS)
    expect((await as('planner').get(`${AT}/draft`)).text).toContain('doesn’t want to be quoted here')
    expect((await as('planner').get(`${AT}/quotes`)).text).not.toContain(WORDS)
  })

  test('is gone within the same transaction, for whoever reads meanwhile', async () => {
    const { request } = await published('unnamed')
    await world.database.transaction(async (trx) => {
      await quotingTables(trx).updateTable('initiative.quote_answer').set({ said: 'no' }).where('request_id', '=', request).execute()
      expect((await outside().get(AT)).text).toContain(WORDS)
    })
    expect((await outside().get(AT)).text).not.toContain(WORDS)
  })

  test('from with a name to without: the name goes, the words stay', async () => {
    const { request } = await published('named')
    await answer(request, 'unnamed')
    const page = (await outside().get(AT)).text
    expect([page.includes(WORDS), page.includes('Carer Example')]).toEqual([true, false])
  })

  test('a yes and a no at once end in one of them, and what is read says the same', async () => {
    const { request } = await published('unnamed')
    await Promise.all([as('carer').post(`/me/quotes/${request}`, { said: 'no' }), answer(request, 'named')])
    const said = (await quotingTables(world.database).selectFrom('initiative.quote_answer').select('said').where('request_id', '=', request).executeTakeFirstOrThrow()).said
    expect((await outside().get(AT)).text.includes(WORDS)).toBe(said === 'named')
    expect(await sentencesOfDraft(world)).toHaveLength(1)
  })

  test('the words themselves are taken back while the author says yes: nothing is left of them', async () => {
    const item = await sayTo(world, WORDS)
    const request = await askAbout(world, item)
    await Promise.all([answer(request, 'named'), as('carer').post(`${BASE}/items/${item}/take-back`)])
    expect((await as('carer').get('/me/quotes')).text).not.toContain(WORDS)
    expect((await as('planner').get(`${AT}/draft`)).text).not.toContain(WORDS)
    expect((await as('carer').get(`/me/quotes/${request}`)).status).toBe(404)
  })

  test('whoever takes part no more can still take it back', async () => {
    const { request } = await published('named')
    const member = await tables(world.database).deleteFrom('initiative.member').where('person_id', '=', world.people.carer).where('initiative_id', '=', world.initiative.id).returningAll().executeTakeFirstOrThrow()
    await openTo('members')
    expect((await as('carer').post(`/me/quotes/${request}`, { said: 'no' })).status).toBe(303)
    expect((await as('host').get(AT)).text).not.toContain(WORDS)
    await tables(world.database).insertInto('initiative.member').values(member).execute()
  })

  test('stays taken back after a restore, and a name that was taken off stays off', async () => {
    const [first, second] = [await published('named'), await published('named')]
    // What the backup holds: both said yes, with their name.
    await world.database.transaction(async (trx) => {
      await AGAIN['quote-narrowed']?.(trx, { request: first.request, said: 'no' }, world.clock.now)
      await AGAIN['quote-narrowed']?.(trx, { request: second.request, said: 'unnamed' }, world.clock.now)
      await AGAIN['quote-narrowed']?.(trx, { request: second.request, said: 'named' }, world.clock.now)
    })
    const rows = await quotingTables(world.database).selectFrom('initiative.quote_answer').select(['request_id', 'said']).execute()
    expect(new Map(rows.map((row) => [row.request_id, row.said]))).toEqual(new Map([[first.request, 'no'], [second.request, 'unnamed']]))
  })

  test('a no that came after the backup is a no again, and one to a question that came after it does no harm', async () => {
    const request = await askAbout(world, await sayTo(world, WORDS))
    await world.database.transaction(async (trx) => {
      await AGAIN['quote-narrowed']?.(trx, { request, said: 'no' }, world.clock.now)
      await AGAIN['quote-narrowed']?.(trx, { request: crypto.randomUUID(), said: 'no' }, world.clock.now)
    })
    expect((await as('carer').get(`/me/quotes/${request}`)).text).toContain('you answered: no')
  })
})

test('whoever is erased is quoted no more, though what they said stays as a member’s', async () => {
  await published('named')
  await world.database.transaction((trx) => erasePerson(trx, world.people.carer, 'keep'))
  const page = (await outside().get(AT)).text
  expect([page.includes(WORDS), page.includes('Carer Example')]).toEqual([false, false])
})
