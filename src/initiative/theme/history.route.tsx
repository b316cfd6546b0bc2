/** Members see what was done with voices and themes, by whom and when, and undo what they did themselves. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { sensePath } from '../sense/looked-for.ts'
import { readButton } from '../voice/take-back.route.tsx'
import { listHistory } from './history.queries.ts'
import { HistoryPage } from './history.view.tsx'
import { redoStep } from './redo-step.ts'
import { holdThemes } from './step.queries.ts'
import type { StepId } from './tables.ts'
import { type ThemeCode, decideUndo } from './theme.rules.ts'
import { findStep, findWhatHappenedSince, undoStep } from './undo.queries.ts'
import { sayTheme } from './words/index.ts'

const PAGE = 50

export const themeHistory = route('/initiatives/:slug/themes/history', members).get(async (c, here) => c.page(await pageOf(c, here)))

/** A step that the address names, for whoever took it. Lists are taken back on a page of their own. */
const ownStep: Gate<SeenByMember & { person: SignedIn; step: StepId }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'step'>(c.param('step'))
  const step = id === undefined ? undefined : await findStep(c.database, here.initiative.id, id)
  if (step === undefined || step.kind === 'pasted') return { closed: 'not-found' }
  return step.person === here.person.id ? { ...here, step: step.id } : { closed: 'forbidden', whoCan: sayTheme('history.who-can') }
}

export const undo = route('/initiatives/:slug/themes/steps/:step/undo', ownStep).post(async (c, here) =>
  write(c, readButton, async (trx) => {
    await holdThemes(trx, here.initiative.id)
    const decided = decideUndo(await findWhatHappenedSince(trx, here.step))
    if (decided.kind === 'refused') return decided
    const undone = await undoStep(trx, here.initiative.id, here.step, c.now)
    if (undone !== 'undone') return refuse<ThemeCode>('', undone === 'circle' ? 'rested-on' : 'name-given-since')
    return done(sensePath(here.initiative.slug, {}), sayTheme('history.undone-done'))
  }, async (_typed, problems) => c.page(await pageOf(c, here, problems), 422)))

export const redo = route('/initiatives/:slug/themes/steps/:step/redo', ownStep).post(async (c, here) =>
  write(c, readButton, async (trx) => {
    await holdThemes(trx, here.initiative.id)
    const answer = await redoStep(trx, { initiative: here.initiative.id, person: here.person.id, at: c.now }, here.step)
    return answer.kind === 'refused' ? answer : done(sensePath(here.initiative.slug, {}), sayTheme('history.redone-done'))
  }, async (_typed, problems) => c.page(await pageOf(c, here, problems), 422)))

async function pageOf(c: Context, here: SeenByMember, problems: readonly Problem<ThemeCode>[] = []) {
  const typed = Number(c.query('before'))
  const before = Number.isSafeInteger(typed) && typed > 0 ? typed : undefined
  const lines = await listHistory(c.database, here.initiative.id, { before, most: PAGE + 1 })
  const shown = lines.slice(0, PAGE)
  return <HistoryPage here={here} lines={shown} first={before === undefined} next={lines.length > PAGE ? shown.at(-1)?.place : undefined} problems={problems} />
}
