/** A host calls a meeting, or changes one that was called. */
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { InitiativeId } from '../tables.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { readMeeting } from './call-meeting.form.ts'
import { CallMeetingPage, type CallMeetingProps } from './call-meeting.view.tsx'
import { hostsOfMeeting } from './meeting.gate.ts'
import { findMeeting, insertMeeting, updateMeeting } from './meeting.queries.ts'
import { decideMeeting } from './meeting.rules.ts'
import { listMayHaveCome } from './who-came.queries.ts'
import { sayMeeting } from './words/index.ts'

export const callMeeting = route('/initiatives/:slug/meetings/new', hosts)
callMeeting.get(async (c, here) => c.page(await pageOf(c, here, {})))
callMeeting.post(async (c, here) =>
  write(c, readMeeting, async (trx, draft) => {
    const { initiative } = here
    const decided = decideMeeting(draft, initiative.zone, await memberIds(trx, initiative.id))
    if (decided.kind === 'refused') return decided
    const id = await insertMeeting(trx, initiative.id, decided.meeting, c.now)
    return done(`/initiatives/${initiative.slug}/meetings/${id}`, sayMeeting('call.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems }), 422)))

export const editMeeting = route('/initiatives/:slug/meetings/:meeting/edit', hostsOfMeeting)
editMeeting.get(async (c, here) => c.page(await pageOf(c, here, { meeting: here.meeting })))
editMeeting.post(async (c, here) =>
  write(c, readMeeting, async (trx, { version, ...draft }) => {
    const { initiative, meeting } = here
    const decided = decideMeeting(draft, initiative.zone, await memberIds(trx, initiative.id))
    if (decided.kind === 'refused') return decided
    if (await updateMeeting(trx, meeting.id, version, decided.meeting, c.now)) return done(`/initiatives/${initiative.slug}/meetings/${meeting.id}`, sayMeeting('edit.done'))
    return { kind: 'outdated', show: async (typed) => c.page(await pageOf(c, here, { meeting: await findMeeting(c.database, initiative.id, meeting.id), typed, outdated: true }), 409) }
  }, async (typed, problems) => c.page(await pageOf(c, here, { meeting: here.meeting, typed, problems }), 422)))

const memberIds = async (database: Database, initiative: InitiativeId) => new Set((await listMayHaveCome(database, initiative)).map(({ member }) => member))

const pageOf = async (c: Context, here: SeenByMember, shown: Pick<CallMeetingProps, 'meeting' | 'typed' | 'problems' | 'outdated'>) => {
  const all = await listMayHaveCome(c.database, here.initiative.id)
  const called = await listCalled(c.database, all.map(({ person }) => person))
  const { initiative, membership, sees } = here
  return <CallMeetingPage here={{ initiative, membership, sees }} members={all.map(({ member, person }) => [member, called.get(person) ?? ''] as const)} {...shown} />
}
