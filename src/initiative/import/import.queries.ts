/** Files that wait, files that came in, and what became of each row. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { insertItems } from '../thread/item.queries.ts'
import type { Audience, InitiativeId, ItemId, PersonId, StandpointId } from '../tables.ts'
import { type DraftId, type ImportId, importTables } from './tables.ts'
import type { RefusedRow, VoiceRow } from './voice-rows.rules.ts'

export type Draft = Readonly<{ id: DraftId; fileName: string; file: Uint8Array }>

/** A file may be ten megabytes: somebody who sends one after the other fills no disk with them. */
const MOST_DRAFTS = 3

/** Keeps a file until its columns are understood. Of the files that somebody sent and did not bring in, the newest are kept. */
export async function insertDraft(trx: Transaction, initiative: InitiativeId, person: PersonId, { fileName, file }: Omit<Draft, 'id'>): Promise<DraftId> {
  const id = newId<'import-draft'>()
  const db = importTables(trx)
  const newest = db.selectFrom('initiative.import_draft').select('id').where('person_id', '=', person).orderBy('at', 'desc').orderBy('id').limit(MOST_DRAFTS - 1)
  await db.deleteFrom('initiative.import_draft').where('person_id', '=', person).where('id', 'not in', newest).execute()
  await db.insertInto('initiative.import_draft').values({ id, initiative_id: initiative, person_id: person, file_name: fileName, file: Buffer.from(file) }).execute()
  return id
}

/** A file that this person sent to this initiative. */
export async function findDraft(database: Database, initiative: InitiativeId, person: PersonId, id: DraftId): Promise<Draft | undefined> {
  const row = await importTables(database).selectFrom('initiative.import_draft').select(['id', 'file_name', 'file'])
    .where('id', '=', id).where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, fileName: row.file_name, file: row.file }
}

export async function deleteDraft(trx: Transaction, id: DraftId): Promise<void> {
  await importTables(trx).deleteFrom('initiative.import_draft').where('id', '=', id).execute()
}

/** Files that nobody came back for. */
export async function deleteOldDrafts(trx: Transaction, before: Date): Promise<void> {
  await importTables(trx).deleteFrom('initiative.import_draft').where('at', '<', before).execute()
}

/** The rows that came in before, by key, with the words that their items have now. */
export async function findImported(database: Database, initiative: InitiativeId, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < keys.length; from += 10_000) {
    const rows = await importTables(database).selectFrom('initiative.import_row as r').innerJoin('initiative.thread_item as i', 'i.id', 'r.item_id')
      .select(['r.key', 'i.words']).where('r.initiative_id', '=', initiative).where('r.key', 'in', keys.slice(from, from + 10_000)).execute()
    for (const row of rows) found.set(row.key, row.words)
  }
  return found
}

export type NewImport = Readonly<{
  initiative: InitiativeId; fileName: string; fileHash: string; person: PersonId | undefined
  standpoint: StandpointId | undefined; seenBy: Audience; voices: readonly VoiceRow[]; refused: readonly RefusedRow[]
}>

/** Holds the imports of an initiative, so that two runs of one file at the same moment come one after the other. */
export async function holdImports(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await importTables(trx).selectFrom('initiative.initiative').select('id').where('id', '=', initiative).forNoKeyUpdate().execute()
}

/** Records the voices of a file and what became of each row. Gives the import's id and the items in the order of the voices. */
export async function insertImport(trx: Transaction, all: NewImport): Promise<Readonly<{ id: ImportId; items: readonly ItemId[] }>> {
  const id = newId<'import'>()
  const tables = importTables(trx)
  await tables.insertInto('initiative.import').values({ id, initiative_id: all.initiative, file_name: all.fileName, file_hash: all.fileHash, person_id: all.person ?? null }).execute()
  const items = await insertItems(trx, all.voices.map((voice) => ({
    item: { initiative: all.initiative, kind: 'voice', words: voice.words, seenBy: all.seenBy, ...(voice.at === undefined ? {} : { recordedAt: new Date(voice.at) }) },
    by: { person: undefined, standpoint: all.standpoint, channel: 'import', enteredBy: all.person },
  })))
  const rows = all.voices.flatMap((voice, index) => {
    const item = items[index]
    return item === undefined ? [] : [{ initiative_id: all.initiative, key: voice.key, import_id: id, row: voice.row, item_id: item, hidden: voice.hidden }]
  })
  for (let from = 0; from < rows.length; from += 5_000) {
    const part = rows.slice(from, from + 5_000)
    await tables.insertInto('initiative.import_row').values(part.map(({ hidden: _hidden, ...row }) => row)).execute()
    const hidden = part.filter((row) => row.hidden)
    // Somebody elsewhere left these out and didn't say why: they come hidden, without a reason of ours.
    if (hidden.length > 0) await tables.insertInto('initiative.hiding').values(hidden.map((row) => ({ item_id: row.item_id, reason: null, hidden_by: null }))).execute()
  }
  if (all.refused.length > 0) {
    for (let from = 0; from < all.refused.length; from += 10_000) {
      await tables.insertInto('initiative.import_refusal').values(all.refused.slice(from, from + 10_000).map((row) => ({ import_id: id, ...row }))).execute()
    }
  }
  return { id, items }
}

export type ImportReport = Readonly<{ id: ImportId; fileName: string; at: Date; taken: number; hidden: number; refused: number }>

/** What came in with a file, in numbers. */
export async function findImport(database: Database, initiative: InitiativeId, id: ImportId): Promise<ImportReport | undefined> {
  const row = await importTables(database).selectFrom('initiative.import as m').select(({ selectFrom }) => [
    'm.id', 'm.file_name', 'm.at',
    selectFrom('initiative.import_row as r').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('r.import_id', '=', 'm.id').as('taken'),
    selectFrom('initiative.import_row as r').innerJoin('initiative.hiding as h', 'h.item_id', 'r.item_id').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('r.import_id', '=', 'm.id').as('hidden'),
    selectFrom('initiative.import_refusal as r').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('r.import_id', '=', 'm.id').as('refused'),
  ]).where('m.id', '=', id).where('m.initiative_id', '=', initiative).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, fileName: row.file_name, at: row.at, taken: row.taken ?? 0, hidden: row.hidden ?? 0, refused: row.refused ?? 0 }
}

export type ReportedRow = Readonly<{ row: number; item: ItemId | null; words: string | null; hidden: boolean; code: RefusedRow['code'] | null }>

/** How many rows a page of the report shows. */
export const REPORTED_AT_ONCE = 200

/** What became of each row, from a row on. */
export async function listReportedRows(database: Database, id: ImportId, after: number): Promise<readonly ReportedRow[]> {
  const tables = importTables(database)
  const taken = tables.selectFrom('initiative.import_row as r').innerJoin('initiative.thread_item as i', 'i.id', 'r.item_id').leftJoin('initiative.hiding as h', 'h.item_id', 'r.item_id')
    .select(['r.row', 'r.item_id as item', 'i.words', 'h.item_id as hiding']).where('r.import_id', '=', id).where('r.row', '>', after).orderBy('r.row').limit(REPORTED_AT_ONCE + 1)
  const refused = tables.selectFrom('initiative.import_refusal').select(['row', 'code']).where('import_id', '=', id).where('row', '>', after).orderBy('row').limit(REPORTED_AT_ONCE + 1)
  const [takenRows, refusedRows] = await Promise.all([taken.execute(), refused.execute()])
  return [
    ...takenRows.map((row) => ({ row: row.row, item: row.item, words: row.words, hidden: row.hiding !== null, code: null })),
    ...refusedRows.map((row) => ({ row: row.row, item: null, words: null, hidden: false, code: row.code })),
  ].toSorted((a, b) => a.row - b.row).slice(0, REPORTED_AT_ONCE + 1)
}

/** The files that came in, newest first. */
export async function listImports(database: Database, initiative: InitiativeId) {
  return importTables(database).selectFrom('initiative.import').select(['id', 'file_name as fileName', 'at']).where('initiative_id', '=', initiative)
    .orderBy('at', 'desc').orderBy('id').limit(50).execute()
}

/** An initiative by the name in its address, for the command that an operator runs. */
export async function findInitiativeForImport(database: Database, slug: string): Promise<Readonly<{ id: InitiativeId }> | undefined> {
  return importTables(database).selectFrom('initiative.initiative').select('id').where('slug', '=', slug).executeTakeFirst()
}
