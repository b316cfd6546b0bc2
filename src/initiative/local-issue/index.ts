/** Issues: what the rest of the program may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { actionRoutes } from '../action/action.route.tsx'
import { hideIssue, unhideIssue } from './hide-issue.route.tsx'
import { membersAtActions } from './issue.gate.ts'
import { closeIssues, openIssues, showIssues } from './list-issues.route.tsx'
import { namePartners, removePartner } from './name-partners.route.tsx'
import { editNote, noteHistory, removeNote } from './note.route.tsx'
import { editIssue, takeIssueBack } from './own-issue.route.tsx'
import { raiseIssue } from './raise-issue.route.tsx'
import { showIssue } from './show-issue.route.tsx'
import { agreedWhere, notAgreedThere, noteProgress, writeSolution } from './solve-issue.route.tsx'

export { takeIssuesBackWithPerson } from './take-back-with-person.ts'

export const issueRoutes: readonly AnyRoute[] = [
  showIssues, raiseIssue, openIssues, closeIssues, editIssue, takeIssueBack, hideIssue, unhideIssue, namePartners, removePartner, writeSolution, agreedWhere, notAgreedThere,
  noteProgress, editNote, noteHistory, removeNote, ...actionRoutes('/initiatives/:slug/issues/:issue', { recorders: membersAtActions, members: membersAtActions }), showIssue,
]
