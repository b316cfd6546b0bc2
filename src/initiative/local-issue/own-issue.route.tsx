/** Whoever raised an issue changes its words, or takes it back. */
import { findArea, listAreas } from '#network/index.ts'
import { record } from '#platform/activity.ts'
import { readPress, type Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { maySeeInitiative } from '../initiative.policy.ts'
import { type IssueFormCode, readIssueEdit } from './issue.form.ts'
import { type AuthorAtIssue, authorsAtIssue, issuePath, lookingOf } from './issue.gate.ts'
import { findIssue, takeIssuesBack, updateIssue } from './issue.queries.ts'
import { TakeIssueBackPage } from './own-issue.view.tsx'
import { EditIssuePage } from './raise-issue.view.tsx'
import { sayIssue } from './words/index.ts'

export const editIssue = route('/initiatives/:slug/issues/:issue/edit', authorsAtIssue)

editIssue.get(async (c, here) => {
  if (here.issue.takenBack) throw new NotThere()
  return c.page(<EditIssuePage here={here} areas={await listAreas(c.database)} />)
})

editIssue.post((c, here) =>
  write(c, readIssueEdit, async (trx, { version, ...value }) => {
    if (value.area !== undefined && (await findArea(trx, value.area)) === undefined) return refuse<IssueFormCode>('area', 'area-unknown')
    if (!(await updateIssue(trx, here.issue.id, version, value))) return { kind: 'outdated', show: (typed) => showOutdated(c, here, typed) }
    await record(trx, { kind: 'issue-edited', ids: { issue: here.issue.id } })
    return done(issuePath(here, here.issue.id), sayIssue('edit.done'))
  }, async (typed, problems) => c.page(<EditIssuePage here={here} areas={await listAreas(c.database)} typed={typed} problems={problems} />, 422)))

async function showOutdated(c: Context, here: AuthorAtIssue, typed: Typed): Promise<Response> {
  const issue = await findIssue(c.database, lookingOf(c, here), here.issue.id)
  if (issue === undefined || issue.takenBack) throw new NotThere()
  return c.page(<EditIssuePage here={{ ...here, issue }} areas={await listAreas(c.database)} typed={typed} outdated />, 409)
}

export const takeIssueBack = route('/initiatives/:slug/issues/:issue/take-back', authorsAtIssue)

takeIssueBack.get((c, here) => {
  if (here.issue.takenBack) throw new NotThere()
  return c.page(<TakeIssueBackPage here={here} />)
})

takeIssueBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeIssuesBack(trx, [here.issue.id], c.now)
    await record(trx, { kind: 'issue-taken-back', ids: { issue: here.issue.id } })
    // Somebody who has left may not see the initiative any more: their own page is always there.
    const stays = maySeeInitiative(here.initiative.openTo, { signedIn: true, membership: here.membership })
    return done(stays ? `/initiatives/${here.initiative.slug}/issues` : '/me', sayIssue('take-back.done'))
  }, () => c.page(<TakeIssueBackPage here={here} />, 422)))
