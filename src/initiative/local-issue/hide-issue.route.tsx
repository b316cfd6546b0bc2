/** A host hides an issue with a reason that whoever raised it reads, and shows it again. */
import { record } from '#platform/activity.ts'
import { readPress } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readHide } from '../safety/safety.form.ts'
import { hostsAtIssue, issuePath } from './issue.gate.ts'
import { deleteIssueHiding, upsertIssueHiding } from './issue.queries.ts'
import { HideIssuePage } from './own-issue.view.tsx'
import { sayIssue } from './words/index.ts'

export const hideIssue = route('/initiatives/:slug/issues/:issue/hide', hostsAtIssue)

hideIssue.get((c, here) => c.page(<HideIssuePage here={here} />))

hideIssue.post((c, here) =>
  write(c, readHide, async (trx, { reason }) => {
    await upsertIssueHiding(trx, here.issue.id, here.issue.takenBack ? null : reason, here.person.id, c.now)
    await record(trx, { kind: 'issue-hidden', ids: { issue: here.issue.id } })
    return done(issuePath(here, here.issue.id), sayIssue('hide.done'))
  }, (typed, problems) => c.page(<HideIssuePage here={here} typed={typed} problems={problems} />, 422)))

export const unhideIssue = route('/initiatives/:slug/issues/:issue/unhide', hostsAtIssue).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteIssueHiding(trx, here.issue.id)
    await record(trx, { kind: 'issue-unhidden', ids: { issue: here.issue.id } })
    return done(issuePath(here, here.issue.id), sayIssue('hide.unhidden'))
  }, () => c.seeOther(issuePath(here, here.issue.id))))
