/** A host or the note-taker writes down who came. */
import { listCalled } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { listStandpoints } from '../standpoint.queries.ts'
import { type MeetingSeenByMember, recorders } from './meeting.gate.ts'
import { readWhoCame } from './record-who-came.form.ts'
import { RecordWhoCamePage, type RecordWhoCameProps } from './record-who-came.view.tsx'
import { decideWhoCame } from './who-came.rules.ts'
import { listMayHaveCome, listWhoCame, replaceWhoCame } from './who-came.queries.ts'
import { sayMeeting } from './words/index.ts'

export const recordWhoCame = route('/initiatives/:slug/meetings/:meeting/who-came', recorders)
recordWhoCame.get(async (c, here) => c.page(await pageOf(c, here, {})))
recordWhoCame.post(async (c, here) =>
  write(c, readWhoCame, async (trx, { version, members, company }) => {
    const { initiative, meeting, person } = here
    const standpoints = new Set((await listStandpoints(trx, initiative.id)).map(({ id }) => id))
    const facts = { members: await listMayHaveCome(trx, initiative.id), standpoints, before: await listWhoCame(trx, meeting.id) }
    const decided = decideWhoCame({ members, company }, facts)
    if (decided.kind === 'refused') return decided
    if (await replaceWhoCame(trx, meeting.id, version, decided.who, person.id, c.now)) return done(`/initiatives/${initiative.slug}/meetings/${meeting.id}`, sayMeeting('who-came.done'))
    return { kind: 'outdated', show: async (typed) => c.page(await pageOf(c, here, { typed, outdated: true }), 409) }
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems }), 422)))

const pageOf = async (c: Context, here: MeetingSeenByMember, shown: Pick<RecordWhoCameProps, 'typed' | 'problems' | 'outdated'>) => {
  const members = await listMayHaveCome(c.database, here.initiative.id)
  const before = await listWhoCame(c.database, here.meeting.id)
  const standpoints = await listStandpoints(c.database, here.initiative.id)
  const called = await listCalled(c.database, members.map(({ person }) => person))
  return <RecordWhoCamePage here={here} members={members} before={before} standpoints={standpoints} called={called} {...shown} />
}
