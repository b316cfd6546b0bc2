/** What stands around the work of a story: what was planned and how it went, what was done for the five steps, what was learned, and what matters. */
import type { Transaction } from '#platform/database/database.ts'
import { insertAim, insertServed } from '../aim/aim.queries.ts'
import { insertDone } from '../five-steps/five-steps.queries.ts'
import { insertNote } from '../learning/learning.queries.ts'
import { insertPlanned, updateHowItWent } from '../plan/plan.queries.ts'
import { type Told, the } from './told.ts'

export async function tellPlan(trx: Transaction, { initiative, host, day, at, story }: Told): Promise<void> {
  const dayOf = (on: number | undefined) => (on === undefined ? undefined : day(on))
  for (const { what, who, from, until, began, ended, skipped } of story.plan) {
    const id = await insertPlanned(trx, initiative, { what, who, from: day(from), until: day(until), after: undefined }, { person: host, at: at(Math.min(from, -1)) })
    await updateHowItWent(trx, id, 1, { started: dayOf(began), finished: dayOf(ended), skippedBecause: skipped }, { person: host, at: at(-1) })
  }
}

export async function tellFiveSteps(trx: Transaction, { initiative, host, day, at, standpoint, story }: Told): Promise<void> {
  for (const { step, words, on, by } of story.fiveSteps) await insertDone(trx, initiative, { step, words, day: day(on), by: by.map(standpoint) }, host, at(on))
}

/** What was learned, about things of the thread; and what matters to people, with what they told that serves it. */
export async function tellLearned(trx: Transaction, { initiative, host, at, standpoint, items, story }: Told): Promise<void> {
  for (const { on, about, ...note } of story.learned) await insertNote(trx, initiative, { ...note, seenBy: 'public' }, about.map((key) => the(items, key)), { person: host, at: at(on) })
  for (const { on, words, sign, chosenBy, served } of story.aims) {
    const aim = await insertAim(trx, { initiative, seenBy: 'public', person: host, at: at(on), words, sign, chosenBy: chosenBy.map(standpoint) })
    await insertServed(trx, initiative, aim, served.map((key) => the(items, key)))
  }
}
