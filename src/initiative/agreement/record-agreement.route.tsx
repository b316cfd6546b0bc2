/** A member records what the group agreed: who was there, by when everybody hears back, and whether anyone disagreed. */
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { findMeeting, listBegunMeetings } from '../meeting/index.ts'
import type { ItemId } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { agreementPath } from './agreement.gate.ts'
import { type SentAgreement, readAgreement } from './agreement.form.ts'
import { insertDecision, insertVersion } from './agreement.queries.ts'
import { type AgreementCode, type PromiseCode, decideAgreement, promiseProblems } from './agreement.rules.ts'
import { insertDissent } from './dissent.queries.ts'
import { type Code, RecordAgreementPage } from './record-agreement.view.tsx'
import { listPossibleSources, listSourcesAmong } from './rests-on.queries.ts'
import { areTheirs, loadMembers, loadRoomChoices, roomOf, withoutNames } from './room-choices.ts'
import { findRoomOfMeeting, insertRoom } from './room.queries.ts'
import { sayAgreement } from './words/index.ts'

export const recordAgreement = route('/initiatives/:slug/agreements/new', members)

recordAgreement.get(async (c, here) => c.page(await pageOf(c, here, readId<'meeting'>(c.query('meeting')))))

recordAgreement.post((c, here) =>
  write(c, readAgreement, async (trx, value) => {
    const answer = await attempt(c, trx, here, value)
    return 'item' in answer ? done(agreementPath(here, answer.item), sayAgreement('record.done')) : answer
  }, async (typed, problems) => c.page(await pageOf(c, here, readId<'meeting'>(typed['meeting']?.[0]), typed, problems), 422)))

type RefusalCode = AgreementCode | PromiseCode | 'dissent-missing'

async function attempt(c: Context, trx: Transaction, here: SeenByMember, value: SentAgreement): Promise<Refused<RefusalCode> | Readonly<{ item: ItemId }>> {
  const known = await loadMembers(trx, here.initiative.id)
  const room = roomOf(value.room, known)
  if (room === undefined) return refuse('room', 'person-unknown')
  const meeting = value.meeting === undefined ? undefined : await findMeeting(trx, here.initiative.id, value.meeting)
  if (!areTheirs(room, known, meeting === undefined ? undefined : await findRoomOfMeeting(trx, meeting.id))) return refuse('room', 'standpoint-not-theirs')
  const today = dayOf(c.now, here.initiative.zone)
  const decided = decideAgreement(draftOf(value, room), known.group, today)
  const problems: Problem<RefusalCode>[] = [
    ...(decided.kind === 'refused' ? decided.problems : []),
    ...promiseProblems(value.replyBy, value.agreedOn, today),
    ...(value.disagreed === 'yes' && value.dissent === undefined ? [{ field: 'dissent', code: 'dissent-missing' } as const] : []),
  ]
  if (decided.kind === 'refused' || problems.length > 0) return { kind: 'refused', problems }
  const dissenter = value.dissenter === undefined ? undefined : known.byMember.get(value.dissenter)
  return { item: await insertAgreement(c, trx, here, value, { agreement: decided.agreement, dissenter }) }
}

/** What the boxes of the form say, as the rules read it. */
export const draftOf = ({ words, agreedOn, about, question, options, whoCouldDecide, method, reasons, cannotChange }: Pick<SentAgreement, 'words' | 'agreedOn' | 'about' | 'question' | 'options' | 'whoCouldDecide' | 'method' | 'reasons' | 'cannotChange'>, room: Parameters<typeof decideAgreement>[0]['room']) => ({
  words, agreedOn, aboutMoney: about.includes('money'), aboutService: about.includes('service'), coProduced: about.includes('co-produced'), room,
  card: { question, options, whoCouldDecide, method, reasons, cannotChange },
})

type Agreed = Extract<ReturnType<typeof decideAgreement>, { kind: 'agreed' }>['agreement']

async function insertAgreement(c: Context, trx: Transaction, here: SeenByMember, value: SentAgreement, { agreement, dissenter }: { agreement: Agreed; dissenter: SeenByMember['person']['id'] | undefined }): Promise<ItemId> {
  const { initiative, person } = here
  const meeting = value.meeting === undefined ? undefined : await findMeeting(trx, initiative.id, value.meeting)
  // Nobody's own words: it was agreed by those in the room, and typed by somebody.
  const item = await insertItem(trx, { initiative: initiative.id, kind: 'decision', words: agreement.words, seenBy: initiative.openTo, recordedAt: c.now },
    { person: undefined, standpoint: undefined, channel: 'site', enteredBy: person.id })
  await insertDecision(trx, item, { replyBy: value.replyBy, meeting: meeting?.id })
  await insertVersion(trx, item, 1, agreement, { person: person.id, reason: undefined, at: c.now })
  await insertRoom(trx, item, 1, agreement.room)
  if (value.disagreed === 'yes' && value.dissent !== undefined) {
    await insertDissent(trx, { item, person: dissenter, words: value.dissent, seenBy: 'members', enteredBy: dissenter === person.id ? undefined : person.id, at: c.now })
  }
  await linkItems(trx, initiative.id, item, await listSourcesAmong(trx, here, value.restsOn))
  await record(trx, { kind: 'agreement-recorded', ids: { item } })
  return item
}

/** What was agreed is mostly written down during a meeting or soon after it. */
const FEW_MEETINGS = 3

/** The page, filled in from the meeting where there is one. */
const pageOf = async (c: Context, here: SeenByMember, meetingId: Parameters<typeof findMeeting>[2] | undefined, typed: Typed = {}, problems: readonly Problem<Code>[] = []) => {
  const { initiative } = here
  const meeting = meetingId === undefined ? undefined : await findMeeting(c.database, initiative.id, meetingId)
  const known = meeting === undefined ? undefined : withoutNames(await findRoomOfMeeting(c.database, meeting.id))
  const came = known === undefined || known.present.length + known.company.length === 0 ? undefined : known
  const [room, sources, meetings] = await Promise.all([
    loadRoomChoices(c.database, initiative.id, came), listPossibleSources(c.database, here),
    meeting === undefined ? listBegunMeetings(c.database, initiative.id, c.now, FEW_MEETINGS) : [],
  ])
  return <RecordAgreementPage here={here} today={dayOf(c.now, initiative.zone)} meeting={meeting} meetings={meetings} room={room} sources={sources} ticked={c.query('rests')?.split(',') ?? []} typed={typed} problems={problems} />
}
