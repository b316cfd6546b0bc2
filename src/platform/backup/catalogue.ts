/** What PostgreSQL says of our tables: which there are, what they hold, what ties them together. */
import pg from 'pg'
import { type BackedTable, BackupProblem, type Header } from './backup-file.ts'

type Client = Pick<pg.ClientBase, 'query'>

export const nameOf = ({ schema, name }: Readonly<{ schema: string; name: string }>): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

/** Every table of these schemas, with the columns that can be written; by name. */
export async function listTables(client: Client, schemas: readonly string[]): Promise<readonly BackedTable[]> {
  const { rows } = await client.query<BackedTable>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname = any ($1)
     group by 1, 2 order by 1, 2`, [schemas])
  return rows
}

/** Where each sequence stands. */
export async function listSequences(client: Client, schemas: readonly string[]): Promise<Header['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>('select schemaname as schema, sequencename as name from pg_sequences where schemaname = any ($1) order by 1, 2', [schemas])
  const found: Header['sequences'] = []
  for (const row of rows) {
    const name = nameOf(row)
    const { rows: [state] } = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from ${name}`)
    if (state !== undefined) found.push({ name, ...state })
  }
  return found
}

export async function setSequences(client: Client, sequences: Header['sequences']): Promise<void> {
  for (const { name, value, called } of sequences) await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, called])
}

/** A foreign key, as the words that make it again. */
type ForeignKey = Readonly<{ schema: string; name: string; key: string; definition: string }>

/**
 * Takes away what ties tables to each other, so that they can be filled in any order; an owner may do that without being
 * the server's administrator. @returns how to tie them again, which checks every row
 */
export async function untie(client: Client, schemas: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<ForeignKey>(
    `select n.nspname as schema, c.relname as name, k.conname as key, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and n.nspname = any ($1)`, [schemas])
  const tables = await listTables(client, schemas)
  for (const row of rows) await client.query(`alter table ${nameOf(row)} drop constraint ${pg.escapeIdentifier(row.key)}`)
  for (const table of tables) await client.query(`alter table ${nameOf(table)} disable trigger user`)
  return async () => {
    for (const table of tables) await client.query(`alter table ${nameOf(table)} enable trigger user`)
    for (const row of rows) await client.query(`alter table ${nameOf(row)} add constraint ${pg.escapeIdentifier(row.key)} ${row.definition}`)
  }
}

/**
 * The migrations that these tables have seen.
 * @throws BackupProblem where there are none of ours
 */
export async function listApplied(client: Client): Promise<readonly string[]> {
  const there = await client.query<{ there: boolean }>("select to_regclass('public.migration') is not null as there")
  if (there.rows[0]?.there !== true) throw new BackupProblem('There is nothing to back up: this database holds no Thegither. Check DATA and DATABASE_URL.')
  const { rows } = await client.query<{ name: string }>('select name from public.migration order by name')
  return rows.map((row) => row.name)
}
