import { sql } from 'kysely'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { whereIs } from '#app/test-database.ts'
import { builtOnce } from './built-once.ts'
import { type OpenDatabase, openDatabase } from './open.ts'

let open: OpenDatabase
// The server's own database: nobody may be in the template while another file copies it.
beforeEach(() => { open = openDatabase(whereIs(inject('testServer'), 'postgres'), 2) })
afterEach(() => open.close())

type Given = Readonly<{ n: number; words: string; day: Date; list: readonly string[]; none: string | null }>
const VALUES: Given = { n: 7, words: 'it’s “here”', day: new Date('2026-03-29T01:30:00Z'), list: ['a', 'b'], none: null }
type Schema = { 'pg_catalog.pg_class': { relname: string; relkind: string } }

test('A question that is built once is asked with other values each time, in the order in which they stand in it', async () => {
  let built = 0
  const ask = builtOnce((_, { n, words, day, list, none }: Given) => {
    built += 1
    return sql<Given & { twice: number }>`select ${none}::text as none, ${list}::text[] as list, ${n}::int as n, ${words}::text as words, ${day}::timestamptz as day, ${n}::int * 2 as twice`
  })
  expect(await ask(open.database, VALUES)).toEqual([{ ...VALUES, twice: 14 }])
  expect(await Promise.all([ask(open.database, { ...VALUES, n: 8, list: [] }), ask(open.database, { ...VALUES, words: '' })])).toEqual([[{ ...VALUES, n: 8, list: [], twice: 16 }], [{ ...VALUES, words: '', twice: 14 }]])
  expect(built).toBe(1)
})

test('So is one that Kysely’s builders make, with limits and inner questions', async () => {
  const ask = builtOnce((database, { name, kind, most }: Readonly<{ name: string; kind: string; most: number }>) => {
    const db = database.tables<Schema>()
    return db.selectFrom('pg_catalog.pg_class as c').select('c.relname').where('c.relname', 'in', db.selectFrom('pg_catalog.pg_class as i').select('i.relname').where('i.relkind', '=', kind)).where('c.relname', 'like', name).orderBy('c.relname').limit(most)
  })
  expect(await ask(open.database, { name: 'pg_class%', kind: 'r', most: 5 })).toEqual([{ relname: 'pg_class' }])
  expect(await ask(open.database, { name: 'pg_class%', kind: 'i', most: 1 })).toEqual([{ relname: 'pg_class_oid_index' }])
  expect(await ask(open.database, { name: '%', kind: 'r', most: 2 })).toHaveLength(2)
})

test('It counts as one query each time, in a transaction, too, and is undone with it', async () => {
  const write = builtOnce((_, { n }: Readonly<{ n: number }>) => sql<{ n: number }>`insert into kept_for_a_moment values (${n}) returning n`)
  let queries = 0
  const database = open.database.counting(() => { queries += 1 })
  const undone = database.transaction(async (trx) => {
    await sql`create temporary table kept_for_a_moment (n int)`.execute(trx.tables())
    expect(await write(trx, { n: 1 })).toEqual([{ n: 1 }])
    expect(await write(trx, { n: 2 })).toEqual([{ n: 2 }])
    expect(queries).toBe(3)
    throw new Error('enough')
  })
  await expect(undone).rejects.toThrow('enough')
  await expect(write(database, { n: 3 })).rejects.toThrow('kept_for_a_moment')
  expect(queries).toBe(4)
})

test('Nothing is worked out of a value while a question is built', async () => {
  const ask = builtOnce((_, { n }: Readonly<{ n: number }>) => sql`select ${`${n}%`}::text as n`)
  await expect(ask(open.database, { n: 1 })).rejects.toThrow('«n» is known only when the question is asked')
  const counted = builtOnce((_, { n }: Readonly<{ n: number }>) => sql`select ${n + 1}::int as n`)
  await expect(counted(open.database, { n: 1 })).rejects.toThrow('«n»')
})
