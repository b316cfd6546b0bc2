/**
 * What is shown of how shared people say it was: how many stand on each rung, by standpoint, never an average. Pure.
 *
 * A round is counted once, when it is over, so that nothing moves while people answer or change their minds. A standpoint is shown
 * from five answers on. All others are shown together, and only where no one person could take their own answer away and be left
 * with a single standpoint. There is no total: what is shown are groups without anybody in common, so that no two can be subtracted.
 */
import { type Day, type Zone, dayOf } from '#platform/time.ts'
import type { StandpointId } from '../tables.ts'
import { FEWEST } from '../trial/spread.rules.ts'
import { RUNGS, type Rung } from './tables.ts'

export type Answer = Readonly<{ standpoint: StandpointId | undefined; rung: Rung }>
/** How many people stand on each rung, in the order of the rungs. `standpoint` undefined: everybody who is not shown apart. */
export type Spread = Readonly<{ standpoint: StandpointId | undefined; people: readonly number[] }>

const onRungs = (answers: readonly Answer[]): readonly number[] => RUNGS.map((rung) => answers.filter((one) => one.rung === rung).length)

/** @example countRound(fiveCarersAndTwoOthers) // the carers' spread, and nothing of the two */
export function countRound(answers: readonly Answer[]): readonly Spread[] {
  const groups = [...Map.groupBy(answers, ({ standpoint }) => standpoint)]
  const apart = groups.filter(([standpoint, some]) => standpoint !== undefined && some.length >= FEWEST)
  const together = groups.filter(([standpoint, some]) => standpoint === undefined || some.length < FEWEST).map(([, some]) => some)
  const rest = together.flat()
  const outsideTheLargest = rest.length - Math.max(0, ...together.map((some) => some.length))
  const spreads: Spread[] = apart.map(([standpoint, some]) => ({ standpoint, people: onRungs(some) }))
  return rest.length >= FEWEST && outsideTheLargest >= 2 ? [...spreads, { standpoint: undefined, people: onRungs(rest) }] : spreads
}

/** How many say that it was less than was promised, as much, or more. */
export type Gap = Readonly<{ less: number; same: number; more: number; all: number }>

export function gapOf({ people }: Pick<Spread, 'people'>, promised: Rung): Gap {
  const at = RUNGS.indexOf(promised)
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0)
  return { less: sum(people.slice(0, at)), same: people[at] ?? 0, more: sum(people.slice(at + 1)), all: sum(people) }
}

export type Made = Readonly<{ rung: Rung; at: Date }>

/** The promise that held at a moment: what people were told before they were asked. `promises`: in the order in which they were made. */
export const promiseAt = <One extends Made>(promises: readonly One[], moment: Date): One | undefined => promises.findLast(({ at }) => at <= moment)

/** Whether answers are taken: to the end of the last day, unless it was counted before. */
export const isAsking = ({ lastDay, countedAt }: Readonly<{ lastDay: Day; countedAt: Date | undefined }>, now: Date, zone: Zone): boolean =>
  countedAt === undefined && dayOf(now, zone) <= lastDay
