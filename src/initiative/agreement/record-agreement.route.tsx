/** A member records what the group agreed: who was there, by when everybody hears back, and whether anyone disagreed. */
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Typed, readPress } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { leadToAgreement } from '../local-issue/joint.queries.ts'
import { findMeeting, listBegunMeetings } from '../meeting/index.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { agreementPath } from './agreement.gate.ts'
import { type SentAgreement, readAgreement, readKept, typedOf } from './agreement.form.ts'
import { insertDecision, insertVersion } from './agreement.queries.ts'
import { type AgreementCode, type AgreementDraft, type PromiseCode, decideAgreement, promiseProblems } from './agreement.rules.ts'
import { insertDissent } from './dissent.queries.ts'
import { deleteDraft, findDraft, keepDraft } from './draft.queries.ts'
import { type Code, RecordAgreementPage } from './record-agreement.view.tsx'
import { listPossibleSources, listSourcesAmong } from './rests-on.queries.ts'
import { areTheirs, loadMembers, loadRoomChoices, roomOf, withoutNames } from './room-choices.ts'
import { type Room, findRoomOfMeeting, insertRoom } from './room.queries.ts'
import { sayAgreement } from './words/index.ts'

export const recordAgreement = route('/initiatives/:slug/agreements/new', members)

recordAgreement.get(async (c, here) => {
  const draft = c.query('draft') === undefined ? undefined : await findDraft(c.database, here.membership.memberId)
  const meeting = readId<'meeting'>(draft?.typed['meeting']?.[0] ?? c.query('meeting'))
  return c.page(await pageOf(c, here, meeting, { typed: draft?.typed }))
})

recordAgreement.post(async (c, here) => {
  const again = async (typed: Typed, problems: readonly Problem<Code>[]) => c.page(await pageOf(c, here, readId<'meeting'>(typed['meeting']?.[0]), { typed, problems }), 422)
  const pressed = await readKept(c)
  if (pressed.typed['keep']?.[0] === 'yes') return keep(c, here, again)
  return write(c, readAgreement, async (trx, value) => {
    const answer = await attempt(c, trx, here, value)
    if (!('item' in answer)) return answer
    if (value.issue !== undefined) await leadToAgreement(trx, here.initiative.id, value.issue, answer.item)
    if (value.fromDraft) await deleteDraft(trx, here.membership.memberId)
    return done(agreementPath(here, answer.item), sayAgreement('record.done'))
  }, again)
})

/** A whole evening's card is a few thousand characters. */
const LONGEST_DRAFT = 100_000

/** Keeps what was typed as it is, whatever is still missing of it. */
const keep = (c: Context, here: SeenByMember, again: (typed: Typed, problems: readonly Problem<Code>[]) => Promise<Response>) =>
  write(c, readKept, async (trx, value) => {
    const typed = typedOf(value)
    if (JSON.stringify(typed).length > LONGEST_DRAFT) return refuse<Code>('words', 'draft-too-long')
    const before = await findDraft(trx, here.membership.memberId)
    // One begun somewhere else is not written over.
    if (before !== undefined && value['fromDraft'] !== 'yes') return refuse<Code>('words', 'draft-waiting')
    await keepDraft(trx, here.membership.memberId, here.person.id, typed, c.now)
    return done(`/initiatives/${here.initiative.slug}/agreements/new?draft=yes`, sayAgreement('draft.kept'))
  }, again)

/** Throws away what was kept. */
export const discardDraft = route('/initiatives/:slug/agreements/draft/discard', members).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteDraft(trx, here.membership.memberId)
    return done(`/initiatives/${here.initiative.slug}/agreements/new`, sayAgreement('draft.discarded'))
  }, () => c.seeOther(`/initiatives/${here.initiative.slug}/agreements/new`)))

type RefusalCode = AgreementCode | PromiseCode | 'dissent-missing'

async function attempt(c: Context, trx: Transaction, here: SeenByMember, value: SentAgreement): Promise<Refused<RefusalCode> | Readonly<{ item: ItemId }>> {
  const known = await loadMembers(trx, here.initiative.id)
  const room = roomOf(value.room, known)
  if (room === undefined) return refuse('room', 'person-unknown')
  const meeting = value.meeting === undefined ? undefined : await findMeeting(trx, here.initiative.id, value.meeting)
  if (!areTheirs(room, known, meeting === undefined ? undefined : await findRoomOfMeeting(trx, meeting.id))) return refuse('room', 'standpoint-not-theirs')
  const today = dayOf(c.now, here.initiative.zone)
  const dissenter = value.disagreed === 'no' || value.dissenter === undefined ? undefined : known.byMember.get(value.dissenter)
  const decided = decideAgreement(draftOf(value, room, dissenter === undefined ? [] : [dissenter]), known.group, today)
  const problems: Problem<RefusalCode>[] = [
    ...(decided.kind === 'refused' ? decided.problems : []),
    ...promiseProblems(value.replyBy, value.agreedOn, today),
    ...(value.disagreed === 'yes' && value.dissent === undefined ? [{ field: 'dissent', code: 'dissent-missing' } as const] : []),
  ]
  if (decided.kind === 'refused' || problems.length > 0) return { kind: 'refused', problems }
  return { item: await insertAgreement(c, trx, here, value, { agreement: decided.agreement, dissenter }) }
}

/** What the form says, as the rules read it. */
export const draftOf = ({ words, agreedOn, about, sent }: Pick<SentAgreement, 'words' | 'agreedOn' | 'about' | 'sent'>, room: Room, disagree: readonly PersonId[]): AgreementDraft => ({
  words, agreedOn, aboutMoney: about.includes('money'), aboutService: about.includes('service'), coProduced: about.includes('co-produced'), sent, room, disagree,
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
const pageOf = async (c: Context, here: SeenByMember, meetingId: Parameters<typeof findMeeting>[2] | undefined, { typed = {}, problems = [] }: Readonly<{ typed?: Typed | undefined; problems?: readonly Problem<Code>[] }>) => {
  const { initiative, membership } = here
  const meeting = meetingId === undefined ? undefined : await findMeeting(c.database, initiative.id, meetingId)
  const known = meeting === undefined ? undefined : withoutNames(await findRoomOfMeeting(c.database, meeting.id))
  const came = known === undefined || known.present.length + known.company.length === 0 ? undefined : known
  const [room, sources, meetings, draft] = await Promise.all([
    loadRoomChoices(c.database, initiative.id, came), listPossibleSources(c.database, here),
    meeting === undefined ? listBegunMeetings(c.database, initiative.id, c.now, FEW_MEETINGS) : [], meeting === undefined || problems.some(({ code }) => code === 'draft-waiting') ? findDraft(c.database, membership.memberId) : undefined,
  ])
  return <RecordAgreementPage here={here} today={dayOf(c.now, initiative.zone)} meeting={meeting} meetings={meetings} room={room} sources={sources} draft={draft} issue={readId<'issue'>(typed['issue']?.[0] ?? c.query('issue'))} ticked={c.query('rests')?.split(',') ?? []} typed={typed} problems={problems} />
}
