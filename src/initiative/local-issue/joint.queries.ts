/** What people do about an issue together: partners, a solution, where it was agreed, and how it goes. */
import { type OrganisationId, listOrganisations } from '#network/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type InitiativeId, type ItemId, type PersonId, tables } from '../tables.ts'
import { type IssueId, type NoteId, issueTables } from './tables.ts'

/** The organisations that an initiative names as its partners: the likeliest to have a part. Two queries. */
export async function listPartnersOfInitiative(database: Database, initiative: InitiativeId): Promise<readonly Readonly<{ id: OrganisationId; name: string }>[]> {
  const rows = await tables(database).selectFrom('initiative.partner').select('organisation_id').where('initiative_id', '=', initiative).execute()
  return listOrganisations(database, rows.map((row) => row.organisation_id))
}

/** Names a partner, or says anew what their part is. */
export async function upsertPartner(trx: Transaction, issue: IssueId, partner: Readonly<{ organisation: OrganisationId; part: string | undefined }>, by: PersonId, at: Date): Promise<void> {
  const row = { part: partner.part ?? null, named_by: by, at }
  await issueTables(trx).insertInto('initiative.issue_partner').values({ issue_id: issue, organisation_id: partner.organisation, ...row })
    .onConflict((on) => on.columns(['issue_id', 'organisation_id']).doUpdateSet(row)).execute()
}

export async function deletePartner(trx: Transaction, issue: IssueId, organisation: OrganisationId): Promise<void> {
  await issueTables(trx).deleteFrom('initiative.issue_partner').where('issue_id', '=', issue).where('organisation_id', '=', organisation).execute()
}

/** Writes down the solution, where it is still as it was shown (version 0: there was none); false where somebody was faster. */
export async function saveSolution(trx: Transaction, issue: IssueId, { words, version }: Readonly<{ words: string; version: number }>, by: PersonId, at: Date): Promise<boolean> {
  const db = issueTables(trx)
  const row = version === 0
    ? await db.insertInto('initiative.issue_solution').values({ issue_id: issue, words, changed_by: by, at }).onConflict((on) => on.doNothing()).returning('issue_id').executeTakeFirst()
    : await db.updateTable('initiative.issue_solution').set({ words, version: version + 1, changed_by: by, at }).where('issue_id', '=', issue).where('version', '=', version).returning('issue_id').executeTakeFirst()
  return row !== undefined
}

/** Says that the solution was agreed there. */
export async function insertIssueAgreement(trx: Transaction, issue: IssueId, item: ItemId): Promise<void> {
  await issueTables(trx).insertInto('initiative.issue_agreement').values({ issue_id: issue, item_id: item }).onConflict((on) => on.doNothing()).execute()
}

/** The same, from the page of the agreement: an issue of another initiative, or of none, leads nowhere. */
export async function leadToAgreement(trx: Transaction, initiative: InitiativeId, issue: IssueId, item: ItemId): Promise<void> {
  const there = await issueTables(trx).selectFrom('initiative.local_issue').select('id').where('initiative_id', '=', initiative).where('id', '=', issue).executeTakeFirst()
  if (there !== undefined) await insertIssueAgreement(trx, issue, item)
}

/** It was not agreed there after all. */
export async function deleteIssueAgreement(trx: Transaction, issue: IssueId, item: ItemId): Promise<void> {
  await issueTables(trx).deleteFrom('initiative.issue_agreement').where('issue_id', '=', issue).where('item_id', '=', item).execute()
}

/** Writes down how it goes. Gives the note's id. */
export async function insertNote(trx: Transaction, issue: IssueId, words: string, by: PersonId, at: Date): Promise<NoteId> {
  const id = newId<'issue-note'>()
  await issueTables(trx).insertInto('initiative.issue_note').values({ id, issue_id: issue, words, noted_by: by, at }).execute()
  return id
}

export type FoundNote = Readonly<{ id: NoteId; words: string; version: number; by: PersonId | undefined }>

/** A note of an issue. */
export async function findNote(database: Database, issue: IssueId, note: NoteId): Promise<FoundNote | undefined> {
  const row = await issueTables(database).selectFrom('initiative.issue_note').select(['id', 'words', 'version', 'noted_by']).where('issue_id', '=', issue).where('id', '=', note).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, words: row.words, version: row.version, by: row.noted_by ?? undefined }
}

/** Changes a note that is still as it was shown, and keeps what it said; false where it was changed meanwhile. */
export async function updateNote(trx: Transaction, id: NoteId, { words, version }: Readonly<{ words: string; version: number }>, at: Date): Promise<boolean> {
  const db = issueTables(trx)
  const before = await db.selectFrom('initiative.issue_note').select('words').where('id', '=', id).where('version', '=', version).forNoKeyUpdate().executeTakeFirst()
  if (before === undefined) return false
  await db.insertInto('initiative.issue_note_before').values({ note_id: id, version, words: before.words, until: at }).execute()
  await db.updateTable('initiative.issue_note').set({ words, version: version + 1 }).where('id', '=', id).execute()
  return true
}

export type NoteBefore = Readonly<{ words: string; until: Date }>

/** As many changes as anybody reads through. */
const MOST_BEFORE = 100

/** What a note said before, the latest first. */
export const listNoteBefore = async (database: Database, id: NoteId): Promise<readonly NoteBefore[]> =>
  issueTables(database).selectFrom('initiative.issue_note_before').select(['words', 'until']).where('note_id', '=', id).orderBy('version', 'desc').limit(MOST_BEFORE).execute()

/** All that somebody wrote down of how issues go. */
export async function deleteNotesBy(trx: Transaction, person: PersonId): Promise<void> {
  await issueTables(trx).deleteFrom('initiative.issue_note').where('noted_by', '=', person).execute()
}

export async function deleteNote(trx: Transaction, note: NoteId): Promise<void> {
  await issueTables(trx).deleteFrom('initiative.issue_note').where('id', '=', note).execute()
}
