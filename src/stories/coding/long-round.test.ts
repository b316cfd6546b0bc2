/** A round that is too long to be worked out while somebody waits: asked for, told of, kept, and made anew. */
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { inOneGo } from '#measures/alpha-interval.ts'
import { codingsOf, howAlike } from './agreement.rules.ts'
import { findAlike, moveAlike } from './alike.queries.ts'
import { listRoundStories } from './round.queries.ts'
import { type LongRound, longRoundOf } from './test-long-round.queries.ts'
import { QUIET_MS, SHORT_ROUND, inWorker, workOutAlike } from './work-out-alike.ts'

const world = useWorld()
const [STORIES, CODED, CODES] = [SHORT_ROUND + 60, SHORT_ROUND + 20, 40]
let here: LongRound
const carer = () => world.as(world.people.carer)
const agreement = () => carer().get(`${here.path}/agreement`)
const ask = () => carer().post(`${here.path}/agreement/work-out`)
/** Does what the queue does. */
const work = () => workOutAlike(world.database, { round: here.round }, () => world.clock.now)
const alike = () => findAlike(world.database, here.round)

beforeAll(async () => {
  const { planner, carer: one, service } = world.people
  here = await longRoundOf(world, { teller: planner, coders: [one, service], stories: STORIES, codes: CODES, coded: CODED })
})

test('it is asked for by a button, shows how far it is, and comes anew by itself until somebody wants it still', async () => {
  const before = await agreement()
  expect([before.text.includes(`All are done with ${CODED} stories.`), before.text.includes('<table'), before.queries <= 8]).toEqual([true, false, true])
  expect((await ask()).status).toBe(303)
  await moveAlike(world.database, here.round, 700, world.clock.now)
  const going = await agreement()
  expect([going.text.includes('700 of 2,000 drawings done'), going.headers.get('refresh'), going.text.includes('Nothing has moved'), going.queries <= 8]).toEqual([true, '3', false, true])
  expect((await carer().get(`${here.path}/agreement?still=yes`)).headers.get('refresh')).toBeNull()
  // Asked again, nothing is begun twice.
  await ask()
  expect(await alike()).toMatchObject({ kind: 'going', drawn: 700 })
})

test('whoever died over it is found by the silence, and it is begun anew', async () => {
  world.clock.now = new Date(world.clock.now.getTime() + QUIET_MS + 1)
  expect((await agreement()).text).toContain('Nothing has moved for a while')
  await ask()
  expect(await alike()).toMatchObject({ kind: 'going', drawn: 0 })
})

test('what is found is kept with what it came of, is the same as without a thread, and stays when the job is done twice', async () => {
  await work()
  const found = await alike()
  expect(found).toMatchObject({ kind: 'kept', stories: CODED, rounds: 1_000, seed: 4 })
  const shown = await agreement()
  expect([shown.text.includes(`From ${CODED} stories.`), shown.text.match(/<tr>/g)?.length, shown.text.includes('Something has been coded'), shown.queries <= 8]).toEqual([true, CODES + 2, false, true])
  world.clock.now = new Date(world.clock.now.getTime() + 1_000)
  await work()
  expect(await alike()).toEqual(found)
})

test('it says when something was coded since, and is made anew from that', async () => {
  const { service } = world.people
  for (const who of [world.people.carer, service]) expect((await world.as(who).post(`${here.path}/stories/${CODED + 1}`, { none: 'yes' })).status).toBe(303)
  expect((await agreement()).text).toContain('Something has been coded, or taken back, since this was worked out.')
  await ask()
  await work()
  const shown = await agreement()
  expect([shown.text.includes(`From ${CODED + 1} stories.`), shown.text.includes('Something has been coded')]).toEqual([true, false])
  const [first] = await listRoundStories(world.database, here.round, world.clock.now, [1])
  await world.as(world.people.planner).post(`/stories/${first?.story ?? ''}/take-back`)
  expect((await agreement()).text).toContain('Something has been coded, or taken back')
})

test('the thread finds what the program would, tells how far it is, and ends with whoever no longer listens', async () => {
  const stories = (await listRoundStories(world.database, here.round, world.clock.now)).slice(0, 40)
  const coders = [...new Set(stories.flatMap(({ codings }) => [...codings.keys()]))]
  const codes = [...new Set(stories.flatMap(({ codings }) => [...codings.values()].flat()))]
  const codings = codingsOf(stories, coders, codes)
  const told: number[] = []
  // Whoever writes down how far it is may be slower than the thread.
  expect(await inWorker(codings, async (drawn) => { await pause(40); told.push(drawn) })).toEqual(inOneGo(howAlike(codings)))
  expect([told.length > 5, told.toSorted((a, b) => a - b)]).toEqual([true, told])
  await expect(inWorker(codings, async () => { throw new Error('the database is away') })).rejects.toThrow('the database is away')
})

test('every page of it is short, and asks the database at most eight questions', async () => {
  for (const [end, says] of [
    ['', `You have coded ${CODED} of ${STORIES - 1} stories.`], ['?after=50', 'Story 51'], ['/differences', 'stories to settle'], ['/differences?after=20', 'Pages'], ['/differences?show=settled', 'What you settle will stand here'],
    [`/stories/${CODED + 2}`, 'Which codes fit?'], ['/stories/2/settle', 'What did you come to?'], ['/agreement', 'How alike'],
  ] as const) {
    const page = await carer().get(`${here.path}${end}`)
    expect([end, page.status, page.text.includes(says), page.queries <= 8, page.text.length < 120_000]).toEqual([end, 200, true, true, true])
  }
})
