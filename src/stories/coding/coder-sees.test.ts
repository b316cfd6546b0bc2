/** What the database says that a coder has before them is what the rules say, whatever happened. */
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { type Draw, drawFrom } from '#measures/draw.ts'
import { later } from '../test-stories.ts'
import { countSeen, findCoded, findNextToCode, listSeen } from './coder-sees.queries.ts'
import { type CoderSees, coderSees, isDone } from './coding.rules.ts'
import { findRound, listRoundStories, setAgreed, upsertCoding, upsertSettling } from './round.queries.ts'
import { roundOf } from './test-round.ts'

const world = useWorld()
const STEPS = 60
const ALL: readonly CoderSees[] = ['gone', 'not-theirs', 'to-code', 'waiting', 'compare', 'settled']
const oneOf = <Thing>(draw: Draw, things: readonly Thing[]): Thing => {
  const thing = things[Math.floor(draw() * things.length)]
  if (thing === undefined) throw new Error('nothing to choose from')
  return thing
}

test('step by step, for every coder: coding, settling, stopping, helpers named, stories taken back, time running out', async () => {
  const { planner, host, carer, service } = world.people
  const draw = drawFrom(91)
  const { round: id, stories, codes } = await roundOf(world, [planner, planner, host, planner, host, planner, planner, planner], [carer, service])
  const marks = new Set<string>()
  for (let step = 0; step < STEPS; step++) {
    const round = await findRound(world.database, world.initiative.id, id)
    if (round === undefined) throw new Error('the round is there')
    const [coder, place, story] = [oneOf(draw, round.coders), 1 + Math.floor(draw() * stories.length), oneOf(draw, stories)]
    const does = draw()
    await world.database.transaction(async (trx) => {
      if (does < 0.6) await upsertCoding(trx, { coder: coder.id, round: id, place, codes: codes.filter(() => draw() < 0.5), at: world.clock.now })
      else if (does < 0.75) await upsertSettling(trx, { round: id, place, codes: codes.filter(() => draw() < 0.5), by: carer, at: world.clock.now })
      else if (does < 0.85) await setAgreed(trx, coder.id, coder.agreed && draw() < 0.3 ? undefined : world.clock.now)
    })
    const [row] = (await listRoundStories(world.database, id, world.clock.now)).filter((one) => one.story === story)
    if (does >= 0.85 && does < 0.92) await world.as(row?.notFor[0] ?? planner).post(`/stories/${story}/supporter`, { person: oneOf(draw, [carer, service]), reads: 'no' })
    else if (does >= 0.97) await world.as(row?.notFor[0] ?? planner).post(`/stories/${story}/take-back`)

    const [now, all] = [await findRound(world.database, world.initiative.id, id), await listRoundStories(world.database, id, world.clock.now)]
    if (now === undefined) throw new Error('the round is there')
    for (const one of now.coders) {
      const said = all.map((each) => ({ place: each.place, sees: coderSees(each, one, now.coders) }))
      expect(await listSeen(world.database, now, one, { now: world.clock.now, after: 0, only: ALL, most: 100 })).toEqual(said)
      expect(await countSeen(world.database, now, one, world.clock.now)).toEqual(Object.fromEntries(ALL.map((sees) => [sees, said.filter((each) => each.sees === sees).length])))
      const after = Math.floor(draw() * stories.length)
      const open = said.filter(({ sees }) => sees === 'to-code').map((each) => each.place)
      expect(await findNextToCode(world.database, now, one, world.clock.now, after)).toBe(open.find((each) => each > after) ?? open[0])
    }
    const coded = await findCoded(world.database, now, world.clock.now)
    expect(coded.stories).toBe(all.filter((each) => isDone(each, now.coders)).length)
    marks.add(coded.codings)
  }
  expect(marks.size).toBeGreaterThan(5)
  later(world, 21)
  const [end] = (await findRound(world.database, world.initiative.id, id))?.coders ?? []
  const last = await findRound(world.database, world.initiative.id, id)
  if (end === undefined || last === undefined) throw new Error('the round is there')
  expect((await countSeen(world.database, last, end, world.clock.now)).gone).toBe(stories.length)
})
