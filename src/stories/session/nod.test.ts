import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { tell } from '../test-stories.ts'
import { sessionTables } from './tables.ts'
import { begin, cardsOf, nod, today, writeOne } from './test-session.ts'

const world = useWorld()
const base = () => `/initiatives/${world.initiative.slug}`
const host = () => world.as(world.people.host)
const teller = () => world.as(world.people.carer)
const leader = () => world.as(world.people.planner)
const listener = () => world.as(world.people.service)
const heard = async () => (await host().get(`${base()}/heard`)).text

type Voice = Readonly<{ id: string; recorded_at: Date; seen_by: string; person_id: string | null; entered_by: string | null; said_by: string | null; channel: string }>

/** The voices of these words, as the tables hold them. */
async function voicesOf(words: string): Promise<readonly Voice[]> {
  const { rows } = await sql<Voice>`select i.id, i.recorded_at, i.seen_by, c.person_id, c.entered_by, c.said_by, c.channel
    from initiative.thread_item i join initiative.contribution c on c.item_id = i.id where i.words = ${words}`.execute(sessionTables(world.database))
  return rows
}

describe('the teller’s nod', () => {
  const forward = (path: string, card: { id: string; version: number }, who = host()) => who.post(`${path}/cards/${card.id}/put-forward`, { version: String(card.version) })

  test('lets a card into the thread as nobody’s voice, and the card is here no more', async () => {
    const { path } = await begin(world)
    const card = await writeOne(world, path, 'A clock on the wall would say that somebody thinks of us.', { tag: 'opportunity' })
    expect((await forward(path, card)).status).toBe(404)
    expect((await forward(path, card, leader())).text).toContain('has not said yes')
    await nod(world, path, card, 'other-words')
    expect((await forward(path, card, leader())).status).toBe(422)
    await nod(world, path, card)
    expect((await host().get(path)).text).toContain('A clock on the wall')
    expect((await forward(path, card)).status).toBe(303)
    expect(await cardsOf(world, path)).toEqual([])
    const page = await heard()
    expect([page.includes('A clock on the wall'), page.includes('Opportunity')]).toEqual([true, true])
    expect((await listener().get(path)).text).not.toContain('A clock on the wall')
    expect((await forward(path, card)).status).toBe(404)
  })

  test('is for the words as they were: a card that was changed waits again', async () => {
    const { path } = await begin(world)
    const card = await writeOne(world, path, 'Write it on the door.')
    await nod(world, path, card)
    await listener().post(`${path}/cards/${card.id}/change`, { words: 'Write it on every door.', tag: '', version: '1' })
    const [changed] = await cardsOf(world, path)
    expect((await forward(path, changed ?? card, leader())).status).toBe(422)
    expect((await forward(path, card, leader())).status).toBe(409)
    expect((await nod(world, path, card)).status).toBe(409)
    expect(await heard()).not.toContain('Write it on')
  })

  test('is the teller’s alone, and a listener puts nothing forward', async () => {
    const { path } = await begin(world)
    const card = await writeOne(world, path, 'Only mine.')
    for (const who of [leader(), listener(), host()]) expect((await who.post(`${path}/cards/${card.id}/nod`, { answer: 'yes', version: '1' })).status).toBe(403)
    await nod(world, path, card)
    expect((await forward(path, card, listener())).status).toBe(403)
  })

  test('lets a card into the thread once, however many press at the same moment', async () => {
    const { path } = await begin(world)
    const card = await writeOne(world, path, 'Said once at most.')
    await nod(world, path, card)
    const answers = await Promise.all([forward(path, card), forward(path, card, leader()), forward(path, card, teller())])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404, 404])
    expect(await voicesOf('Said once at most.')).toHaveLength(1)
  })

  test('goes on to the next card that waits', async () => {
    const { path } = await begin(world)
    const [one, other] = [await writeOne(world, path, 'First to see.'), await writeOne(world, path, 'Second to see.')]
    expect((await teller().get(path)).text).toContain('2 cards wait for your word')
    expect((await nod(world, path, one, 'no')).location).toBe(`${path}/cards/${other.id}`)
    expect((await nod(world, path, other)).location).toBe(path)
  })

  test('puts no words into the thread that a story was told with meanwhile', async () => {
    const words = 'The kettle was cold and the door was locked all night.'
    const { path } = await begin(world)
    const card = await writeOne(world, path, words)
    await nod(world, path, card)
    await tell(world, world.people.planner, { whole: `It was late. ${words}` })
    const answer = await forward(path, card)
    expect([answer.status, answer.text.includes('repeats words of a story')]).toEqual([422, true])
  })
})

/** Every row of the tables of some schemas, as text. */
async function rowsOf(schemas: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string; xml: string }>`
    select schemaname || '.' || relname as table, query_to_xml(format('select * from %I.%I', schemaname, relname), false, false, '')::text as xml
    from pg_stat_user_tables where schemaname = any(${schemas}::text[])`.execute(sessionTables(world.database))
  return rows.map(({ table, xml }) => `${table} ${xml}`)
}

describe('a voice that came of a card', () => {
  test('leads nobody back: no author, nobody who entered it, a moment of the day by chance, and no row that holds both', async () => {
    const { session, path } = await begin(world)
    const card = await writeOne(world, path, 'A voice from a card.')
    await nod(world, path, card)
    world.clock.now = new Date(world.clock.now.getTime() + 3_600_000)
    await leader().post(`${path}/cards/${card.id}/put-forward`, { version: '1' })
    const [voice] = await voicesOf('A voice from a card.')
    expect(voice).toMatchObject({ seen_by: 'members', person_id: null, entered_by: null, said_by: null, channel: 'room' })
    expect([today(world), voice?.recorded_at.getTime() === world.clock.now.getTime()]).toEqual([voice?.recorded_at.toISOString().slice(0, 10), false])
    expect((await rowsOf(['stories'])).filter((row) => row.includes(voice?.id ?? '') || row.includes(card.id))).toEqual([])
    expect((await rowsOf(['initiative'])).filter((row) => row.includes(session) || row.includes(card.id))).toEqual([])
    expect((await rowsOf(['platform'])).flatMap((table) => table.split('</row>')).filter((row) => row.includes(voice?.id ?? '') && (row.includes(session) || row.includes(card.id)))).toEqual([])
  })

  test('is changed by nobody, and hidden by a host', async () => {
    const [voice] = await voicesOf('A voice from a card.')
    const at = `${base()}/items/${voice?.id ?? ''}`
    for (const who of [host(), teller(), leader(), listener()]) expect([403, 404]).toContain((await who.get(`${at}/edit`)).status)
    expect((await listener().get(at)).text).not.toContain('Planner Example')
    await host().post(`${at}/hide`, { reason: 'The teller asked.' })
    expect((await listener().get(`${base()}/heard`)).text).not.toContain('A voice from a card.')
  })
})
