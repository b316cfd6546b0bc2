/** Anybody tells those who keep the library that something about a page of it is the matter. */
import { unlessTooOften } from '#people/index.ts'
import { type AnyRoute, type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { type EntryKind, FOLDERS, type Kind, entryPath } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { ProblemPage } from './problem.view.tsx'
import { readProblem } from './request.form.ts'
import { insertRequest } from './request.queries.ts'
import { answerBy } from './request.rules.ts'
import { ASKING } from './suggest.route.tsx'

/** An entry that everybody reads. */
const published = <Content,>(kind: EntryKind<Kind, Content>): Gate<AtEntry<Content>> => async (c) => {
  const here = await atEntry(kind)(c)
  return 'closed' in here || here.entry.state === 'published' ? here : { closed: 'not-found' }
}

export const problemRoute = <Content,>(kind: EntryKind<Kind, Content>): AnyRoute =>
  route(`/library/${FOLDERS[kind.kind]}/:entry/report`, published(kind))
    .get((c, { entry }) => c.page(<ProblemPage path={entryPath(kind.kind, entry.slug)} title={entry.title} signedIn={c.person !== undefined} />))
    .post((c, { entry }) => unlessTooOften(c, { what: ASKING }, () =>
      write(c, readProblem, async (trx, { problem, words, reach }) => {
        const id = await insertRequest(trx, { kind: 'problem', entry: entry.id, problem, words, reach: c.person === undefined ? reach : undefined, person: c.person?.id, at: c.now, answerBy: answerBy(c.now, DEFAULT_ZONE) })
        return done(`/library/requests/${id}`)
      }, (typed, problems) => c.page(<ProblemPage path={entryPath(kind.kind, entry.slug)} title={entry.title} signedIn={c.person !== undefined} typed={typed} problems={problems} />, 422))))
