import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonId } from '#initiative/index.ts'
import { newId } from '#platform/ids.ts'
import { addDays } from '#platform/time.ts'
import {
  KEPT_DAYS, MOST_LISTENERS, NOD_ANSWERS, type NodAnswer, type Standing, decideSession, isOver, lastDayOfSession, mayEnd, mayNod, mayPutForward, mayTakeOff, nodOf, partOf, seesCard, seesCards, someMomentBetween,
} from './session.rules.ts'

const people = Array.from({ length: 20 }, () => newId<'person'>())
const [TELLER = newId<'person'>(), FACILITATOR = newId<'person'>(), LISTENER = newId<'person'>(), AWAY = newId<'person'>()] = people
const there = { teller: TELLER, facilitator: FACILITATOR, listeners: [LISTENER] }
const standings = fc.record({ person: fc.constantFrom(TELLER, FACILITATOR, LISTENER, AWAY), host: fc.boolean() }).map(({ person, host }) => ({ person, standing: { part: partOf(there, person), host } satisfies Standing }))

/** What happens to a card: somebody changes it, or the teller says something to it. */
type Step = Readonly<{ kind: 'change' }> | Readonly<{ kind: 'nod'; answer: NodAnswer }>
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(fc.constant({ kind: 'change' as const }), fc.constantFrom(...NOD_ANSWERS).map((answer) => ({ kind: 'nod' as const, answer }))), { maxLength: 12 })
type Card = Parameters<typeof nodOf>[0]
const cardAfter = (all: readonly Step[]) => all.reduce<Card>((card, step) => (step.kind === 'change' ? { ...card, version: card.version + 1 } : { ...card, nod: { answer: step.answer, version: card.version } }), { version: 1, nod: undefined })

test('a card goes forward only where the last thing that happened to it is the teller’s yes, and only by somebody who sees it', () => {
  fc.assert(fc.property(steps, standings, (all, { standing }) => {
    const card = cardAfter(all)
    const last = all.at(-1)
    const yes = last?.kind === 'nod' && last.answer === 'yes'
    if (mayPutForward(standing, card)) expect([yes, seesCard(standing, card)]).toEqual([true, true])
    expect(mayPutForward(standing, card)).toBe(yes && (standing.host || standing.part === 'teller' || standing.part === 'facilitator'))
  }))
})

test('whoever was not there sees no card, and a host who was not there only what the teller let go', () => {
  fc.assert(fc.property(steps, standings, (all, { standing }) => {
    const card = cardAfter(all)
    expect(seesCard(standing, card)).toBe(standing.part !== undefined || (standing.host && nodOf(card) === 'yes'))
    if (standing.part === undefined && !standing.host) expect(seesCards(standing)).toBe('none')
  }))
})

test('only the teller nods, and takes away what others wrote; a session with cards is ended by nobody else', () => {
  fc.assert(fc.property(standings, fc.constantFrom(...people), fc.nat(5), ({ person, standing }, author: PersonId, cards) => {
    expect(mayNod(standing)).toBe(person === TELLER)
    expect(mayTakeOff(standing, { author }, person)).toBe(person === TELLER || person === author)
    if (mayEnd(standing, cards)) expect(person === TELLER || (person === FACILITATOR && cards === 0)).toBe(true)
  }))
})

describe('a session is agreed to', () => {
  const somebody = fc.constantFrom(...people)
  const planned = fc.record({ teller: somebody, facilitator: somebody, listeners: fc.uniqueArray(somebody, { maxLength: 20 }), away: fc.integer({ min: -10, max: 370 }) })
  const around = fc.record({ maker: somebody, host: fc.boolean(), members: fc.oneof(fc.constant(people), fc.subarray(people)) })

  test('where two members tell and lead, at most twelve others listen, whoever begins it has a part or is a host, and the day is near', () => {
    fc.assert(fc.property(planned, around, ({ away, ...plan }, { maker, host, members }) => {
      const decided = decideSession({ ...plan, day: addDays('2026-11-24', away) }, { maker, host, members: new Set(members), today: '2026-11-24' })
      const others = plan.listeners.filter((one) => one !== plan.teller && one !== plan.facilitator)
      const fits = plan.teller !== plan.facilitator && [plan.teller, plan.facilitator, ...others].every((one) => members.includes(one)) && others.length <= MOST_LISTENERS
        && (host || maker === plan.teller || maker === plan.facilitator) && away >= -7 && away <= 366
      expect(decided.kind).toBe(fits ? 'agreed' : 'refused')
      if (decided.kind === 'agreed') expect(decided.listeners).toEqual(others)
      else expect(decided.problems.length).toBeGreaterThan(0)
    }), { numRuns: 500 })
  })
})

test('a session is there to the end of its last day', () => {
  expect([lastDayOfSession('2026-12-03'), isOver('2026-12-03', '2027-01-02'), isOver('2026-12-03', '2027-01-03')]).toEqual([addDays('2026-12-03', KEPT_DAYS), false, true])
})

test('a drawn moment lies between the two', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.nat(86_400_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (from, length, draw) => {
    const at = someMomentBetween(from, from + length, draw)
    expect([at >= from, at <= from + length, Number.isInteger(at)]).toEqual([true, true, true])
  }))
})
