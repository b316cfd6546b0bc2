/** What was learned. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Seen } from '../initiative.gate.ts'
import type { Audience, InitiativeId, ItemId, ItemKind, PersonId } from '../tables.ts'
import { type Again, type NoteId, learningTables } from './tables.ts'

type In = Pick<Seen, 'initiative' | 'sees'>
export type About = Readonly<{ id: ItemId; kind: ItemKind; words: string }>
export type NoteWords = Readonly<{ tried: string; happened: string; again: Again; because: string; seenBy: Audience }>
export type Note = NoteWords & Readonly<{
  id: NoteId; writtenBy: PersonId | undefined; at: Date; version: number; about: readonly About[]
  /** By a host: for hosts and for whoever wrote it only. */
  hidden: Readonly<{ reason: string | undefined }> | undefined
}>

type Reader = In & Pick<Seen, 'membership'>

/** What is hidden is there for hosts and for whoever wrote it. */
const notes = (database: Database, { initiative, sees, membership }: Reader, person: PersonId | undefined) =>
  learningTables(database).selectFrom('initiative.learning_note as n')
    .leftJoin('initiative.learning_taking_back as t', 't.note_id', 'n.id').leftJoin('initiative.learning_hiding as h', 'h.note_id', 'n.id')
    .select(['n.id', 'n.tried', 'n.happened', 'n.again', 'n.because', 'n.seen_by', 'n.written_by', 'n.at', 'n.version', 'h.at as hidden_at', 'h.reason'])
    .select((from) => jsonArrayFrom(from.selectFrom('initiative.learned_from as f').innerJoin('initiative.thread_item as i', 'i.id', 'f.item_id')
      .leftJoin('initiative.hiding as x', 'x.item_id', 'i.id').leftJoin('initiative.taking_back as b', 'b.item_id', 'i.id')
      .select(['i.id', 'i.kind', 'i.words']).whereRef('f.note_id', '=', 'n.id').where('i.seen_by', 'in', sees).where('x.item_id', 'is', null).where('b.item_id', 'is', null).orderBy('i.rank').orderBy('i.id')).as('about'))
    .where('n.initiative_id', '=', initiative.id).where('n.seen_by', 'in', sees).where('t.note_id', 'is', null)
    .where((is) => membership?.host === true ? is.lit(true) : is.or([is('h.note_id', 'is', null), is('n.written_by', '=', person ?? null)]))
type Row = Awaited<ReturnType<ReturnType<typeof notes>['executeTakeFirstOrThrow']>>
const noteOf = (row: Row): Note => ({
  id: row.id, tried: row.tried, happened: row.happened, again: row.again, because: row.because, seenBy: row.seen_by, writtenBy: row.written_by ?? undefined, at: row.at, version: row.version, about: row.about,
  hidden: row.hidden_at === null ? undefined : { reason: row.reason ?? undefined },
})

/** The newest first, after the one of that id. */
export async function listNotes(database: Database, here: Reader, person: PersonId | undefined, { after, most }: Readonly<{ after: NoteId | undefined; most: number }>): Promise<readonly Note[]> {
  let query = notes(database, here, person)
  if (after !== undefined) query = query.where(sql<boolean>`(n.at, n.id) < (select a.at, a.id from initiative.learning_note a where a.id = ${after} and a.initiative_id = ${here.initiative.id})`)
  return (await query.orderBy('n.at', 'desc').orderBy('n.id', 'desc').limit(most).execute()).map(noteOf)
}

/** One note that this visitor may see. */
export async function findNote(database: Database, here: Reader, person: PersonId | undefined, id: NoteId): Promise<Note | undefined> {
  const row = await notes(database, here, person).where('n.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : noteOf(row)
}

/** Older things can be led to from their own words. */
const MOST_OFFERED = 50

/** What a note can rest on: the newest of what was tried, agreed and happened. */
export async function listOffered(database: Database, { initiative, sees }: In): Promise<readonly About[]> {
  return learningTables(database).selectFrom('initiative.thread_item as i').leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.kind', 'i.words']).where('i.initiative_id', '=', initiative.id).where('i.kind', 'in', ['prototype', 'test', 'decision', 'change', 'outcome']).where('i.seen_by', 'in', sees)
    .where('t.item_id', 'is', null).where('h.item_id', 'is', null).orderBy('i.recorded_at', 'desc').orderBy('i.id').limit(MOST_OFFERED).execute()
}

export async function insertNote(trx: Transaction, initiative: InitiativeId, note: NoteWords, about: readonly ItemId[], by: Readonly<{ person: PersonId; at: Date }>): Promise<NoteId> {
  const id = newId<'learning-note'>()
  const db = learningTables(trx)
  await db.insertInto('initiative.learning_note').values({
    id, initiative_id: initiative, tried: note.tried, happened: note.happened, again: note.again, because: note.because, seen_by: note.seenBy, written_by: by.person, at: by.at,
  }).execute()
  if (about.length > 0) await db.insertInto('initiative.learned_from').values(about.map((item) => ({ initiative_id: initiative, note_id: id, item_id: item }))).execute()
  return id
}

/** Takes notes back: the words are gone, also from what they said before and from why they were hidden. */
export async function takeNotesBack(trx: Transaction, which: Readonly<{ id: NoteId }> | Readonly<{ writtenBy: PersonId }>, at: Date): Promise<void> {
  const db = learningTables(trx)
  const update = db.updateTable('initiative.learning_note').set((row) => ({ tried: '', happened: '', because: '', version: row('version', '+', 1) }))
  const gone = await ('id' in which ? update.where('id', '=', which.id) : update.where('written_by', '=', which.writtenBy)).returning('id').execute()
  if (gone.length === 0) return
  const ids = gone.map(({ id }) => id)
  await db.deleteFrom('initiative.learned_from').where('note_id', 'in', ids).execute()
  await db.deleteFrom('initiative.learning_note_version').where('note_id', 'in', ids).execute()
  await db.updateTable('initiative.learning_hiding').set({ reason: null }).where('note_id', 'in', ids).execute()
  await db.insertInto('initiative.learning_taking_back').values(ids.map((id) => ({ note_id: id, at }))).onConflict((on) => on.column('note_id').doNothing()).execute()
}

/** Whether a note is there, in whichever initiative: for what is done again after a restore. */
export async function isNoteThere(database: Database, id: NoteId): Promise<boolean> {
  return (await learningTables(database).selectFrom('initiative.learning_note').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Hides a note; twice is once. */
export async function hideNote(trx: Transaction, id: NoteId, reason: string | null, by: PersonId | null, at: Date): Promise<void> {
  await learningTables(trx).insertInto('initiative.learning_hiding').values({ note_id: id, reason, hidden_by: by, at }).onConflict((on) => on.column('note_id').doNothing()).execute()
}

/** Shows a note again; twice is once. */
export async function showNoteAgain(trx: Transaction, id: NoteId): Promise<void> {
  await learningTables(trx).deleteFrom('initiative.learning_hiding').where('note_id', '=', id).execute()
}

/** What somebody wrote, what it said before, and whether a host hid it: for themselves. */
export async function listMyNotes(database: Database, person: PersonId): Promise<readonly object[]> {
  return learningTables(database).selectFrom('initiative.learning_note as n').innerJoin('initiative.initiative as i', 'i.id', 'n.initiative_id').leftJoin('initiative.learning_hiding as h', 'h.note_id', 'n.id')
    .select(['i.title as initiative', 'n.tried', 'n.happened', 'n.again', 'n.because', 'n.seen_by as seenBy', 'n.at', 'h.reason as hiddenBecause'])
    .select((from) => jsonArrayFrom(from.selectFrom('initiative.learning_note_version as v').select(['v.tried', 'v.happened', 'v.again', 'v.because', 'v.at']).whereRef('v.note_id', '=', 'n.id').orderBy('v.version')).as('saidBefore'))
    .where('n.written_by', '=', person).orderBy('n.at').orderBy('n.id').execute()
}
