/** How a plan went: what really happened beside what was planned, and in what it differs. Pure. */
import { type Day, addDays, daysBetween } from '#platform/time.ts'
import type { PlannedId } from './tables.ts'

/** A plan of more steps than this is several. */
export const MOST_STEPS = 60

export type PlannedDays = Readonly<{ from: Day; until: Day; started: Day | undefined; finished: Day | undefined; skipped: boolean }>

export type State = 'skipped' | 'finished' | 'under-way' | 'to-come'

export const stateOf = ({ started, finished, skipped }: PlannedDays): State => (skipped ? 'skipped' : finished !== undefined ? 'finished' : started !== undefined ? 'under-way' : 'to-come')

/** In what a step differs from its plan, by how many days. `before-its-turn`: it began before the step that it was to come after was done. */
export type Deviation = Readonly<{ kind: 'started-late' | 'started-early' | 'finished-late' | 'finished-early' | 'should-have-started' | 'should-have-finished'; days: number }> | Readonly<{ kind: 'before-its-turn' }>

/** @param after the step that it was to come after */
export function deviationsOf(step: PlannedDays, after: PlannedDays | undefined, today: Day): readonly Deviation[] {
  if (step.skipped) return []
  const { from, until, started, finished } = step
  const start = started === undefined ? { days: daysBetween(from, today), late: 'should-have-started' as const, early: undefined } : { days: daysBetween(from, started), late: 'started-late' as const, early: 'started-early' as const }
  const end = finished === undefined ? { days: daysBetween(until, today), late: 'should-have-finished' as const, early: undefined } : { days: daysBetween(until, finished), late: 'finished-late' as const, early: 'finished-early' as const }
  const early = started !== undefined && after !== undefined && !after.skipped && (after.finished === undefined || after.finished > started)
  return [
    ...said(start), ...(started === undefined ? [] : said(end)), ...(early ? [{ kind: 'before-its-turn' as const }] : []),
  ]
}

type Found = Readonly<{ days: number; late: 'should-have-started' | 'started-late' | 'should-have-finished' | 'finished-late'; early: 'started-early' | 'finished-early' | undefined }>

const said = ({ days, late, early }: Found): readonly Deviation[] => (days > 0 ? [{ kind: late, days }] : days < 0 && early !== undefined ? [{ kind: early, days: -days }] : [])

/** Whether a step would, by way of others, come after itself. */
export function isCircle(steps: readonly Readonly<{ id: PlannedId; after: PlannedId | undefined }>[], id: PlannedId, after: PlannedId): boolean {
  const next = new Map(steps.map((step) => [step.id, step.after]))
  const seen = new Set<PlannedId>()
  for (let at: PlannedId | undefined = after; at !== undefined && !seen.has(at); at = next.get(at)) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** The order after one of some things has moved a place up or down; as it was where there is no such place. */
export function moved<Id>(order: readonly Id[], id: Id, by: -1 | 1): readonly Id[] {
  const at = order.indexOf(id)
  const other = order[at + by]
  if (at < 0 || other === undefined) return order
  return order.map((one, index) => (index === at ? other : index === at + by ? id : one))
}

/** What people can begin from: steps by the key of their words, each from one week to another after the first day. */
export const TEMPLATES = {
  workshops: [['agree-how', 0, 2], ['invite', 0, 3], ['first-workshop', 3, 4], ['second-workshop', 6, 7], ['try', 7, 11], ['third-workshop', 11, 12], ['answer', 12, 16], ['tell', 16, 18]],
  year: [['set-up', 0, 6], ['agree-how', 4, 8], ['listen', 6, 14], ['choose', 14, 18], ['work-out', 18, 28], ['try', 24, 34], ['bring', 34, 38], ['begin', 38, 46], ['ask-again', 44, 50], ['look-back', 50, 52]],
  question: [['ask', 0, 3], ['group', 3, 4], ['agree-one', 4, 6], ['answer', 6, 10], ['tell', 10, 11]],
} as const
export type Template = keyof typeof TEMPLATES

/** The steps of a template from a first day on; each comes after the one before. */
export const daysFrom = (template: Template, first: Day) => TEMPLATES[template].map(([key, from, until]) => ({ key, from: addDays(first, from * 7), until: addDays(first, until * 7 - 1) }))
