/** Files that wait to be brought in, kept in parts, and how far somebody is with them. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Audience, InitiativeId, PersonId, StandpointId } from '../tables.ts'
import type { NotTaken, Tally } from './import-voices.ts'
import type { FileToRead, Look, Pieces } from './read-file.ts'
import { type DraftId, type ImportId, type RunState, importTables } from './tables.ts'
import type { Mapping, RefusedRow } from './voice-rows.rules.ts'

/** A file may be fifty megabytes: somebody who sends one after the other fills no disk with them. */
const MOST_DRAFTS = 3

/** Begins to keep a file until its columns are understood. Of the files that somebody sent and did not bring in, the newest are kept. */
export async function insertDraft(trx: Transaction, initiative: InitiativeId, person: PersonId, fileName: string): Promise<DraftId> {
  const id = newId<'import-draft'>()
  const db = importTables(trx)
  // Two that are sent at once count each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 3))`.execute(db)
  const newest = db.selectFrom('initiative.import_draft').select('id').where('person_id', '=', person).orderBy('at', 'desc').orderBy('id').limit(MOST_DRAFTS - 1)
  // What is being brought in at this moment is let be.
  const busy = db.selectFrom('initiative.import_run').select('draft_id').where('kind', '=', 'import').where('state', 'in', ['waiting', 'running', 'stopping'])
  await db.deleteFrom('initiative.import_draft').where('person_id', '=', person).where('id', 'not in', newest).where('id', 'not in', busy).execute()
  await db.insertInto('initiative.import_draft').values({ id, initiative_id: initiative, person_id: person, file_name: fileName, file_hash: null, rows: null, first_rows: null }).execute()
  return id
}

export async function insertPart(trx: Transaction, id: DraftId, place: number, bytes: Uint8Array): Promise<void> {
  await importTables(trx).insertInto('initiative.import_draft_part').values({ draft_id: id, place, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }).execute()
}

/** All of the file is there, and this is what it looks like. False where it was let go meanwhile. */
export async function finishDraft(trx: Transaction, id: DraftId, look: Look): Promise<boolean> {
  const rows = { file_hash: look.hash, rows: look.rows, first_rows: JSON.stringify([look.headings, ...look.first]) }
  const { numUpdatedRows } = await importTables(trx).updateTable('initiative.import_draft').set(rows).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteDraft(trx: Transaction, id: DraftId): Promise<void> {
  await importTables(trx).deleteFrom('initiative.import_draft').where('id', '=', id).execute()
}

/** Files that nobody came back for. */
export async function deleteOldDrafts(trx: Transaction, before: Date): Promise<void> {
  await importTables(trx).deleteFrom('initiative.import_draft').where('at', '<', before).execute()
}

/** The file of a draft, a part at a time. */
export const fileOf = (database: Database, id: DraftId): FileToRead => async function* (): Pieces {
  for (let place = 0; ; place++) {
    const part = await importTables(database).selectFrom('initiative.import_draft_part').select('bytes').where('draft_id', '=', id).where('place', '=', place).executeTakeFirst()
    if (part === undefined) return
    yield part.bytes
  }
}

export type Draft = Readonly<{
  id: DraftId; initiative: InitiativeId; person: PersonId; fileName: string; hash: string; rows: number; headings: readonly string[]; first: readonly (readonly string[])[]
}>

/** A file that is wholly there. `by`: only where this person sent it to this initiative. */
export async function findDraft(database: Database, id: DraftId, by?: Readonly<{ initiative: InitiativeId; person: PersonId }>): Promise<Draft | undefined> {
  let query = importTables(database).selectFrom('initiative.import_draft').selectAll().where('id', '=', id)
  if (by !== undefined) query = query.where('initiative_id', '=', by.initiative).where('person_id', '=', by.person)
  const row = await query.executeTakeFirst()
  if (row === undefined || row.file_hash === null || row.rows === null || row.first_rows === null) return undefined
  const [headings = [], ...first] = row.first_rows
  return { id: row.id, initiative: row.initiative_id, person: row.person_id, fileName: row.file_name, hash: row.file_hash, rows: row.rows, headings, first }
}

export type NewRun = Readonly<{ draft: DraftId; kind: 'check' | 'import'; mapping: Mapping; standpoint?: StandpointId | undefined; seenBy?: Audience; leaveOut?: boolean }>

/** Asks for going through a file. A run has the id that its import will have. */
export async function insertRun(trx: Transaction, { draft, kind, mapping, standpoint, seenBy, leaveOut }: NewRun, now: Date): Promise<ImportId> {
  const id = newId<'import'>()
  await importTables(trx).insertInto('initiative.import_run').values({
    id, draft_id: draft, kind, columns: JSON.stringify(mapping), standpoint_id: standpoint ?? null, moved_at: now,
    ...(seenBy === undefined ? {} : { seen_by: seenBy }), ...(leaveOut === undefined ? {} : { leave_out: leaveOut }),
  }).execute()
  return id
}

export type Run = Readonly<{
  id: ImportId; draft: DraftId; kind: 'check' | 'import'; mapping: Mapping; standpoint: StandpointId | undefined; seenBy: Audience; leaveOut: boolean
  state: RunState; tally: Tally; movedAt: Date
}>

const runs = (database: Database) => importTables(database).selectFrom('initiative.import_run as r').selectAll('r')
type RunRow = NonNullable<Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirst']>>>

const runOf = (row: RunRow): Run => ({
  id: row.id, draft: row.draft_id, kind: row.kind, mapping: row.columns, standpoint: row.standpoint_id ?? undefined, seenBy: row.seen_by, leaveOut: row.leave_out,
  state: row.state, tally: { read: row.read, fresh: row.fresh, before: row.before, refused: row.refused }, movedAt: row.moved_at,
})

/** The last time that somebody had a file checked, or brought in. */
export async function findLastRun(database: Database, draft: DraftId, kind: Run['kind']): Promise<Run | undefined> {
  const row = await runs(database).where('r.draft_id', '=', draft).where('r.kind', '=', kind).orderBy('r.place', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : runOf(row)
}

/** An import of this initiative that has not come in, with its file's name and rows. */
export async function findRun(database: Database, initiative: InitiativeId, id: ImportId): Promise<(Run & Readonly<{ fileName: string; rows: number; person: PersonId }>) | undefined> {
  const row = await runs(database).innerJoin('initiative.import_draft as d', 'd.id', 'r.draft_id').select(['d.file_name', 'd.rows', 'd.person_id'])
    .where('r.id', '=', id).where('r.kind', '=', 'import').where('d.initiative_id', '=', initiative).executeTakeFirst()
  return row === undefined ? undefined : { ...runOf(row), fileName: row.file_name, rows: row.rows ?? 0, person: row.person_id }
}

/** Takes a run up, again where whoever had it died over it. Undefined where there is nothing to do. */
export async function takeRun(database: Database, id: ImportId, now: Date): Promise<Run | undefined> {
  const row = await importTables(database).updateTable('initiative.import_run').set({ state: 'running', read: 0, fresh: 0, before: 0, refused: 0, moved_at: now })
    .where('id', '=', id).where('state', 'in', ['waiting', 'running']).returningAll().executeTakeFirst()
  return row === undefined ? undefined : runOf(row)
}

/** Lets go of checks that nobody waits for any more, and of a run whose doer died after somebody had asked it to stop. */
export async function letGo(database: Database, which: Readonly<{ checksOf: DraftId }> | Readonly<{ stopping: ImportId }>): Promise<void> {
  const update = importTables(database).updateTable('initiative.import_run').set({ state: 'stopped' })
  await ('stopping' in which ? update.where('id', '=', which.stopping).where('state', '=', 'stopping')
    : update.where('draft_id', '=', which.checksOf).where('kind', '=', 'check').where('state', 'in', ['waiting', 'running'])).execute()
}

/** Says how far a run is, and gives what is wanted of it: on a connection of its own, for everybody to see at once. */
export async function moveRun(database: Database, id: ImportId, tally: Tally, now: Date): Promise<RunState | undefined> {
  const row = await importTables(database).updateTable('initiative.import_run').set({ ...tally, moved_at: now }).where('id', '=', id).returning('state').executeTakeFirst()
  return row?.state
}

/** Says how a run ended. Where two had taken it up, the first to end says it. */
export async function endRun(database: Database, id: ImportId, state: NotTaken | 'done', now: Date): Promise<void> {
  await importTables(database).updateTable('initiative.import_run').set({ state, moved_at: now }).where('id', '=', id).where('state', 'in', ['waiting', 'running', 'stopping']).execute()
}

/** Asks a run to stop. Where nobody has moved it since `dead`, or has begun with it, it stops here and now. False where it is over. */
export async function stopRun(trx: Transaction, id: ImportId, dead: Date): Promise<boolean> {
  const { numUpdatedRows } = await importTables(trx).updateTable('initiative.import_run')
    .set(({ eb }) => ({ state: eb.case().when(eb.or([eb('state', '=', 'waiting'), eb('moved_at', '<', dead)])).then<RunState>('stopped').else<RunState>('stopping').end() }))
    .where('id', '=', id).where('state', 'in', ['waiting', 'running', 'stopping']).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertRunRefusals(database: Database, id: ImportId, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length > 0) await importTables(database).insertInto('initiative.import_run_refusal').values(refused.map((row) => ({ run_id: id, ...row }))).execute()
}

export async function deleteRunRefusals(database: Database, id: ImportId): Promise<void> {
  await importTables(database).deleteFrom('initiative.import_run_refusal').where('run_id', '=', id).execute()
}

/** How many rows that can't be taken a page names. */
export const REFUSED_AT_ONCE = 50

/** Rows that can't be taken, from a row on; one more than a page shows. */
export async function listRunRefusals(database: Database, id: ImportId, after: number): Promise<readonly RefusedRow[]> {
  return importTables(database).selectFrom('initiative.import_run_refusal').select(['row', 'code']).where('run_id', '=', id).where('row', '>', after)
    .orderBy('row').limit(REFUSED_AT_ONCE + 1).execute()
}
