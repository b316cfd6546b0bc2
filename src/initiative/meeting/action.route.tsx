/** Those who write things down record what somebody said they would do; anybody who takes part says that it is done. */
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import type { InitiativeId, MemberId } from '../tables.ts'
import { type ActionCode, readAction } from './action.form.ts'
import { deleteAction, deleteActionDone, findAction, insertAction, insertActionDone, updateAction } from './action.queries.ts'
import { ActionPage, type ActionProps } from './action.view.tsx'
import { type MeetingSeenByMember, membersAtAction, recorders, recordersOfAction } from './meeting.gate.ts'
import { listMayHaveCome } from './who-came.queries.ts'
import { sayMeeting } from './words/index.ts'

const pathOf = ({ initiative, meeting }: MeetingSeenByMember) => `/initiatives/${initiative.slug}/meetings/${meeting.id}`
const isMember = async (database: Database, initiative: InitiativeId, member: MemberId | undefined) =>
  member === undefined || (await listMayHaveCome(database, initiative)).some((one) => one.member === member)

export const addAction = route('/initiatives/:slug/meetings/:meeting/actions/new', recorders)
addAction.get(async (c, here) => c.page(await pageOf(c, here, {})))
addAction.post(async (c, here) =>
  write(c, readAction, async (trx, action) => {
    if (!(await isMember(trx, here.initiative.id, action.member))) return refuse<ActionCode>('member', 'who-unknown')
    await insertAction(trx, here.meeting.id, action, c.now)
    return done(pathOf(here), sayMeeting('action.added'))
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems }), 422)))

export const editAction = route('/initiatives/:slug/meetings/:meeting/actions/:action/edit', recordersOfAction)
editAction.get(async (c, here) => c.page(await pageOf(c, here, { action: here.action })))
editAction.post(async (c, here) =>
  write(c, readAction, async (trx, { version, ...action }) => {
    if (action.member !== here.action.member && !(await isMember(trx, here.initiative.id, action.member))) return refuse<ActionCode>('member', 'who-unknown')
    if (await updateAction(trx, { id: here.action.id, version }, action)) return done(pathOf(here), sayMeeting('action.changed'))
    return { kind: 'outdated', show: async (typed) => c.page(await pageOf(c, here, { action: await findAction(c.database, here.meeting.id, here.action.id), typed, outdated: true }), 409) }
  }, async (typed, problems) => c.page(await pageOf(c, here, { action: here.action, typed, problems }), 422)))

export const removeAction = route('/initiatives/:slug/meetings/:meeting/actions/:action/remove', recordersOfAction)
removeAction.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    await deleteAction(trx, here.action.id)
    return done(pathOf(here), sayMeeting('action.removed'))
  }, async () => c.page(await pageOf(c, here, { action: here.action }), 422)))

export const actionDone = route('/initiatives/:slug/meetings/:meeting/actions/:action/done', membersAtAction)
actionDone.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    await insertActionDone(trx, here.action.id, here.person.id, c.now)
    return done(pathOf(here), sayMeeting('action.ticked'))
  }, async () => c.page(await pageOf(c, here, { action: here.action }), 422)))

export const actionNotDone = route('/initiatives/:slug/meetings/:meeting/actions/:action/not-done', membersAtAction)
actionNotDone.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    await deleteActionDone(trx, here.action.id)
    return done(pathOf(here), sayMeeting('action.unticked'))
  }, async () => c.page(await pageOf(c, here, { action: here.action }), 422)))

const pageOf = async (c: Context, here: MeetingSeenByMember, shown: Pick<ActionProps, 'action' | 'typed' | 'problems' | 'outdated'>) => {
  const members = await listMayHaveCome(c.database, here.initiative.id)
  const called = await listCalled(c.database, members.map(({ person }) => person))
  return <ActionPage here={here} members={members.map(({ member, person }) => [member, called.get(person) ?? ''] as const)} {...shown} />
}
