/**
 * What people gave up, narrowed, withdrew or put into other words, and what hosts stopped: done again after an older backup is
 * restored, by the kind of activity that said so. What was put into other words since is not to be had again, so what stood there
 * before is kept from others until whoever wrote it has looked.
 */
import { listCalled } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { withholdDissent } from './agreement/dissent.queries.ts'
import { deleteConsent } from './case-study/edition.queries.ts'
import { stopLetters } from './digest/choice.queries.ts'
import { narrowEntry } from './journal/journal.queries.ts'
import { hideNote, isNoteThere, showNoteAgain, takeNotesBack } from './learning/learning.queries.ts'
import { narrowNote } from './learning/note-version.queries.ts'
import type { NoteId } from './learning/tables.ts'
import { isIssueThere, upsertIssueHiding } from './local-issue/issue.queries.ts'
import { deleteAgendaItem } from './meeting/agenda.queries.ts'
import { stopFeed } from './meeting/calendar-feed.queries.ts'
import { endHostAgain, forgetBrings, giveUpStandpoints } from './membership/membership.queries.ts'
import { narrowInitiative } from './purpose/purpose.queries.ts'
import { setWordsAside } from './safety/set-aside.queries.ts'
import { AUDIENCES, type Audience, tables } from './tables.ts'
import { isWebhookThere, renewSecret, stopWebhook } from './webhook/webhook.queries.ts'
import { deleteProposal } from './working-agreement/working.queries.ts'

type Ids = Readonly<Record<string, string>>
type Again = (trx: Transaction, ids: Ids, at: Date) => Promise<void>

const audienceOf = (text: string | undefined): Audience | undefined => AUDIENCES.find((one) => one === text)

const setAside: Again = async (trx, ids, at) => {
  const item = readId<'item'>(ids['item'])
  if (item !== undefined) await setWordsAside(trx, item, at)
}

const withhold: Again = async (trx, ids, at) => {
  const id = readId<'dissent'>(ids['dissent'])
  if (id !== undefined) await withholdDissent(trx, id, at)
}

const narrowWhole: Again = async (trx, ids) => {
  const [initiative, openTo] = [readId<'initiative'>(ids['initiative']), audienceOf(ids['openTo'])]
  if (initiative !== undefined && openTo !== undefined) await narrowInitiative(trx, initiative, openTo)
}

const narrowJournalEntry: Again = async (trx, ids) => {
  const [entry, seenBy] = [readId<'journal-entry'>(ids['entry']), audienceOf(ids['seenBy'])]
  if (entry !== undefined && seenBy !== undefined) await narrowEntry(trx, entry, seenBy)
}

/** Its earlier words are for its author and the hosts, who show it again. */
const hideEditedIssue: Again = async (trx, ids, at) => {
  const issue = readId<'issue'>(ids['issue'])
  if (issue !== undefined && (await isIssueThere(trx, issue))) await upsertIssueHiding(trx, issue, null, null, at)
}

const withdrawConsent: Again = async (trx, ids) => {
  const [edition, person] = [readId<'case-edition'>(ids['edition']), readId<'person'>(ids['person'])]
  if (edition !== undefined && person !== undefined) await deleteConsent(trx, edition, person)
}

const removeFromAgenda: Again = async (trx, ids) => {
  const id = readId<'agenda-item'>(ids['agendaItem'])
  if (id !== undefined) await deleteAgendaItem(trx, id)
}

const giveUp: Again = async (trx, ids) => {
  const member = readId<'member'>(ids['member'])
  const standpoints = (ids['standpoints'] ?? '').split(' ').flatMap((id) => readId<'standpoint'>(id) ?? [])
  if (member !== undefined) await giveUpStandpoints(trx, member, standpoints)
}

const bringNothing: Again = async (trx, ids) => {
  const member = readId<'member'>(ids['member'])
  if (member !== undefined) await forgetBrings(trx, member)
}

const endHost: Again = async (trx, ids) => {
  const member = readId<'member'>(ids['member'])
  if (member !== undefined) await endHostAgain(trx, member)
}

/** Nobody knows the secret that comes back in this place: a host makes another, and gives it to the program. */
const renewWebhook: Again = async (trx, ids, at) => {
  const id = readId<'webhook'>(ids['webhook'])
  if (id !== undefined) await renewSecret(trx, id, at)
}

const stopTelling: Again = async (trx, ids, at) => {
  const id = readId<'webhook'>(ids['webhook'])
  if (id !== undefined && (await isWebhookThere(trx, id))) await stopWebhook(trx, id, at)
}

const stopCalendar: Again = async (trx, ids) => {
  const id = readId<'feed'>(ids['feed'])
  if (id !== undefined) await stopFeed(trx, id)
}

/** A note that is there; undefined where it was written after the backup. */
async function noteThere(trx: Transaction, ids: Ids): Promise<NoteId | undefined> {
  const id = readId<'learning-note'>(ids['note'])
  return id !== undefined && (await isNoteThere(trx, id)) ? id : undefined
}

const takeNoteBack: Again = async (trx, ids, at) => {
  const id = await noteThere(trx, ids)
  if (id !== undefined) await takeNotesBack(trx, { id }, at)
}

/** Without its reason, which the journal doesn't hold. */
const hideLearned: Again = async (trx, ids, at) => {
  const id = await noteThere(trx, ids)
  if (id !== undefined) await hideNote(trx, id, null, null, at)
}

const showLearned: Again = async (trx, ids) => {
  const id = await noteThere(trx, ids)
  if (id !== undefined) await showNoteAgain(trx, id)
}

const narrowLearned: Again = async (trx, ids) => {
  const id = await noteThere(trx, ids)
  const seenBy = audienceOf(ids['seenBy'])
  if (id !== undefined && seenBy !== undefined) await narrowNote(trx, id, seenBy)
}

const removeProposal: Again = async (trx, ids) => {
  const id = readId<'working-line'>(ids['line'])
  if (id !== undefined) await deleteProposal(trx, id)
}

/** Whoever wanted no more letters gets none. */
const stopLettersAgain: Again = async (trx, ids) => {
  const [person, about] = [readId<'person'>(ids['person']), readId<'initiative'>(ids['initiative'])]
  if (person === undefined || (await listCalled(trx, [person])).size === 0) return
  const there = about === undefined ? undefined : await tables(trx).selectFrom('initiative.initiative').select('id').where('id', '=', about).executeTakeFirst()
  if (ids['initiative'] === undefined || there !== undefined) await stopLetters(trx, person, there?.id ?? null)
}

export const againGivenUp: Readonly<Record<string, Again>> = {
  'voice-edited': setAside, 'dissent-changed': withhold, 'issue-edited': hideEditedIssue, 'initiative-narrowed': narrowWhole, 'journal-entry-narrowed': narrowJournalEntry,
  'case-consent-withdrawn': withdrawConsent, 'agenda-item-removed': removeFromAgenda, 'standpoints-given-up': giveUp, 'brings-changed': bringNothing, 'host-ended': endHost,
  'webhook-secret-renewed': renewWebhook, 'webhook-stopped': stopTelling, 'calendar-feed-stopped': stopCalendar, 'learning-note-taken-back': takeNoteBack, 'learning-note-hidden': hideLearned, 'learning-note-unhidden': showLearned, 'learning-note-narrowed': narrowLearned,
  'working-proposal-removed': removeProposal, 'letters-stopped': stopLettersAgain,
}
