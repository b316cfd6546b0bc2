/**
 * `npx tsx --expose-gc bench/whole.ts [voices]`: how long it takes to write a whole initiative of 100,000 voices to a file and to bring it
 * in again, and how much memory that takes above idle over time, on a private PostgreSQL that keeps what it is told.
 */
import { readFile, rm, stat } from 'node:fs/promises'
import { createReadStream, createWriteStream } from 'node:fs'
import { loadavg, cpus } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { removeInitiative } from '#initiative/purpose/purpose.queries.ts'
import { insertItem, insertItems, linkItems } from '#initiative/thread/item.queries.ts'
import type { InitiativeId } from '#initiative/tables.ts'
import { bringIn } from '#initiative/whole/read-file.ts'
import { linesOf, packed } from '#initiative/whole/write-file.ts'
import type { Database } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { SOURCE } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

const VOICES = Number(process.argv[2] ?? 100_000)
const AT_ONCE = 10_000
const THEMES = 200
const WORDS = 'The last bus goes at six and the clinic ends at seven so people wait in the cold or do not come at all and nobody asks them'.split(' ')
const say = (line: string) => process.stdout.write(`${line}\n`)
const now = () => new Date()

const memory = async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024

/** Does something, and says its seconds and the memory that the process held meanwhile, ten times on the way. */
async function measured<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
  globalThis.gc?.()
  await pause(500)
  const before = await memory()
  const held: number[] = []
  const watch = setInterval(() => { memory().then((some) => { held.push(some) }, () => undefined) }, 50)
  const began = performance.now()
  const result = await act()
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  const tenths = Array.from({ length: 10 }, (_, tenth) => Math.round(Math.max(...held.slice(Math.floor((held.length * tenth) / 10), Math.max(1, Math.ceil((held.length * (tenth + 1)) / 10))))))
  say(`${what}: ${seconds.toFixed(1)} s, ${Math.round(VOICES / seconds)} voices a second; ${Math.round(before)} MB before, at most ${Math.round(Math.max(...held) - before)} MB above; by tenths ${tenths.join(' ')} MB.`)
  return result
}

/** Voices of many standpoints, nine tenths of them in themes. */
async function fill(database: Database, initiative: InitiativeId): Promise<void> {
  const by = { person: undefined, standpoint: undefined, channel: 'import' } as const
  const sentence = (n: number) => `${n}. ${Array.from({ length: 12 + (n % 13) }, (_, place) => WORDS[(n * 7 + place * (1 + (n % 5))) % WORDS.length]).join(' ')}.`
  const themes = await database.transaction(async (trx) => {
    const made = []
    for (let theme = 0; theme < THEMES; theme++) made.push(await insertItem(trx, { initiative, kind: 'theme', words: `Theme ${theme}`, seenBy: 'public' }, by))
    return made
  })
  for (let from = 0; from < VOICES; from += AT_ONCE) {
    await database.transaction(async (trx) => {
      const voices = await insertItems(trx, Array.from({ length: Math.min(AT_ONCE, VOICES - from) }, (_, n) => ({ item: { initiative, kind: 'voice', words: sentence(from + n), seenBy: 'members' } as const, by })))
      const share = Math.ceil((voices.length * 0.9) / THEMES)
      for (const [n, theme] of themes.entries()) {
        const some = voices.slice(n * share, Math.min((n + 1) * share, Math.floor(voices.length * 0.9)))
        if (some.length > 0) await linkItems(trx, initiative, theme, some)
      }
    })
  }
}

async function bench(): Promise<void> {
  const folder = await makeTestFolder('thegither-bench-whole-')
  const path = join(folder, 'whole.jsonl.gz')
  const postgres = await startPrivatePostgres({ folder: join(folder, 'data') })
  const open = openDatabase({ host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database })
  try {
    await migrate(open.database, SOURCE)
    const { database } = open
    const people = await settlePeople(database, { name: 'Thegither', publicUrl: new URL('http://127.0.0.1'), secret: 'the bench needs no secret worth keeping' }, now)
    const { id } = await settleInitiative(database, people, { slug: 'large' })
    await fill(database, id)
    await open.pool.query('vacuum analyze')
    say(`${VOICES} voices in ${THEMES} themes; ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${loadavg()[0]?.toFixed(1)} programs waiting for them, Node ${process.version}.`)
    const lines = () => packed(database.parts((snapshot) => linesOf(snapshot, id, 'http://127.0.0.1/initiatives/large', now())))
    await measured('Writing it', () => pipeline(lines, createWriteStream(path)))
    say(`The file has ${((await stat(path)).size / 2 ** 20).toFixed(1)} MB.`)
    const bring = () => bringIn(database, () => createReadStream(path), { person: people.administrator, at: now(), moved: async () => undefined })
    const beside = await measured('Bringing it in beside itself, with other ids', bring)
    await database.transaction((trx) => removeInitiative(trx, beside.id))
    await database.transaction((trx) => removeInitiative(trx, id))
    await open.pool.query('vacuum analyze')
    const came = await measured('Bringing it in where it is not', bring)
    say(`${came.rows} rows came in.`)
  } finally {
    await open.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await bench()
