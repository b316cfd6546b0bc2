import { randomUUID } from 'node:crypto'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { insertItem } from '#initiative/thread/item.queries.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { makeBackup } from '#platform/backup/make-backup.ts'
import { listMigrations, listSchemas, migrate, migrateWithin } from '#platform/database/migrate.ts'
import { inOneTransaction } from '#platform/database/one-transaction.ts'
import { openDatabase } from '#platform/database/open.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { LEFT_OUT, backUp, restore } from './backing-up.ts'
import { SOURCE } from './root.ts'
import { settleInitiative, settlePeople } from './test-people.ts'
import { OLDEST, type TestDatabase, allRows, useServers } from './test-servers.ts'

const servers = useServers()
const NOW = new Date('2026-11-24T18:30:00Z')
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
/** What COPY could trip over: its own marks, other alphabets, and nothing at all. */
const AWKWARD = 'Tab\there, a \\N and a \\., “quotes” of 3 kinds,\nа 2nd line, 🚌 and\u00a0more\\'
const file = () => join(servers.folder, `${randomUUID()}.backup`)
const noJournal = () => ({ journal: join(servers.folder, 'no-journal'), replace: false })

/** Somebody's evening: people, an initiative, something said. */
async function settle(database: TestDatabase) {
  const people = await settlePeople(database.database, site, () => NOW)
  const cookie = await people.cookieOf(people.carer)
  const initiative = await settleInitiative(database.database, people)
  await database.database.transaction(async (trx) => {
    await insertItem(trx, { initiative: initiative.id, kind: 'voice', words: AWKWARD, seenBy: 'members' }, { person: people.carer, standpoint: undefined, channel: 'room' })
    await queueMail(trx, { kind: 'sign-in', to: 'carer@example.org', person: people.carer })
  })
  return { people, initiative, cookie }
}

/** All rows that a backup carries, beside letters (held after a restore) and the note of the backup itself. */
const carried = (database: TestDatabase) => allRows(database, [...LEFT_OUT, 'platform.mail', 'platform.backup_made'])

describe('a backup', () => {
  let source: TestDatabase
  let path: string
  beforeAll(async () => {
    source = await servers.ready(18)
    await settle(source)
    path = file()
    await backUp(source.database, source.where, path, NOW)
  })

  test.each(OLDEST === 15 ? [[18, 15], [15, 18], [15, 15], [18, 18]] as const : [[18, 18]] as const)('made on PostgreSQL %i comes back on %i, row for row', async (from, to) => {
    const [here, there] = [await servers.ready(from), await servers.ready(to)]
    await settle(here)
    const made = file()
    await backUp(here.database, here.where, made, NOW)
    await restore(there.where, made, noJournal())
    const rows = await carried(there)
    expect(rows).toEqual(await carried(here))
    expect(rows['initiative.thread_item']?.join('')).toContain('🚌')
  })

  test('knows no session and no link, so that whoever finds it can sign in as nobody', async () => {
    const text = gunzipSync(await readFile(path)).toString('latin1')
    const sessions = await peopleTables(source.database).selectFrom('people.session').select('token_hash').execute()
    expect(sessions.length).toBeGreaterThan(0)
    expect(sessions.filter((session) => text.includes(session.token_hash))).toEqual([])
    expect(text).toContain('Carer Example')
  })

  test('holds no file that waits to be brought in: words in it may be taken back meanwhile', async () => {
    const { rows: [row] } = await source.pool.query<{ initiative_id: string; person_id: string }>('select initiative_id, person_id from initiative.member limit 1')
    await source.pool.query(`with draft as (insert into initiative.import_draft (id, initiative_id, person_id, file_name) values (gen_random_uuid(), $1, $2, 'waiting.csv') returning id)
      insert into initiative.import_draft_part (draft_id, place, bytes) select id, 0, 'Something in a file' from draft`, [row?.initiative_id, row?.person_id])
    const made = file()
    await backUp(source.database, source.where, made, NOW)
    const text = gunzipSync(await readFile(made)).toString('latin1')
    expect([text.includes('waiting.csv'), text.includes(Buffer.from('Something in a file').toString('hex'))]).toEqual([false, false])
  })

  test('leaves out only tables that there are', async () => {
    const there = Object.keys(await allRows(source))
    expect(LEFT_OUT.filter((name) => !there.includes(name))).toEqual([])
  })

  test('carries nothing that refers to what it leaves out', async () => {
    const { rows } = await source.pool.query<{ from: string; to: string }>("select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'")
    const leftOut = new Set<string>(LEFT_OUT)
    expect(rows.filter(({ from, to }) => leftOut.has(to) && !leftOut.has(from))).toEqual([])
  })

  test('can be read by its owner only, and never takes the place of another', async () => {
    await expect(backUp(source.database, source.where, path, NOW)).rejects.toThrow('is there already')
    expect((await readdir(servers.folder)).filter((name) => name.endsWith('.partial'))).toEqual([])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('shows one moment, although people go on writing while it is made', async () => {
    const busy = await servers.ready(18)
    await busy.pool.query('create table platform.left_hand (n int); create table people.right_hand (n int)')
    const enough = new AbortController()
    const writing = (async () => {
      for (let n = 0; !enough.signal.aborted; n++) await busy.pool.query(`with l as (insert into platform.left_hand values (${n})) insert into people.right_hand values (${n})`)
    })()
    const made = file()
    await makeBackup(busy.where, made, { schemas: await listSchemas(SOURCE), leftOut: [], program: 'test', now: NOW })
    enough.abort()
    await writing
    const text = gunzipSync(await readFile(made)).toString('latin1')
    const rowsOf = (name: string) => /R....\{"rows":(\d+)\}/s.exec(text.slice(text.indexOf(`"name":"${name}"`)))?.[1]
    expect(rowsOf('left_hand')).toBe(rowsOf('right_hand'))
  })
})

/** The same bytes but for one bit. */
const flipped = (bytes: Buffer, place: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[Math.floor(place)] = (copy[Math.floor(place)] ?? 0) ^ 1
  return copy
}

describe('a restore', () => {
  let source: TestDatabase
  let path: string
  beforeAll(async () => {
    source = await servers.ready(18)
    await settle(source)
    path = file()
    await backUp(source.database, source.where, path, NOW)
  })

  test('refuses a file that was cut off anywhere or changed by a letter, and changes nothing', async () => {
    const target = await servers.ready(18)
    const whole = await readFile(path)
    const before = await allRows(target)
    // Packed and unpacked, a letter anywhere: what gzip lets through, the frames and their sum must not.
    const plain = gunzipSync(whole)
    const changed = Array.from({ length: 60 }, (_, part) => [flipped(whole, 10 + part * (whole.length - 20) / 60), gzipSync(flipped(plain, part * plain.length / 60)), gzipSync(flipped(plain, part))]).flat()
    for (const broken of [...[0, 10, 0.5, 0.9].map((part) => whole.subarray(0, part < 1 ? whole.length * part : part)), whole.subarray(0, -1), ...changed, Buffer.from('not a backup')]) {
      const bad = file()
      await writeFile(bad, broken)
      await expect(restore(target.where, bad, noJournal())).rejects.toThrow('not a whole backup')
    }
    await expect(restore(target.where, join(servers.folder, 'nowhere'), noJournal())).rejects.toThrow('There is no file')
    expect(await allRows(target)).toEqual(before)
  })

  test('takes nobody’s place unless that is said', async () => {
    const target = await servers.ready(18)
    await settle(target)
    const before = await allRows(target)
    await expect(restore(target.where, path, noJournal())).rejects.toThrow('--replace')
    expect(await allRows(target)).toEqual(before)
    await restore(target.where, path, { ...noJournal(), replace: true })
    expect(await carried(target)).toEqual(await carried(source))
  })

  test('that fails half-way leaves everything as it was', async () => {
    const odd = await servers.ready(18)
    await odd.pool.query('alter table people.administrator drop constraint administrator_person_id_fkey')
    await odd.pool.query("insert into people.administrator (person_id) values ('00000000-0000-4000-8000-000000000000')")
    const bad = file()
    await backUp(odd.database, odd.where, bad, NOW)
    const target = await servers.ready(OLDEST)
    await settle(target)
    const before = await allRows(target)
    await expect(restore(target.where, bad, { ...noJournal(), replace: true })).rejects.toThrow('Nothing was changed')
    expect(await allRows(target)).toEqual(before)
  })

  test('is refused while a program runs on the database', async () => {
    const target = await servers.ready(OLDEST)
    const running = openDatabase(target.where, 1)
    await running.pool.query('select 1')
    await expect(restore(target.where, path, noJournal())).rejects.toThrow('A Thegither is running')
    await running.close()
  })

  test('of an older program’s backup brings the rows through the migrations that came since', async () => {
    const where = await servers.empty(OLDEST)
    const first = [...(await listMigrations(SOURCE)).keys()].slice(0, 5)
    await inOneTransaction(where, { name: 'thegither-test', mode: 'write' }, async (trx, client) => {
      await client.query('create table public.migration (name text primary key, timestamp text not null)')
      await migrateWithin(trx, SOURCE, (name) => first.includes(name))
      await client.query("insert into people.person (id, called) values ('00000000-0000-4000-8000-000000000001', 'Older Example')")
    })
    const old = file()
    await makeBackup(where, old, { schemas: await listSchemas(SOURCE), leftOut: LEFT_OUT, program: '0.0.1', now: NOW })
    const target = await servers.ready(18)
    await restore(target.where, old, noJournal())
    expect((await allRows(target))['people.person']?.join('')).toContain('Older Example')
    expect(await migrate(target.database, SOURCE)).toEqual([])
  })

  test('of a newer program’s backup is refused with a sentence', async () => {
    const newer = await servers.ready(18)
    await newer.pool.query("insert into public.migration (name, timestamp) values ('2999-01-01T0000-foresee', '')")
    const made = file()
    await backUp(newer.database, newer.where, made, NOW)
    await expect(restore((await servers.ready(18)).where, made, noJournal())).rejects.toThrow('newer Thegither')
  })

  test('sends no letter by itself: what waited may have gone out since', async () => {
    const target = await servers.ready(18)
    await restore(target.where, path, noJournal())
    const { rows } = await target.pool.query('select fault, given_up_at is not null as held from platform.mail')
    expect(rows).toEqual([{ fault: 'restored', held: true }])
  })
})
