/**
 * Those who write things down record what somebody said they would do; anybody who takes part says that it is done. The same pages
 * for a meeting's actions and for an issue's: whoever has actions gives the gates.
 */
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, type Closed, type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { listMayHaveCome } from '../meeting/who-came.queries.ts'
import type { InitiativeId, MemberId } from '../tables.ts'
import { ActionHistoryPage } from './action-history.view.tsx'
import { type ActionCode, readAction } from './action.form.ts'
import { type Action, deleteAction, deleteActionDone, findAction, insertAction, insertActionDone, listActionBefore, updateAction } from './action.queries.ts'
import { ActionPage, type ActionProps, type WithActions } from './action.view.tsx'
import { sayAction } from './words/index.ts'

type WithAction = WithActions & Readonly<{ action: Action }>

/** An action there, for whoever comes in by the gate. */
const atAction = (gate: Gate<WithActions>): Gate<WithAction> => async (c): Promise<WithAction | Closed> => {
  const here = await gate(c)
  if ('closed' in here) return here
  const id = readId<'action'>(c.param('action'))
  const action = id === undefined ? undefined : await findAction(c.database, here.actionsOf.place, id)
  return action === undefined ? { closed: 'not-found' } : { ...here, action }
}

const isMember = async (database: Database, initiative: InitiativeId, member: MemberId | undefined) =>
  member === undefined || (await listMayHaveCome(database, initiative)).some((one) => one.member === member)

/** @param at the address of what has actions, as routes have it; `recorders` write them down, `members` say that they are done */
export const actionRoutes = (at: string, { recorders, members }: Readonly<{ recorders: Gate<WithActions>; members: Gate<WithActions> }>): readonly AnyRoute[] =>
  [adding(at, recorders), editing(at, atAction(recorders)), removing(at, atAction(recorders)), doing(at, atAction(members)), undoing(at, atAction(members)), history(at, atAction(members))]

const adding = (at: string, gate: Gate<WithActions>) => route(`${at}/actions/new`, gate)
  .get(async (c, here) => c.page(await pageOf(c, here, {})))
  .post(async (c, here) => write(c, readAction, async (trx, action) => {
    if (!(await isMember(trx, here.initiative.id, action.member))) return refuse<ActionCode>('member', 'who-unknown')
    await insertAction(trx, here.actionsOf.place, action, c.now)
    return done(here.actionsOf.path, sayAction('added'))
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems }), 422)))

const editing = (at: string, gate: Gate<WithAction>) => route(`${at}/actions/:action/edit`, gate)
  .get(async (c, here) => c.page(await pageOf(c, here, { action: here.action })))
  .post(async (c, here) => write(c, readAction, async (trx, { version, ...action }) => {
    if (action.member !== here.action.member && !(await isMember(trx, here.initiative.id, action.member))) return refuse<ActionCode>('member', 'who-unknown')
    if (await updateAction(trx, { id: here.action.id, version }, action, { person: here.person.id, at: c.now })) return done(here.actionsOf.path, sayAction('changed'))
    return { kind: 'outdated', show: async (typed) => c.page(await pageOf(c, here, { action: await findAction(c.database, here.actionsOf.place, here.action.id), typed, outdated: true }), 409) }
  }, async (typed, problems) => c.page(await pageOf(c, here, { action: here.action, typed, problems }), 422)))

const removing = (at: string, gate: Gate<WithAction>) => route(`${at}/actions/:action/remove`, gate)
  .post(async (c, here) => write(c, readPress, async (trx) => {
    await deleteAction(trx, here.action.id)
    return done(here.actionsOf.path, sayAction('removed'))
  }, async () => c.page(await pageOf(c, here, { action: here.action }), 422)))

const doing = (at: string, gate: Gate<WithAction>) => route(`${at}/actions/:action/done`, gate)
  .post(async (c, here) => write(c, readPress, async (trx) => {
    await insertActionDone(trx, here.action.id, here.person.id, c.now)
    return done(here.actionsOf.path, sayAction('ticked'))
  }, async () => c.page(await pageOf(c, here, { action: here.action }), 422)))

const undoing = (at: string, gate: Gate<WithAction>) => route(`${at}/actions/:action/not-done`, gate)
  .post(async (c, here) => write(c, readPress, async (trx) => {
    await deleteActionDone(trx, here.action.id)
    return done(here.actionsOf.path, sayAction('unticked'))
  }, async () => c.page(await pageOf(c, here, { action: here.action }), 422)))

const history = (at: string, gate: Gate<WithAction>) => route(`${at}/actions/:action/history`, gate)
  .get(async (c, here) => {
    const before = await listActionBefore(c.database, here.action.id)
    const called = await listCalled(c.database, [here.action.person, ...before.flatMap(({ person, changedBy }) => [person, changedBy])].filter((one) => one !== undefined))
    return c.page(<ActionHistoryPage here={here} action={here.action} before={before} called={called} today={dayOf(c.now, here.initiative.zone)} />)
  })

const pageOf = async (c: Context, here: WithActions, shown: Pick<ActionProps, 'action' | 'typed' | 'problems' | 'outdated'>) => {
  const members = await listMayHaveCome(c.database, here.initiative.id)
  const called = await listCalled(c.database, members.map(({ person }) => person))
  return <ActionPage here={here} members={members.map(({ member, person }) => [member, called.get(person) ?? ''] as const)} {...shown} />
}
