import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { StandpointId } from '../tables.ts'
import { type Answer, countRound, gapOf, isAsking, promiseAt } from './how-shared.rules.ts'
import { RUNGS, type Rung } from './tables.ts'

const STANDPOINTS: readonly (StandpointId | undefined)[] = [...Array.from({ length: 4 }, () => newId<'standpoint'>()), undefined]
const [carer, planner, young] = STANDPOINTS
const say = (standpoint: StandpointId | undefined, rung: Rung, many = 1): readonly Answer[] => Array.from({ length: many }, () => ({ standpoint, rung }))
const total = (people: readonly number[]) => people.reduce((all, one) => all + one, 0)

const round = fc.array(fc.record({ standpoint: fc.constantFrom(...STANDPOINTS), rung: fc.constantFrom(...RUNGS) }), { maxLength: 30 })

/** All ways in which the people of so many groups can stand on so many rungs, as far as one cell is concerned. */
function valuesOf(group: number, rung: number, everybody: number): number {
  let values = 0
  for (let some = 0; some <= Math.min(group, rung); some++) if (rung - some <= everybody - group) values++
  return values
}

describe('what is shown of a round', () => {
  test('a standpoint is shown from five answers on, as how many stand on each rung', () => {
    expect(countRound([...say(carer, 'told', 3), ...say(carer, 'asked', 1)])).toEqual([])
    expect(countRound([...say(carer, 'told', 3), ...say(carer, 'shared', 2)])).toEqual([{ standpoint: carer, people: [0, 0, 3, 0, 0, 0, 2] }])
  })

  test('nothing that is shown is about fewer than five people, and nobody stands in two groups', () => {
    fc.assert(fc.property(round, (answers) => {
      const shown = countRound(answers)
      for (const { people } of shown) expect(total(people)).toBeGreaterThanOrEqual(5)
      const apart = new Set(shown.flatMap(({ standpoint }) => standpoint ?? []))
      const others = answers.filter(({ standpoint }) => standpoint === undefined || !apart.has(standpoint))
      for (const { standpoint, people } of shown) {
        const group = standpoint === undefined ? others : answers.filter((one) => one.standpoint === standpoint)
        expect(people).toEqual(RUNGS.map((rung) => group.filter((one) => one.rung === rung).length))
      }
    }))
  })

  test('whoever knows how many of each standpoint answered can\'t work out where a hidden group stands, unless all say the same', () => {
    fc.assert(fc.property(round, (answers) => {
      const shown = countRound(answers)
      const together = shown.find(({ standpoint }) => standpoint === undefined)
      if (together === undefined) return
      const apart = new Set(shown.map(({ standpoint }) => standpoint).filter((one) => one !== undefined))
      const everybody = total(together.people)
      const hidden = [...Map.groupBy(answers.filter(({ standpoint }) => standpoint === undefined || !apart.has(standpoint)), ({ standpoint }) => standpoint).values()]
      expect(hidden.length).toBeGreaterThanOrEqual(2)
      for (const group of hidden) {
        for (const rung of together.people) if (rung > 0 && rung < everybody) expect(valuesOf(group.length, rung, everybody)).toBeGreaterThanOrEqual(2)
      }
    }))
  })

  test('a single person beside four of one standpoint can\'t take themselves away: nothing is shown of them together', () => {
    expect(countRound([...say(carer, 'told', 4), ...say(planner, 'shared')])).toEqual([])
    expect(countRound([...say(carer, 'told', 4), ...say(planner, 'shared'), ...say(young, 'asked')])).toEqual([{ standpoint: undefined, people: [0, 0, 4, 1, 0, 0, 1] }])
  })
})

describe('the gap between what was promised and what people say', () => {
  test('is how many say less, as much and more', () => {
    expect(gapOf({ people: [1, 0, 4, 2, 1, 0, 3] }, 'asked')).toEqual({ less: 5, same: 2, more: 4, all: 11 })
  })

  test('is about what was promised when people were asked, not about what was promised afterwards', () => {
    const day = (number: number) => new Date(Date.UTC(2026, 10, number))
    const promises = [{ rung: 'shared', at: day(1) }, { rung: 'told', at: day(20) }] as const
    expect([promiseAt(promises, day(10))?.rung, promiseAt(promises, day(20))?.rung, promiseAt([], day(20))]).toEqual(['shared', 'told', undefined])
  })
})

test('answers are taken to the end of the last day where the group is, and never once it is counted', () => {
  const summer = { lastDay: '2026-07-10', countedAt: undefined }
  expect(isAsking(summer, new Date('2026-07-10T22:59:00Z'), 'Europe/London')).toBe(true)
  expect(isAsking(summer, new Date('2026-07-10T23:01:00Z'), 'Europe/London')).toBe(false)
  expect(isAsking({ ...summer, countedAt: new Date('2026-07-01T10:00:00Z') }, new Date('2026-07-02T10:00:00Z'), 'Europe/London')).toBe(false)
})
