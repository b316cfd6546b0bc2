/** Reads an issue whole: what is wrong, who works on it together, what was agreed, how it goes, and the reply. */
import { type OrganisationId, findArea, listOrganisations } from '#network/index.ts'
import { listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import type { Problem } from '#platform/problems.ts'
import { listActions } from '../action/action.queries.ts'
import { listReplies } from '../reply/reply.queries.ts'
import type { NoteCode } from './issue.form.ts'
import { type AtIssue, lookingOf, whoMaySeeIssue } from './issue.gate.ts'
import { findParts } from './issue.queries.ts'
import { ShowIssuePage } from './show-issue.view.tsx'

export const showIssue = route('/initiatives/:slug/issues/:issue', whoMaySeeIssue).get((c, here) => showIssuePage(c, here))

type Noting = Readonly<{ typed?: Typed; problems?: readonly Problem<NoteCode>[] }>

/** The page, with what was typed where a note could not be taken. */
export async function showIssuePage(c: Context, here: AtIssue, { typed, problems = [] }: Noting = {}): Promise<Response> {
  const { issue, membership } = here
  const [parts, actions, replies] = await Promise.all([
    findParts(c.database, issue.id, here.sees), membership === undefined ? [] : listActions(c.database, { issue: issue.id }), listReplies(c.database, { issue: issue.id }),
  ])
  const people = membership === undefined ? [] : [issue.raisedBy, ...parts.notes.map(({ by }) => by ?? undefined), ...actions.map(({ person }) => person)].filter((one) => one !== undefined)
  const [area, organisations, called] = await Promise.all([
    issue.area === undefined ? undefined : findArea(c.database, issue.area), listOrganisations(c.database, parts.partners.map(({ organisation }) => organisation)), listCalled(c.database, people)])
  const names = new Map<OrganisationId, string>(organisations.map(({ id, name }) => [id, name]))
  return c.page(<ShowIssuePage here={here} today={lookingOf(c, here).today} person={c.person?.id} parts={parts} actions={actions} replies={replies} names={names} area={area} called={called}
    typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)
}
