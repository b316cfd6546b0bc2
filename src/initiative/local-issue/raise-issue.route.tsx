/** Somebody raises an issue: what is wrong, where, and since when. */
import { findArea, listAreas } from '#network/index.ts'
import { unlessTooOften } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { SignedIn } from '#platform/http/context.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { listGroundsAmong } from '../need/rests-on.queries.ts'
import type { ItemId } from '../tables.ts'
import { type IssueFormCode, readIssue } from './issue.form.ts'
import { issuePath, whoMayRaise } from './issue.gate.ts'
import { insertIssue } from './issue.queries.ts'
import { RaiseIssuePage } from './raise-issue.view.tsx'
import { sayIssue } from './words/index.ts'

export const raiseIssue = route('/initiatives/:slug/issues/new', whoMayRaise)

raiseIssue.get(async (c, here) => c.page(await pageOf(c, here)))

raiseIssue.post((c, here) => (here.membership === undefined ? unlessTooOften(c, { what: 'issue' }, () => raise(c, here)) : raise(c, here)))

const raise = (c: Context, here: Seen & Readonly<{ person: SignedIn }>) =>
  write(c, readIssue, async (trx, value) => {
    const { initiative, person } = here
    if (value.area !== undefined && (await findArea(trx, value.area)) === undefined) return refuse<IssueFormCode>('area', 'area-unknown')
    const grounds = await listGroundsAmong(trx, here, value.restsOn)
    if (grounds.length < value.restsOn.length) return refuse<IssueFormCode>('restsOn', 'rests-on-unknown')
    const issue = await insertIssue(trx, initiative.id, value, person.id, c.now)
    await record(trx, { kind: 'issue-raised', ids: { initiative: initiative.id, issue } })
    return done(issuePath(here, issue), sayIssue('raise.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422))

/** As many as an address of a page of ours names. */
const MOST_WANTED = 100

/** What somebody came from stands there to be ticked: an issue is raised about it. */
const pageOf = async (c: Context, here: Seen, typed: Typed = {}, problems: readonly Problem<IssueFormCode>[] = []) => {
  const named = [...(typed['restsOn'] ?? []), ...(c.query('rests')?.split(',') ?? [])]
  const wanted = named.map((one) => readId<'item'>(one)).filter((id): id is ItemId => id !== undefined).slice(0, MOST_WANTED)
  const [areas, grounds] = await Promise.all([listAreas(c.database), listGroundsAmong(c.database, here, wanted)])
  return <RaiseIssuePage here={here} areas={areas} grounds={grounds} typed={typed} problems={problems} />
}
