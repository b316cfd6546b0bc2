/** A member corrects what was recorded as agreed; the version before stays. */
import { record } from '#platform/activity.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type MemberAtAgreement, agreementPath, membersAtAgreement } from './agreement.gate.ts'
import { readCorrection } from './agreement.form.ts'
import { findAgreement, insertVersion, listVersions, raiseVersion } from './agreement.queries.ts'
import { decideAgreement } from './agreement.rules.ts'
import { peopleOn } from './reading.rules.ts'
import { type Code, CorrectAgreementPage, CorrectionOutdatedPage, HistoryPage } from './correct-agreement.view.tsx'
import { listDissent } from './dissent.queries.ts'
import { draftOf } from './record-agreement.route.tsx'
import { type Members, areTheirs, loadMembers, loadRoomChoices, roomOf } from './room-choices.ts'
import { listRooms } from './room-and-dissent.queries.ts'
import { type Room, findRoom, insertRoom } from './room.queries.ts'
import { listCalled } from '#people/index.ts'
import { sayAgreement } from './words/index.ts'

export const correctAgreement = route('/initiatives/:slug/agreements/:item/correct', membersAtAgreement)

correctAgreement.get(async (c, here) => c.page(await pageOf(c, here)))

correctAgreement.post((c, here) =>
  write(c, readCorrection, async (trx, value) => {
    const { agreement, initiative, person } = here
    const [known, before] = [await loadMembers(trx, initiative.id), await findRoom(trx, agreement.id, value.version)]
    const room = roomOf(value.room, known)
    if (room === undefined) return refuse('room', 'person-unknown')
    if (!areTheirs(room, known, before)) return refuse('room', 'standpoint-not-theirs')
    const disagree = (await listDissent(trx, agreement.id)).flatMap((one) => one.person ?? [])
    const decided = decideAgreement(draftOf(value, withThoseWhoLeft(room, before, known), disagree), groupWith(before, known), dayOf(c.now, initiative.zone), agreement.card)
    if (decided.kind === 'refused') return decided
    if (!(await raiseVersion(trx, agreement.id, value.version, decided.agreement.words))) return outdated(c, here)
    await insertVersion(trx, agreement.id, value.version + 1, decided.agreement, { person: person.id, reason: value.reason, at: c.now })
    await insertRoom(trx, agreement.id, value.version + 1, decided.agreement.room)
    await record(trx, { kind: 'agreement-corrected', ids: { item: agreement.id } })
    return done(agreementPath(here, agreement.id), sayAgreement('correct.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

/** Who was there and has left the group since stands on no form, and was there all the same. */
function withThoseWhoLeft(room: Room, before: Room, { group }: Members): Room {
  return { ...room, present: [...room.present, ...before.present.filter(({ person }) => person === undefined || !group.people.has(person))] }
}

const groupWith = (before: Room, { group }: Members) => ({ ...group, people: new Set([...group.people, ...before.present.flatMap(({ person }) => (person === undefined ? [] : [person]))]) })

const outdated = (c: Context, here: MemberAtAgreement): Outdated => ({
  kind: 'outdated',
  show: async (typed) => c.page(<CorrectionOutdatedPage here={here} now={(await findAgreement(c.database, here, here.agreement.id)) ?? here.agreement} typed={typed} />, 409),
})

const pageOf = async (c: Context, here: MemberAtAgreement, typed: Typed = {}, problems: readonly Problem<Code>[] = []) => {
  const { agreement, initiative } = here
  const room = await loadRoomChoices(c.database, initiative.id, await findRoom(c.database, agreement.id, agreement.version))
  return <CorrectAgreementPage here={here} room={room} typed={typed} problems={problems} />
}

/** What an agreement said before it was corrected: for those who take part. */
export const showHistory = route('/initiatives/:slug/agreements/:item/history', membersAtAgreement).get(async (c, here) => {
  const [versions, rooms] = await Promise.all([listVersions(c.database, here.agreement.id), listRooms(c.database, here.agreement.id)])
  const people = [...versions.flatMap((one) => [one.recordedBy, ...peopleOn(one.card)]), ...[...rooms.values()].flat().map((one) => one.person ?? undefined)]
  return c.page(<HistoryPage here={here} versions={versions} rooms={rooms} called={await listCalled(c.database, people.filter((one) => one !== undefined))} />)
})
