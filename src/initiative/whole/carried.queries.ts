/** Reading and writing the rows of a whole initiative, table by table, as `CARRIED` says. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { InitiativeId } from '../tables.ts'
import { isCalledCoProduced } from '../agreement/room.queries.ts'
import { spreadIsShown } from '../how-shared/how-shared.queries.ts'
import { readablePeople } from '../trial/sheet.queries.ts'
import { CARRIED, type Carried } from './carried.ts'
import { type Column, writtenOf } from './columns.rules.ts'
import { wholeTables } from './tables.ts'

export type CarriedRow = Readonly<Record<string, unknown>>

/** How many rows are read, or written, at a time. */
export const BATCH = 1_000

const tableOf = (name: string) => sql.table(`initiative.${name}`)
const col = (alias: string, name: string) => sql.ref(`${alias}.${name}`)

/** What stays behind though its table goes along. */
const ONLY: Readonly<Record<NonNullable<Carried['only']>, (table: string, row: string) => RawBuilder<unknown>>> = {
  asked: (_, row) => sql`exists (select 1 from initiative.question_publication p where p.question_id = ${col(row, 'id')})`,
  'not-put-away': (_, row) => sql`not exists (select 1 from initiative.putting_away p where p.item_id = ${col(row, 'id')})`,
  'not-taken-back': (_, row) => sql`not exists (select 1 from initiative.dissent_taking_back b where b.dissent_id = ${col(row, 'id')})`,
  'not-taken-out': (_, row) => sql`not exists (select 1 from initiative.cost_taking_out o where o.cost_id = ${col(row, 'id')})`,
  there: (table, row) => THERE[table]?.(row) ?? sql`false`,
  shown: (table, row) => SHOWN[table]?.(row) ?? sql`false`,
}
/** Counts go along as far as they are shown here: nobody learns from a copy what its pages keep back. */
const SHOWN: Readonly<Record<string, (row: string) => RawBuilder<unknown>>> = {
  published_cell: (row) => sql`${col(row, 'at_least')} >= 5`,
  how_shared_spread: spreadIsShown,
  sheet_spread: (row) => sql`${readablePeople(row)} is not null`,
}
const THERE: Readonly<Record<string, (row: string) => RawBuilder<unknown>>> = {
  local_issue: (row) => sql`not exists (select 1 from initiative.issue_hiding h where h.issue_id = ${col(row, 'id')}) and not exists (select 1 from initiative.issue_taking_back b where b.issue_id = ${col(row, 'id')})`,
  journal_entry: (row) => sql`not exists (select 1 from initiative.journal_entry_hiding h where h.entry_id = ${col(row, 'id')}) and not exists (select 1 from initiative.journal_entry_taking_back b where b.entry_id = ${col(row, 'id')})`,
  learning_note: (row) => sql`not exists (select 1 from initiative.learning_hiding h where h.note_id = ${col(row, 'id')}) and not exists (select 1 from initiative.learning_taking_back b where b.note_id = ${col(row, 'id')})`,
}

type Looking = Readonly<{ initiative: InitiativeId; leaving: boolean }>

/**
 * Whether the row a column refers to is one of this initiative. Of the same table, it may come with the same batch.
 *
 * What leaves is read as a whole, and the database may join as it likes. What comes in is looked up row by row by its key: of an
 * initiative that has only begun to come in, the database believes that it has next to nothing, and would go through all of it for each row.
 */
function refers(table: string, row: string, name: string, column: Extract<Column, { kind: 'ref' }>, looking: Looking, depth: number): RawBuilder<unknown> {
  const there = `p${depth}`
  const [of, open] = column.to === 'open_item' ? ['thread_item', sql` and not ${col(there, 'hidden')} and not ${col(there, 'gone')}`] as const : [column.to, sql``] as const
  const is = column.to === table ? sql`${col(there, 'initiative_id')} = ${looking.initiative}` : sql`${within(of, there, looking, depth + 1)}${open}`
  const from = sql`${tableOf(of)} ${sql.ref(there)} where ${col(there, column.key)} = ${col(row, name)}`
  const found = looking.leaving ? sql`exists (select 1 from ${from} and ${is})` : sql`(select ${is} from ${from} limit 1)`
  const same = column.to === table ? (looking.leaving ? sql`true` : sql`(${col(row, name)} in (select id from r) or ${found})`) : found
  return column.maybe ? sql`(${col(row, name)} is null or ${same})` : same
}

/** Whether a row belongs to this initiative; `leaving`: and goes along when it moves. */
function within(table: string, row: string, looking: Looking, depth = 0): RawBuilder<unknown> {
  const carried = CARRIED[table]
  if (carried === undefined) throw new Error(`${table} does not go along`)
  const has: RawBuilder<unknown>[] = []
  for (const [name, column] of Object.entries(carried.columns)) {
    if (column.kind === 'here' && (looking.leaving || depth > 0)) has.push(sql`${col(row, name)} = ${looking.initiative}`)
    if (column.kind === 'ref') has.push(refers(table, row, name, column, looking, depth))
  }
  if (looking.leaving && carried.only !== undefined) has.push(ONLY[carried.only](table, row))
  return has.length === 0 ? sql`true` : sql.join(has, sql` and `)
}

/** A column as it leaves: the words of an item that is hidden stay behind, a body goes by its name, and a count is what was shown. */
function leavingAs(table: string, name: string): RawBuilder<unknown> {
  if (table === 'thread_item' && name === 'words') return sql`case when t.hidden or t.gone then '' else t.words end`
  if (table === 'published_cell' && name === 'held') return sql`t.at_least`
  if (table === 'sheet_spread' && name === 'people') return readablePeople('t')
  // Without names nobody can tell there that somebody who was needed disagreed.
  if (table === 'decision_version' && name === 'co_produced') return isCalledCoProduced('t')
  return col('t', name)
}

/** The rows of a table that go along, some at a time; only in a transaction (`Database.parts`). */
export async function* rowsOf(snapshot: Database, initiative: InitiativeId, table: string): AsyncGenerator<readonly CarriedRow[]> {
  const carried = CARRIED[table]
  if (carried === undefined) throw new Error(`${table} does not go along`)
  const db = wholeTables(snapshot)
  const columns = writtenOf(carried.columns)
  const fields = columns.map((name) => sql`${sql.lit(name)}, ${leavingAs(table, name)}`)
  const made = columns.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(fields)})`
  await sql`declare leaving no scroll cursor for select ${made} as row from ${tableOf(table)} t
    where ${within(table, 't', { initiative, leaving: true })} order by ${sql.join(carried.key.map((name) => col('t', name)))}`.execute(db)
  try {
    for (;;) {
      const { rows } = await sql<{ row: CarriedRow }>`fetch ${sql.lit(BATCH)} from leaving`.execute(db)
      if (rows.length > 0) yield rows.map(({ row }) => row)
      if (rows.length < BATCH) return
    }
  } finally {
    // A broken transaction has no cursor any more.
    await sql`close leaving`.execute(db).catch(() => undefined)
  }
}

/** Writes rows of a table, as far as they refer to this initiative only. @returns how many were taken */
export async function insertRows(trx: Transaction, initiative: InitiativeId, table: string, rows: readonly CarriedRow[]): Promise<number> {
  const carried = CARRIED[table]
  if (carried === undefined) throw new Error(`${table} does not go along`)
  const names = Object.entries(carried.columns)
  const into = sql.join(names.map(([name]) => sql.ref(name)))
  const taken = sql.join(names.map(([name, { kind }]) => (kind === 'here' ? sql`${initiative}::uuid` : col('r', name))))
  const result = await sql`with r as (select * from jsonb_populate_recordset(null::${tableOf(table)}, ${JSON.stringify(rows)}::jsonb))
    insert into ${tableOf(table)} (${into}) select ${taken} from r where ${within(table, 'r', { initiative, leaving: false })}`.execute(wholeTables(trx))
  return Number(result.numAffectedRows ?? 0n)
}

/** The tables of the schema, for the test of the house. */
export async function listTablesThere(database: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'initiative' and table_type = 'BASE TABLE' order by 1`.execute(wholeTables(database))
  return rows.map(({ name }) => name)
}
