/** Where everything of the picture of a plan lies: for each step its name, what was planned and what happened. Pure: the list has all of it in words. */
import { type Day, daysBetween } from '#platform/time.ts'
import type { PlannedDays } from './plan.rules.ts'

/** Names beside their bars, or above them where there is no room. */
export type PlanShape = Readonly<{ width: number; names: number; row: number; bar: number; characters: number }>
export const WIDE: PlanShape = { width: 880, names: 330, row: 44, bar: 11, characters: 44 }
export const NARROW: PlanShape = { width: 340, names: 0, row: 62, bar: 11, characters: 40 }

type Bar = Readonly<{ x: number; width: number }>
export type DrawnStep<Step> = Readonly<{ step: Step; top: number; planned: Bar; really: Bar | undefined; open: boolean }>
export type DrawnPlan<Step> = Readonly<{
  width: number; height: number; steps: readonly DrawnStep<Step>[]
  first: Day; last: Day; left: number
  /** Where today is, where that is within the plan. */
  today: number | undefined
}>

/** A day that is one bar's last still has a width. */
const LEAST = 4
/** Above the first row: the days at which the picture begins and ends. */
const HEAD = 30

/** Draws at least one step. */
export function drawPlan<Step extends PlannedDays>(steps: readonly Step[], today: Day, shape: PlanShape): DrawnPlan<Step> {
  const ends = steps.map((step) => [step.until, step.finished ?? step.until, step.started === undefined || step.finished !== undefined ? step.until : today].toSorted().at(-1) ?? step.until)
  const first = steps.map(({ from, started }) => (started !== undefined && started < from ? started : from)).toSorted()[0] ?? today
  const last = ends.toSorted().at(-1) ?? today
  const days = Math.max(1, daysBetween(first, last) + 1)
  const left = shape.names
  const x = (day: Day) => left + (daysBetween(first, day) / days) * (shape.width - left)
  const bar = (from: Day, until: Day): Bar => ({ x: x(from), width: Math.max(LEAST, x(until) - x(from) + (shape.width - left) / days) })
  return {
    width: shape.width, height: HEAD + steps.length * shape.row + 4, first, last, left, today: today < first || today > last ? undefined : x(today),
    steps: steps.map((step, index) => ({
      step, top: HEAD + index * shape.row, planned: bar(step.from, step.until), open: step.started !== undefined && step.finished === undefined,
      really: step.started === undefined ? undefined : bar(step.started, step.finished ?? (today > step.started ? today : step.started)),
    })),
  }
}
