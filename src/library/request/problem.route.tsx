/** Anybody tells those who keep the library that something about a page of it is the matter. */
import { unlessTooOften } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { type EntryKind, FOLDERS, type Kind, entryPath } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { ProblemPage } from './problem.view.tsx'
import { type ProblemCode, readProblem } from './request.form.ts'
import { insertRequest } from './request.queries.ts'
import { answerBy, problemsOf } from './request.rules.ts'
import { ASKING } from './suggest.route.tsx'

/** An entry that everybody reads. */
const published = <Content,>(kind: EntryKind<Kind, Content>): Gate<AtEntry<Content>> => async (c) => {
  const here = await atEntry(kind)(c)
  return 'closed' in here || here.entry.state === 'published' ? here : { closed: 'not-found' }
}

export function problemRoute<Content>(kind: EntryKind<Kind, Content>): AnyRoute {
  const offeredAt = ({ entry }: AtEntry<Content>) => problemsOf(kind.links(entry.content))
  const page = (c: Context, here: AtEntry<Content>, shown: Partial<Parameters<typeof ProblemPage>[0]> = {}) =>
    <ProblemPage path={entryPath(kind.kind, here.entry.slug)} title={here.entry.title} offered={offeredAt(here)} signedIn={c.person !== undefined} {...shown} />
  return route(`/library/${FOLDERS[kind.kind]}/:entry/report`, published(kind))
    .get((c, here) => c.page(page(c, here)))
    .post((c, here) => unlessTooOften(c, { what: ASKING }, () =>
      write(c, readProblem, async (trx, { problem, words, reach }) => {
        if (!offeredAt(here).includes(problem)) return refuse<ProblemCode>('problem', 'problem-missing')
        const id = await insertRequest(trx, { kind: 'problem', entry: here.entry.id, problem, words, reach: c.person === undefined ? reach : undefined, person: c.person?.id, at: c.now, answerBy: answerBy(c.now, DEFAULT_ZONE) })
        return done(`/library/requests/${id}`)
      }, (typed, problems) => c.page(page(c, here, { typed, problems }), 422))))
}
