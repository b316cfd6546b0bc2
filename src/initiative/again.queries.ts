/**
 * What of initiatives must stay done although an older backup is restored, by the kind of activity that said so.
 * What it was done to may not be there (it came after the backup), and then nothing is left to do.
 */
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { deletePicture } from '#platform/upload/picture.queries.ts'
import { againGivenUp } from './again-given-up.queries.ts'
import { takeBackRaised } from './agreement/card.queries.ts'
import { takeBackDissent } from './agreement/dissent.queries.ts'
import { takeImportBack } from './import/take-back.queries.ts'
import { withdrawEditions } from './case-study/edition.queries.ts'
import { deleteAnswer } from './how-shared/how-shared.queries.ts'
import { insertRevocation } from './invitation/invitation.queries.ts'
import { invitationTables } from './invitation/tables.ts'
import { deleteIssueHiding, isIssueThere, takeIssuesBack, upsertIssueHiding } from './local-issue/issue.queries.ts'
import { deleteNote } from './local-issue/joint.queries.ts'
import { deleteEntryHiding, isEntryThere, takeEntriesBack, upsertEntryHiding } from './journal/journal.queries.ts'
import type { EntryId } from './journal/tables.ts'
import type { IssueId } from './local-issue/tables.ts'
import { narrowAnswer } from './quoting/quoting.queries.ts'
import { QUOTE_ANSWERS } from './quoting/tables.ts'
import { deleteMember } from './membership/membership.queries.ts'
import { deleteStatement } from './need/need.queries.ts'
import { removeInitiative } from './purpose/purpose.queries.ts'
import { deleteHiding } from './safety/safety.queries.ts'
import { noteHidingOfSetAside } from './safety/set-aside.queries.ts'
import { AUDIENCES, type InitiativeId, tables } from './tables.ts'
import { takeSheetBackAgain } from './trial/sheet.queries.ts'
import { findVoice, keepVoices, narrowVoice, takeVoicesBack } from './voice/voice.queries.ts'
import { removeWebhook } from './webhook/webhook.queries.ts'

type Ids = Readonly<Record<string, string>>
type Again = (trx: Transaction, ids: Ids, at: Date) => Promise<void>

const initiativeOf = (ids: Ids): InitiativeId | undefined => readId<'initiative'>(ids['initiative'])

const takeBack: Again = async (trx, ids, at) => {
  const [initiative, item] = [initiativeOf(ids), readId<'item'>(ids['item'])]
  if (initiative === undefined || item === undefined || (await findVoice(trx, initiative, item)) === undefined) return
  await takeVoicesBack(trx, initiative, [item], at)
}

/** Words that their author opened to fewer people since the backup: what they said before that is what comes back. */
const narrow: Again = async (trx, ids) => {
  const [item, seenBy] = [readId<'item'>(ids['item']), AUDIENCES.find((one) => one === ids['seenBy'])]
  if (item !== undefined && seenBy !== undefined) await narrowVoice(trx, item, seenBy)
}

/** Many at once: those of them that are there. */
const takeManyBack: Again = async (trx, ids, at) => {
  const initiative = initiativeOf(ids)
  const named = (ids['items'] ?? '').split(' ').flatMap((id) => readId<'item'>(id) ?? [])
  if (initiative !== undefined) await takeVoicesBack(trx, initiative, await keepVoices(trx, initiative, named), at)
}

const takeWholeImportBack: Again = async (trx, ids, at) => {
  const [initiative, id] = [initiativeOf(ids), readId<'import'>(ids['import'])]
  if (initiative !== undefined && id !== undefined) await takeImportBack(trx, initiative, id, at)
}

const takeBackDisagreement: Again = async (trx, ids, at) => {
  const [person, item] = [readId<'person'>(ids['person']), readId<'item'>(ids['item'])]
  if (person !== undefined && item !== undefined) await takeBackDissent(trx, person, item, at)
}

const takeBackObjection: Again = async (trx, ids) => {
  const [person, item] = [readId<'person'>(ids['person']), readId<'item'>(ids['item'])]
  if (person !== undefined && item !== undefined) await takeBackRaised(trx, person, item)
}

/** What somebody no longer states isn't stated for them again: it says what they are. */
const takeBackStatement: Again = async (trx, ids) => {
  const [person, item] = [readId<'person'>(ids['person']), readId<'item'>(ids['item'])]
  if (person !== undefined && item !== undefined) await deleteStatement(trx, item, person)
}

const takeSheet: Again = async (trx, ids, at) => {
  const [item, sheet] = [readId<'item'>(ids['item']), readId<'sheet'>(ids['sheet'])]
  if (item !== undefined && sheet !== undefined) await takeSheetBackAgain(trx, item, sheet, at)
}

const takeHowShared: Again = async (trx, ids) => {
  const [round, person] = [readId<'how-shared-round'>(ids['round']), readId<'person'>(ids['person'])]
  if (round !== undefined && person !== undefined) await deleteAnswer(trx, round, person)
}

/** Whoever was shown the door doesn't come back in through a backup. */
const removeMember: Again = async (trx, ids) => {
  const [initiative, person] = [initiativeOf(ids), readId<'person'>(ids['person'])]
  if (initiative === undefined || person === undefined) return
  const member = await tables(trx).selectFrom('initiative.member').select('id').where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  if (member !== undefined) await deleteMember(trx, initiative, member.id)
}

const removeExample: Again = async (trx, ids) => {
  const initiative = initiativeOf(ids)
  if (initiative !== undefined) await removeInitiative(trx, initiative)
}

/** An invitation that was taken back lets nobody in. */
const revokeInvitation: Again = async (trx, ids) => {
  const id = readId<'invitation'>(ids['invitation'])
  const there = id === undefined ? undefined : await invitationTables(trx).selectFrom('initiative.invitation').select('id').where('id', '=', id).executeTakeFirst()
  if (there !== undefined) await insertRevocation(trx, there.id)
}

/** The journal holds ids only: what is hidden again has lost its reason, and a host can write it anew. */
const hideItem: Again = async (trx, ids) => {
  const id = readId<'item'>(ids['item'])
  const there = id === undefined ? undefined : await tables(trx).selectFrom('initiative.thread_item').select('id').where('id', '=', id).executeTakeFirst()
  if (there === undefined) return
  await noteHidingOfSetAside(trx, there.id, true)
  await tables(trx).insertInto('initiative.hiding').values({ item_id: there.id, reason: null, hidden_by: null }).onConflict((on) => on.column('item_id').doNothing()).execute()
}

const showItem: Again = async (trx, ids) => {
  const id = readId<'item'>(ids['item'])
  if (id !== undefined) await deleteHiding(trx, id)
}

/** A picture that was taken off after the backup was made. */
const takePictureOff: Again = async (trx, ids) => {
  const id = readId<'picture'>(ids['picture'])
  if (id !== undefined) await deletePicture(trx, id)
}

/** A case study that was taken off the page stays off. */
const takeCaseStudyOff: Again = async (trx, ids, at) => {
  const [initiative, number] = [initiativeOf(ids), Number(ids['number'])]
  if (initiative !== undefined && Number.isSafeInteger(number)) await withdrawEditions(trx, initiative, number, at)
}

/** Whoever no longer lets themselves be quoted, or not with their name. */
const narrowQuote: Again = async (trx, ids) => {
  const [request, said] = [readId<'quote-request'>(ids['request']), QUOTE_ANSWERS.find((one) => one === ids['said'])]
  if (request !== undefined && said !== undefined) await narrowAnswer(trx, request, said)
}

/** A program that was to be told no more isn't told again. */
const takeWebhookOut: Again = async (trx, ids) => {
  const id = readId<'webhook'>(ids['webhook'])
  if (id !== undefined) await removeWebhook(trx, id)
}

/** An issue that is there; undefined where it was raised after the backup. */
async function issueThere(trx: Transaction, ids: Ids): Promise<IssueId | undefined> {
  const id = readId<'issue'>(ids['issue'])
  return id !== undefined && (await isIssueThere(trx, id)) ? id : undefined
}

const takeIssueBack: Again = async (trx, ids, at) => {
  const id = await issueThere(trx, ids)
  if (id !== undefined) await takeIssuesBack(trx, [id], at)
}

const hideIssue: Again = async (trx, ids, at) => {
  const id = await issueThere(trx, ids)
  if (id !== undefined) await upsertIssueHiding(trx, id, null, null, at)
}

const removeNote: Again = async (trx, ids) => {
  const id = readId<'issue-note'>(ids['note'])
  if (id !== undefined) await deleteNote(trx, id)
}

const showIssue: Again = async (trx, ids) => {
  const id = await issueThere(trx, ids)
  if (id !== undefined) await deleteIssueHiding(trx, id)
}

/** An entry of a journal that is there; undefined where it was written after the backup. */
async function entryThere(trx: Transaction, ids: Ids): Promise<EntryId | undefined> {
  const id = readId<'journal-entry'>(ids['entry'])
  return id !== undefined && (await isEntryThere(trx, id)) ? id : undefined
}

const takeEntryBack: Again = async (trx, ids, at) => {
  const id = await entryThere(trx, ids)
  if (id !== undefined) await takeEntriesBack(trx, [id], at)
}

const hideEntry: Again = async (trx, ids, at) => {
  const id = await entryThere(trx, ids)
  if (id !== undefined) await upsertEntryHiding(trx, id, null, null, at)
}

const showEntry: Again = async (trx, ids) => {
  const id = await entryThere(trx, ids)
  if (id !== undefined) await deleteEntryHiding(trx, id)
}

export const againInInitiatives: Readonly<Record<string, Again>> = {
  ...againGivenUp,
  'voice-taken-back': takeBack, 'voice-narrowed': narrow, 'voices-taken-back': takeManyBack, 'import-taken-back': takeWholeImportBack, 'dissent-taken-back': takeBackDisagreement, 'sheet-taken-back': takeSheet, 'how-shared-taken-back': takeHowShared, 'raised-taken-back': takeBackObjection, 'need-statement-taken-back': takeBackStatement, 'issue-taken-back': takeIssueBack, 'issue-hidden': hideIssue, 'issue-unhidden': showIssue, 'issue-note-removed': removeNote, 'journal-entry-taken-back': takeEntryBack, 'journal-entry-hidden': hideEntry, 'journal-entry-unhidden': showEntry, 'member-removed': removeMember, 'example-removed': removeExample,
  'member-left': removeMember, 'invitation-revoked': revokeInvitation, 'item-hidden': hideItem, 'item-unhidden': showItem,
  'picture-taken-off': takePictureOff, 'case-study-taken-off': takeCaseStudyOff, 'quote-narrowed': narrowQuote, 'webhook-removed': takeWebhookOut,
}
