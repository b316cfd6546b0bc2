import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { canStillBeDone } from '#initiative/closing/closing.rules.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { newId } from '#platform/ids.ts'
import { MARKED, tell } from '../test-stories.ts'
import { listGroups } from './card.queries.ts'
import { againInSessions, endSessionsOfTeller } from './end-of-session.ts'
import { deleteSessionsOver } from './session.queries.ts'
import { KEPT_DAYS, MOST_CARDS } from './session.rules.ts'
import { sessionTables } from './tables.ts'
import { begin, boxes, cardsOf, isThere, nod, today, writeOne } from './test-session.ts'

const world = useWorld()
const base = () => `/initiatives/${world.initiative.slug}`
const host = () => world.as(world.people.host)
const teller = () => world.as(world.people.carer)
const leader = () => world.as(world.people.planner)
const listener = () => world.as(world.people.service)

describe('beginning a session', () => {
  test('an empty list says what will be here, and a session is shown to those who were named, and to nobody else', async () => {
    expect((await listener().get(`${base()}/story-sessions`)).text).toContain('Begin one when somebody is ready to tell')
    const { path } = await begin(world)
    for (const who of [teller(), leader(), listener()]) expect((await who.get(path)).status).toBe(200)
    const list = await teller().get(`${base()}/story-sessions`)
    expect([list.text.includes('You tell.'), list.text.includes(path), list.queries <= 8]).toEqual([true, true, true])
    expect((await host().get(`${base()}/story-sessions`)).text).toContain(path)
    await leader().post(`${path}/people`, {})
    expect((await listener().get(path)).status).toBe(404)
    expect((await listener().get(`${base()}/story-sessions`)).text).not.toContain('Story session of')
  })

  test('whoever would seat others around a table without sitting there is told so; a host may', async () => {
    const { carer, planner, service } = world.people
    const fields = { ...boxes(today(world)), teller: carer, facilitator: planner }
    const refused = await world.as(service).post(`${base()}/story-sessions/new`, fields)
    expect([refused.status, refused.text.includes('Tell or lead yourself')]).toEqual([422, true])
    expect((await host().post(`${base()}/story-sessions/new`, fields)).status).toBe(303)
  })

  test('everything that is wrong is said at once', async () => {
    const { carer, stranger } = world.people
    const answer = await teller().post(`${base()}/story-sessions/new`, { ...boxes('2026-10-01'), teller: carer, facilitator: carer, listeners: stranger })
    for (const sentence of ['the teller has enough to do', 'a day of the last week or later', 'Tick people who take part']) expect(answer.text).toContain(sentence)
  })

  test('the teller is “the teller” to the others until they want their name said', async () => {
    const { path } = await begin(world)
    expect((await listener().get(path)).text).not.toContain('Carer Example')
    await teller().post(`${path}/name`, { named: 'yes' })
    expect((await listener().get(path)).text).toContain('Carer Example')
    await teller().post(`${path}/name`, { named: 'no' })
    expect((await listener().get(path)).text).not.toContain('Carer Example')
  })
})

describe('cards', () => {
  test('are read by those who were there without their writer’s name, and not by a host who was not', async () => {
    const { path } = await begin(world)
    const card = await writeOne(world, path, 'Nobody owns the waiting room.', { tag: 'barrier' })
    const shown = await leader().get(path)
    expect([shown.text.includes('Nobody owns the waiting room.'), shown.text.includes('Barrier'), shown.queries <= 8]).toEqual([true, true, true])
    const away = await host().get(path)
    expect([away.status, away.text.includes('waiting room'), (await host().get(`${path}/cards/${card.id}`)).status]).toEqual([200, false, 404])
    expect((await host().get(`${base()}/story-sessions`)).text).not.toContain('waiting room')
  })

  test('take no words of a story', async () => {
    await tell(world, world.people.carer)
    const { path } = await begin(world)
    expect((await listener().post(`${path}/cards`, { words: MARKED })).status).toBe(422)
    expect(await cardsOf(world, path)).toEqual([])
  })

  test('nothing typed brings the page back, and a full table says so', async () => {
    const { session, path } = await begin(world)
    expect((await listener().post(`${path}/cards`, { words: ' ' })).text).toContain('Write what you learned')
    await sessionTables(world.database).insertInto('stories.session_card')
      .values(Array.from({ length: MOST_CARDS }, (_, at) => ({ id: newId<'session-card'>(), session_id: session, author_id: world.people.service, place: at + 1, words: `Card ${at + 1} of many`, group_id: null, tag: null }))).execute()
    const full = await listener().post(`${path}/cards`, { words: 'One more' })
    expect([full.status, full.text.includes('The table is full')]).toEqual([422, true])
    const first = await listener().get(path)
    expect([first.text.includes('Card 50 of many'), first.text.includes('Card 51 of many'), first.queries <= 8]).toEqual([true, false, true])
    const next = /href="([^"]*\?after=[^"]*)"/.exec(first.text)?.[1] ?? ''
    expect((await listener().get(next)).text).toContain('Card 51 of many')
    expect((await listener().get(`${path}/arrange`)).queries).toBeLessThanOrEqual(8)
  })

  test('are changed by their writer alone, and two at once see each other', async () => {
    const { path } = await begin(world)
    const card = await writeOne(world, path, 'Ask before you ring.')
    await leader().post(`${path}/cards/${card.id}/change`, { words: 'Not mine', tag: 'benefit', version: '1' })
    expect((await cardsOf(world, path)).map(({ words, tag }) => [words, tag])).toEqual([['Ask before you ring.', 'benefit']])
    const late = await listener().post(`${path}/cards/${card.id}/change`, { words: 'Ask first.', tag: '', version: '1' })
    expect([late.status, late.text.includes('Ask first.'), late.text.includes('Ask before you ring.')]).toEqual([409, true, true])
  })

  test('are taken off by their writer and by the teller, and stay off after a restore', async () => {
    const { path } = await begin(world)
    const [one, other] = [await writeOne(world, path, 'One.'), await writeOne(world, path, 'Other.')]
    expect((await leader().post(`${path}/cards/${one.id}/take-back`)).status).toBe(403)
    expect((await listener().post(`${path}/cards/${one.id}/take-back`)).status).toBe(303)
    expect((await teller().post(`${path}/cards/${other.id}/take-back`)).status).toBe(303)
    expect(await cardsOf(world, path)).toEqual([])
    const third = await writeOne(world, path, 'Third.')
    await world.database.transaction(async (trx) => againInSessions['session-card-taken-off']?.(trx, { card: third.id }))
    expect(await cardsOf(world, path)).toEqual([])
  })
})

describe('groups', () => {
  test('are made by moving cards, and a move is undone and done again', async () => {
    const { session, path } = await begin(world)
    const cards = [await writeOne(world, path, 'Alpha.'), await writeOne(world, path, 'Beta.')]
    const [alpha] = cards
    const move = (fields: Readonly<Record<string, string | readonly string[]>>) => listener().post(`${path}/arrange`, fields)
    expect((await move({})).text).toContain('Tick the cards first')
    expect((await move({ cards: cards.map(({ id }) => id) })).text).toContain('Choose a group, or name a new one')
    expect((await move({ cards: cards.map(({ id }) => id), name: 'Time' })).status).toBe(303)
    const [time] = await listGroups(world.database, session)
    expect((await cardsOf(world, path)).map(({ group }) => group)).toEqual([time?.id, time?.id])
    await move({ cards: alpha?.id ?? '', into: 'none' })
    const lying = async () => (await cardsOf(world, path)).map(({ words, group }) => [words, group === undefined])
    expect(await lying()).toEqual([['Alpha.', true], ['Beta.', false]])
    expect((await listener().get(`${path}/arrange`)).text).toContain('Undo that move')
    await listener().post(`${path}/undo`)
    expect(await lying()).toEqual([['Alpha.', false], ['Beta.', false]])
    await listener().post(`${path}/undo`)
    expect(await lying()).toEqual([['Alpha.', true], ['Beta.', false]])
    // Somebody else moves it meanwhile: theirs stays.
    await leader().post(`${path}/arrange`, { cards: alpha?.id ?? '', into: time?.id ?? '' })
    await listener().post(`${path}/undo`)
    expect(await lying()).toEqual([['Alpha.', false], ['Beta.', false]])
  })

  test('have a name of their own, a tag and what might be done; taken apart, their cards stay', async () => {
    const { session, path } = await begin(world)
    const card = await writeOne(world, path, 'Gamma.')
    await listener().post(`${path}/arrange`, { cards: card.id, name: 'Time' })
    const [group] = await listGroups(world.database, session)
    const at = `${path}/groups/${group?.id ?? ''}`
    expect((await leader().post(at, { name: 'Waiting', tag: 'opportunity', action: 'Ask the ward for a clock.', version: '1' })).status).toBe(303)
    expect((await listener().post(at, { name: 'Too late', tag: '', action: '', version: '1' })).status).toBe(409)
    const printed = await listener().get(`${path}/print`)
    for (const words of ['Waiting', 'Opportunity', 'Ask the ward for a clock.', 'Gamma.']) expect(printed.text).toContain(words)
    expect(printed.queries).toBeLessThanOrEqual(8)
    await leader().post(`${at}/take-apart`)
    expect([await listGroups(world.database, session), (await cardsOf(world, path)).map(({ words }) => words)]).toEqual([[], ['Gamma.']])
  })
})

describe('the end of a session', () => {
  test('comes when the teller says so, at once and wholly; nobody else may once there are cards', async () => {
    const { session, path } = await begin(world)
    await writeOne(world, path, 'To be gone.')
    await leader().post(`${path}/take-back`)
    expect([await isThere(world, session), (await listener().post(`${path}/take-back`)).status]).toEqual([true, 403])
    expect((await teller().post(`${path}/take-back`)).status).toBe(303)
    expect([await isThere(world, session), (await listener().get(path)).status]).toEqual([false, 404])
    const { session: again } = await begin(world)
    await world.database.transaction(async (trx) => againInSessions['story-session-ended']?.(trx, { session: again }))
    expect(await isThere(world, again)).toBe(false)
  })

  test('comes by itself after its last day, on the pages and in the database', async () => {
    const { session, path } = await begin(world)
    const was = world.clock.now
    const at = (days: number) => new Date(was.getTime() + days * 86_400_000)
    await deleteSessionsOver(world.database, at(KEPT_DAYS))
    expect(await isThere(world, session)).toBe(true)
    await deleteSessionsOver(world.database, at(KEPT_DAYS + 2))
    expect([await isThere(world, session), (await listener().get(path)).status]).toEqual([false, 404])
  })

  test('is written down where a restore finds it, by ids alone', async () => {
    const { session, path } = await begin(world)
    const [one, other] = [await writeOne(world, path, 'Kept from going on.'), await writeOne(world, path, 'Off again.')]
    await nod(world, path, one)
    await nod(world, path, one, 'no')
    await listener().post(`${path}/cards/${other.id}/take-back`)
    await teller().post(`${path}/take-back`)
    const { rows } = await sql<{ kind: string; ids: Readonly<Record<string, string>> }>`select kind, ids from platform.activity where kind = any(${Object.keys(againInSessions)}::text[])`.execute(sessionTables(world.database))
    for (const row of [{ kind: 'session-nod-ended', ids: { card: one.id } }, { kind: 'session-card-taken-off', ids: { card: other.id } }, { kind: 'story-session-ended', ids: { session } }]) expect(rows).toContainEqual(row)
  })

  test('of a listener, or of the teller’s name, is done again after a restore', async () => {
    const { session, path } = await begin(world)
    const named = async () => (await leader().get(path)).text.includes('Carer Example')
    await teller().post(`${path}/name`, { named: 'yes' })
    await teller().post(`${path}/name`, { named: 'no' })
    await leader().post(`${path}/people`, {})
    // As the backup has it.
    await leader().post(`${path}/people`, { listeners: world.people.service })
    await teller().post(`${path}/name`, { named: 'yes' })
    expect([await named(), (await listener().get(path)).status]).toEqual([true, 200])
    const { rows } = await sql<{ kind: string; ids: Readonly<Record<string, string>> }>`select kind, ids from platform.activity where ids ->> 'session' = ${session} order by id`.execute(sessionTables(world.database))
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['session-listener-removed', 'session-teller-unnamed'])
    await world.database.transaction(async (trx) => {
      for (const { kind, ids } of rows) await againInSessions[kind]?.(trx, ids)
    })
    expect([await named(), (await listener().get(path)).status]).toEqual([false, 404])
  })

  test('can come when the group’s work is over', () => {
    const path = `${base()}/story-sessions/one`
    expect([`${path}/take-back`, `${path}/cards/one/take-back`, `${path}/cards`].map(canStillBeDone)).toEqual([true, true, false])
  })

  test('comes when the teller leaves the group', async () => {
    const { session } = await begin(world)
    await world.database.transaction((trx) => endSessionsOfTeller(trx, { initiative: world.initiative.id, person: world.people.planner }))
    expect(await isThere(world, session)).toBe(true)
    await world.database.transaction((trx) => endSessionsOfTeller(trx, { initiative: world.initiative.id, person: world.people.carer }))
    expect(await isThere(world, session)).toBe(false)
  })
})

test('each page asks the database at most eight questions', async () => {
  const { session, path } = await begin(world)
  const card = await writeOne(world, path, 'Asked for.')
  await teller().post(`${path}/arrange`, { cards: card.id, name: 'Pile' })
  await nod(world, path, card)
  const [group] = await listGroups(world.database, session)
  for (const end of ['', `/cards/${card.id}`, `/groups/${group?.id ?? ''}`, '/arrange', '/people', '/print', '/take-back', '/../new', '/..']) {
    const answer = await teller().get(new URL(`${path}${end}`, 'http://x').pathname.replace(/\/$/, ''))
    expect([end, answer.status, answer.queries <= 8]).toEqual([end, 200, true])
  }
  const away = await host().get(`${path}/cards/${card.id}`)
  expect([away.status, away.queries <= 8, away.text.includes('Pile')]).toEqual([200, true, false])
})

test('everything held about somebody says which sessions they were in, and the cards that they wrote', async () => {
  const { path } = await begin(world)
  await writeOne(world, path, 'Held about me.')
  expect((await listener().get('/me/everything.json')).text).toContain('Held about me.')
  expect((await teller().get('/me/everything.json')).text).toContain('storySessionsITellIn')
})

test('whoever erases their account takes their cards along, and a teller the whole session', async () => {
  const { session, path } = await begin(world)
  await writeOne(world, path, 'Gone with me.')
  await leader().post(`${path}/cards`, { words: 'Still here.' })
  await world.database.transaction((trx) => erasePerson(trx, world.people.service, 'keep'))
  expect((await cardsOf(world, path)).map(({ words }) => words)).toEqual(['Still here.'])
  await world.database.transaction((trx) => erasePerson(trx, world.people.carer, 'keep'))
  expect(await isThere(world, session)).toBe(false)
})
