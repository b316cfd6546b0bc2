/** The journal of a group. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { AUDIENCES, type Audience, type InitiativeId, type PersonId } from '../tables.ts'
import { type EntryId, journalTables } from './tables.ts'

export type EntryDraft = Readonly<{ title: string; day: Day; words: string; seenBy: Audience }>
export type Entry = EntryDraft & Readonly<{
  id: EntryId; byGroup: boolean; writtenBy: PersonId | undefined; version: number; at: Date; changedAt: Date
  takenBack: boolean; hidden: Readonly<{ reason: string | undefined }> | undefined
}>

type In = Pick<Seen, 'initiative' | 'sees'>

const select = (database: Database, initiative: InitiativeId) =>
  journalTables(database).selectFrom('initiative.journal_entry as e')
    .leftJoin('initiative.journal_entry_hiding as h', 'h.entry_id', 'e.id').leftJoin('initiative.journal_entry_taking_back as t', 't.entry_id', 'e.id')
    .selectAll('e').select(['h.at as hidden_at', 'h.reason', 't.at as taken_back_at']).where('e.initiative_id', '=', initiative)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const entryOf = (row: Row): Entry => ({
  id: row.id, title: row.title, day: row.day, words: row.words, seenBy: row.seen_by, byGroup: row.by_group, writtenBy: row.written_by ?? undefined, version: row.version,
  at: row.at, changedAt: row.changed_at, takenBack: row.taken_back_at !== null, hidden: row.hidden_at === null ? undefined : { reason: row.reason ?? undefined },
})

/** Entries, the newest day first, after the one of that id. What was taken back is not among them; what is hidden only for hosts and for whoever wrote it. */
export async function listEntries(database: Database, { initiative, sees, membership }: Seen, person: PersonId | undefined, { after, most }: Readonly<{ after: EntryId | undefined; most: number }>): Promise<readonly Entry[]> {
  let query = select(database, initiative.id).where('e.seen_by', 'in', sees).where('t.at', 'is', null)
  if (membership?.host !== true) query = query.where((is) => is.or([is('h.at', 'is', null), is('e.written_by', '=', person ?? null)]))
  if (after !== undefined) query = query.where(sql<boolean>`(e.day, e.id) < (select b.day, b.id from initiative.journal_entry b where b.id = ${after} and b.initiative_id = ${initiative.id})`)
  return (await query.orderBy('e.day', 'desc').orderBy('e.id', 'desc').limit(most).execute()).map(entryOf)
}

/** What everybody may read, whoever asks: a feed's address is passed on. */
export async function listFedEntries(database: Database, initiative: InitiativeId, most: number): Promise<readonly Entry[]> {
  const rows = await select(database, initiative).where('e.seen_by', '=', 'public').where('t.at', 'is', null).where('h.at', 'is', null).orderBy('e.day', 'desc').orderBy('e.id', 'desc').limit(most).execute()
  return rows.map(entryOf)
}

/** One that these audiences may see, or that this person wrote. */
export async function findEntry(database: Database, { initiative, sees }: In, person: PersonId | undefined, id: EntryId): Promise<Entry | undefined> {
  const row = await select(database, initiative.id).where('e.id', '=', id).where((is) => is.or([is('e.seen_by', 'in', sees), is('e.written_by', '=', person ?? null)])).executeTakeFirst()
  return row === undefined ? undefined : entryOf(row)
}

type By = Readonly<{ person: PersonId; at: Date }>
const rowOf = ({ title, day, words, seenBy }: EntryDraft) => ({ title, day, words, seen_by: seenBy })

export async function insertEntry(trx: Transaction, initiative: InitiativeId, entry: EntryDraft & Readonly<{ byGroup: boolean }>, { person, at }: By): Promise<EntryId> {
  const id = newId<'journal-entry'>()
  await journalTables(trx).insertInto('initiative.journal_entry').values({ id, initiative_id: initiative, ...rowOf(entry), by_group: entry.byGroup, written_by: person, at, changed_at: at }).execute()
  await insertVersion(trx, id, 1, entry, { person, at })
  return id
}

const insertVersion = async (trx: Transaction, id: EntryId, version: number, entry: EntryDraft, { person, at }: By) =>
  journalTables(trx).insertInto('initiative.journal_entry_version').values({ entry_id: id, version, ...rowOf(entry), changed_by: person, at }).execute()

/** Changes an entry that is still as it was shown; false where somebody was faster, or it was taken back. */
export async function updateEntry(trx: Transaction, id: EntryId, version: number, entry: EntryDraft, by: By): Promise<boolean> {
  const before = await journalTables(trx).selectFrom('initiative.journal_entry').select('seen_by').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  const row = await journalTables(trx).updateTable('initiative.journal_entry').set({ ...rowOf(entry), version: version + 1, changed_at: by.at }).where('id', '=', id).where('version', '=', version)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.journal_entry_taking_back as t').select('t.entry_id').where('t.entry_id', '=', id)))).returning('id').executeTakeFirst()
  if (row === undefined) return false
  await insertVersion(trx, id, version + 1, entry, by)
  if (before !== undefined && !isAsNarrow(before.seen_by, entry.seenBy)) await record(trx, { kind: 'journal-entry-narrowed', ids: { entry: id, seenBy: entry.seenBy } })
  return true
}

/** Lets nobody see an entry but those whom its writer let see it last: again, after a restore. */
export async function narrowEntry(trx: Transaction, id: EntryId, seenBy: Audience): Promise<void> {
  const wider = AUDIENCES.filter((one) => !isAsNarrow(one, seenBy))
  if (wider.length > 0) await journalTables(trx).updateTable('initiative.journal_entry').set({ seen_by: seenBy }).where('id', '=', id).where('seen_by', 'in', wider).execute()
}

export type EntryVersion = EntryDraft & Readonly<{ version: number; by: PersonId | undefined; at: Date }>

/** What an entry said before, the newest first; at most 100. */
export async function listEntryVersions(database: Database, id: EntryId): Promise<readonly EntryVersion[]> {
  const rows = await journalTables(database).selectFrom('initiative.journal_entry_version').selectAll().where('entry_id', '=', id).orderBy('version', 'desc').limit(100).execute()
  return rows.map((row) => ({ title: row.title, day: row.day, words: row.words, seenBy: row.seen_by, version: row.version, by: row.changed_by ?? undefined, at: row.at }))
}

/** Takes entries back: their words are gone now, also from what they said before, from what they were about, and from why they were hidden. Done twice, nothing more happens. */
export async function takeEntriesBack(trx: Transaction, entries: readonly EntryId[], at: Date): Promise<void> {
  if (entries.length === 0) return
  const db = journalTables(trx)
  await db.updateTable('initiative.journal_entry').set((eb) => ({ title: '', words: '', version: eb('version', '+', 1) })).where('id', 'in', entries).execute()
  await db.deleteFrom('initiative.journal_entry_version').where('entry_id', 'in', entries).execute()
  await db.updateTable('initiative.journal_entry_hiding').set({ reason: null }).where('entry_id', 'in', entries).execute()
  await sql`delete from initiative.about where of_entry = any(${[...entries]}::uuid[]) or entry_id = any(${[...entries]}::uuid[])`.execute(db)
  await db.insertInto('initiative.journal_entry_taking_back').values(entries.map((entry_id) => ({ entry_id, at }))).onConflict((on) => on.column('entry_id').doNothing()).execute()
}

/** What somebody wrote as themselves; what they typed for the group is the group's. */
export async function listEntriesOf(database: Database, person: PersonId): Promise<readonly EntryId[]> {
  const rows = await journalTables(database).selectFrom('initiative.journal_entry').select('id').where('written_by', '=', person).where('by_group', '=', false).execute()
  return rows.map((row) => row.id)
}

/** Whether an entry is there, in whichever initiative: for what is done again after a restore. */
export async function isEntryThere(database: Database, id: EntryId): Promise<boolean> {
  return (await journalTables(database).selectFrom('initiative.journal_entry').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Hides an entry, or says a new reason for what is hidden already. */
export async function upsertEntryHiding(trx: Transaction, entry: EntryId, reason: string | null, by: PersonId | null, at: Date): Promise<void> {
  const row = { reason, hidden_by: by, at }
  await journalTables(trx).insertInto('initiative.journal_entry_hiding').values({ entry_id: entry, ...row }).onConflict((on) => on.column('entry_id').doUpdateSet(row)).execute()
}

/** Shows an entry again. */
export async function deleteEntryHiding(trx: Transaction, entry: EntryId): Promise<void> {
  await journalTables(trx).deleteFrom('initiative.journal_entry_hiding').where('entry_id', '=', entry).execute()
}
