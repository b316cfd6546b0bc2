/** Tellers who chose the telephone or paper are asked again by somebody who may know that they told a story. */
import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { newId } from '#platform/ids.ts'
import { tables } from '../tables.ts'
import { agreeing, later, publicly, tellOpenly, telling, until } from '../test-stories.ts'
import { askTellersAgain } from './ask-again.ts'
import { NUMBER, endingSoon, helpedBy, reachedBy } from './test-asking.ts'

const world = useWorld()
const as = (who: 'host' | 'carer' | 'service' | 'planner') => world.as(world.people[who])
const groupList = () => `/initiatives/${world.initiative.slug}/stories/to-ask`
const FULL_NAME = { attribution: 'name', shownAs: 'Shown Example' }

describe('whoever helps', () => {
  test('sees whom to call before which day, and what ends; and so does nobody else', async () => {
    const { carer, service } = world.people
    const story = await endingSoon(world, service)
    await helpedBy(world, service, story, carer)
    const list = await as('carer').get('/stories/to-ask')
    expect([list.status, list.queries <= 8]).toEqual([200, true])
    for (const words of ['Ask Service Example again by telephone, by', NUMBER, 'This group’s work']) expect(list.text).toContain(words)
    expect((await as('carer').get('/stories')).text).toContain('href="/stories/to-ask"')
    for (const other of ['host', 'planner', 'service'] as const) expect([other, (await as(other).get('/stories/to-ask')).text.includes(NUMBER)]).toEqual([other, false])
    expect((await as('carer').get(groupList())).status).toBe(403)
  })

  test('notes that they were asked, once for the month, or that they were not reached, and then they stay', async () => {
    const { carer, service } = world.people
    const story = await endingSoon(world, service)
    await helpedBy(world, service, story, carer)
    const note = (outcome: string) => as('carer').post(`/stories/to-ask/${story}`, { outcome })
    expect((await note('not-reached')).status).toBe(303)
    expect((await as('carer').get('/stories/to-ask')).text).toContain('Tried on')
    expect((await note('nonsense')).status).toBe(303)
    expect((await note('asked')).status).toBe(303)
    expect((await as('carer').get('/stories/to-ask')).text).not.toContain(story)
    expect((await note('asked')).status).toBe(404)
    expect((await as('carer').get('/me/everything.json')).text).toContain('tellersIAskedAgain')
  })

  test('hears by e-mail that there is somebody to ask, by no name and no id', async () => {
    const { carer, service } = world.people
    await peopleTables(world.database).insertInto('people.email').values({ person_id: carer, address: 'carer@example.org', key: 'carer@example.org', refused_at: null }).execute()
    await peopleTables(world.database).insertInto('people.reply_way').values({ person_id: carer, way: 'email', detail: null }).execute()
    const story = await endingSoon(world, service)
    await helpedBy(world, service, story, carer)
    for (let times = 0; times < 2; times++) await askTellersAgain(world.database, world.clock.now)
    const { rows } = await sql<{ recipient: string; ids: object }>`select recipient, ids from platform.mail where kind = 'story-teller-to-ask'`.execute(tables(world.database))
    expect(rows).toEqual([{ recipient: 'carer@example.org', ids: {} }])
  })

  test('by having written it down knows whom to ask, and not what they said yes to since', async () => {
    const { planner } = world.people
    await reachedBy(world, planner, 'letter', '1 Example Street, Leith')
    await as('host').post(`/initiatives/${world.initiative.slug}/stories/tell`, { ...telling, told: 'taken-down', teller: planner, how: 'room', readBack: 'yes' })
    const { id } = await tables(world.database).selectFrom('stories.story').select('id').where('teller_id', '=', planner).executeTakeFirstOrThrow()
    await as('planner').post(`/stories/${id}/approve`, { version: '1' })
    expect((await as('planner').post(`/stories/${id}/consents/new`, { ...agreeing, ...until(world, 20) })).status).toBe(303)
    later(world, 3)
    const list = (await as('host').get('/stories/to-ask')).text
    expect([list.includes('Ask Planner Example again by letter, by'), list.includes('1 Example Street, Leith'), list.includes('What ends')]).toEqual([true, true, false])
  })
})

describe('those who look after the group', () => {
  test('see only whose full name a yes shows them, by that name', async () => {
    const story = await endingSoon(world, world.people.planner, FULL_NAME)
    const list = await as('host').get(groupList())
    expect([list.status, list.queries <= 8]).toEqual([200, true])
    expect([list.text.includes('Ask Shown Example again by telephone'), list.text.includes('Planner Example')]).toEqual([true, false])
    expect((await as('host').get(`/initiatives/${world.initiative.slug}/stories`)).text).toContain('href="/initiatives/evening-buses/stories/to-ask"')
    expect((await as('host').post(`${groupList()}/${story}`, { outcome: 'asked' })).status).toBe(303)
    expect((await as('host').get(groupList())).text).not.toContain('Shown Example')
  })

  test('learn of nobody who told without a name or under another, whose story they may not read, or who wants to look for themselves', async () => {
    const { carer, service } = world.people
    for (const fields of [{}, { attribution: 'first-name', shownAs: 'Shown First' }, { attribution: 'chosen-name', shownAs: 'Shown Chosen' }]) await endingSoon(world, service, fields)
    await reachedBy(world, carer, 'call', '0131 496 0999')
    await tellOpenly(world, carer, { ...publicly, ...FULL_NAME, ...until(world, 20) })
    const list = (await as('host').get(groupList())).text
    for (const nothing of [NUMBER, '0131 496 0999', 'Shown']) expect(list).not.toContain(nothing)
    const own = await endingSoon(world, carer, FULL_NAME)
    await reachedBy(world, carer, 'page')
    expect((await as('host').get(groupList())).text).not.toContain(own)
  })

  test('see whoever waits for a call, however many look for themselves before them', async () => {
    const { carer, planner } = world.people
    const many = await tellOpenly(world, carer, { ...agreeing, ...FULL_NAME, ...until(world, 10) })
    await reachedBy(world, carer, 'page')
    const one = await tables(world.database).selectFrom('stories.consent').selectAll().where('story_id', '=', many).executeTakeFirstOrThrow()
    const yeses = Array.from({ length: 120 }, () => ({ ...one, id: newId<'story-consent'>() }))
    await tables(world.database).insertInto('stories.consent').values(yeses).execute()
    await tables(world.database).insertInto('stories.consent_name').values(yeses.map(({ id }) => ({ consent_id: id, story_id: many, shown_as: 'Shown Example', witness: null, guardian: null, adult: null }))).execute()
    const story = await endingSoon(world, planner, FULL_NAME)
    const list = (await as('host').get(groupList())).text
    expect([list.includes(story), list.includes(many)]).toEqual([true, false])
  })

  test('see nobody any more who took it back, or said yes for longer', async () => {
    const [back, longer] = [await endingSoon(world, world.people.service, FULL_NAME), await endingSoon(world, world.people.service, FULL_NAME)]
    const before = (await as('host').get(groupList())).text
    expect([before.includes(back), before.includes(longer)]).toEqual([true, true])
    await as('service').post(`/stories/${back}/take-back`)
    const consent = await tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', longer).executeTakeFirstOrThrow()
    expect((await as('service').post(`/stories/${longer}/consents/${consent.id}/renew`, { ...until(world, 90), understood: 'yes' })).status).toBe(303)
    const list = (await as('host').get(groupList())).text
    expect([list.includes(back), list.includes(longer)]).toEqual([false, false])
  })
})
