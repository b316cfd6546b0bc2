/** Everybody reads what groups learned, as far as editors raised it; editors see what is new and raise it, or take it out again. */
import { type OpenNote, findOpenNotes, listOpenNotes } from '#initiative/index.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { editors } from '../library.gate.ts'
import { atOpenNote } from './learning.gate.ts'
import { LearnedPage, LearningDeskPage } from './learning.view.tsx'
import { letDownNote, listRaised, listRaisedOf, raiseNote } from './raised.queries.ts'
import { sayLearned } from './words/index.ts'

const A_PAGE = 20
export const DESK = '/library/desk/learning'

const learned = route('/library/learning', everybody).kept('library', 'found', 'learning').get(async (c) => {
  const after = readId<'learning-note'>(c.query('after'))
  const raised = await listRaised(c.database, { after, most: A_PAGE + 1 })
  const shown = raised.slice(0, A_PAGE)
  const open = await findOpenNotes(c.database, shown, c.now)
  return c.page(<LearnedPage notes={shown.flatMap((id) => open.get(id) ?? [])} next={raised.length > A_PAGE ? shown.at(-1) : undefined} later={after !== undefined} />)
})

async function deskPage(c: Context, status: 200 | 422 = 200): Promise<Response> {
  const after = readId<'learning-note'>(c.query('after'))
  const found = await listOpenNotes(c.database, { now: c.now, after, most: A_PAGE + 1 })
  const notes: readonly OpenNote[] = found.slice(0, A_PAGE)
  const raised = await listRaisedOf(c.database, notes.map(({ id }) => id))
  return c.page(<LearningDeskPage notes={notes} raised={raised} next={found.length > A_PAGE ? notes.at(-1)?.id : undefined} later={after !== undefined} />, status)
}

const learningDesk = route(DESK, editors).get((c) => deskPage(c))

const raise = route(`${DESK}/:note/raise`, atOpenNote).post((c, { person, note }) =>
  write(c, readPress, async (trx) => {
    await raiseNote(trx, note.id, { person: person.id, at: c.now })
    return done(DESK, sayLearned('desk.done'))
  }, () => deskPage(c, 422)))

const letDown = route(`${DESK}/:note/take-out`, atOpenNote).post((c, { note }) =>
  write(c, readPress, async (trx) => {
    await letDownNote(trx, note.id)
    return done(DESK, sayLearned('desk.undone'))
  }, () => deskPage(c, 422)))

export const learnedRoutes: readonly AnyRoute[] = [learned, learningDesk, raise, letDown]
