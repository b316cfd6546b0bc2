/**
 * `tsx bench/import.ts`: how fast a file of 100,000 voices comes in, and how much memory that takes above idle, with the very code
 * that the job runs, on a private PostgreSQL that keeps what it is told; then how long it takes to take all of it back.
 */
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { askForCheck, askForImport, goThroughFile } from '#initiative/import/run-import.ts'
import { findDraft, findLastRun, finishDraft, insertDraft, insertPart } from '#initiative/import/draft.queries.ts'
import { lookAt } from '#initiative/import/read-file.ts'
import { askToTakeBack, takeBackInOneGo } from '#initiative/import/run-take-back.ts'
import { findImport } from '#initiative/import/import.queries.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { SOURCE } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

const ROWS = 100_000
const PART = 1024 * 1024
const WORDS = 'The last bus goes at six and the clinic ends at seven so people wait in the cold or do not come at all and nobody asks them'.split(' ')
const say = (line: string) => process.stdout.write(`${line}\n`)
const now = () => new Date()

/** A survey of its own: an id, a moment, and 12 to 24 words a row. */
const survey = (): string => {
  const rows = Array.from({ length: ROWS }, (_, n) => `${n},2026-0${1 + (n % 9)}-1${n % 9}T10:00:00Z,"${n}. ${Array.from({ length: 12 + (n % 13) }, (_unused, place) => WORDS[(n * 7 + place * (1 + (n % 5))) % WORDS.length]).join(' ')}."`)
  return `id,said at,words\n${rows.join('\n')}\n`
}

const memory = async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024

/** Does something, and gives its seconds and the most memory that the process held meanwhile above what it held before. */
async function measured<Result>(act: () => Promise<Result>): Promise<Readonly<{ result: Result; seconds: number; above: number }>> {
  globalThis.gc?.()
  await pause(500)
  const before = await memory()
  let most = before
  const watch = setInterval(() => { memory().then((held) => { most = Math.max(most, held) }, () => undefined) }, 50)
  const began = performance.now()
  const result = await act()
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  return { result, seconds, above: most - before }
}

async function bench(): Promise<void> {
  const folder = await makeTestFolder('thegither-bench-')
  const path = join(folder, 'survey.csv')
  await writeFile(path, survey())
  const postgres = await startPrivatePostgres({ folder })
  const open = openDatabase({ host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database })
  try {
    await migrate(open.database, SOURCE)
    const { database } = open
    const people = await settlePeople(database, { name: 'Thegither', publicUrl: new URL('http://127.0.0.1'), secret: 'the bench needs no secret worth keeping' }, now)
    const initiative = await settleInitiative(database, people)
    say(`${ROWS} rows, ${((await stat(path)).size / 2 ** 20).toFixed(1)} MB; ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}.`)
    const rate = (what: string, { seconds, above }: Readonly<{ seconds: number; above: number }>) => say(`${what}: ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)} rows a second, ${Math.round(above)} MB above what was held before.`)

    const kept = await measured(async () => {
      const id = await database.transaction((trx) => insertDraft(trx, initiative.id, people.host, 'survey.csv'))
      const keeping = async function* () {
        let place = 0
        for await (const piece of createReadStream(path, { highWaterMark: PART })) {
          await database.transaction((trx) => insertPart(trx, id, place++, piece))
          yield piece as Uint8Array
        }
      }
      const look = await lookAt(keeping())
      await database.transaction((trx) => finishDraft(trx, id, look))
      return id
    })
    rate('Keeping the file while it is looked at', kept)
    const draft = await findDraft(database, kept.result)
    if (draft === undefined) throw new Error('the file is not there')
    const mapping = { id: 'id', at: 'said at', words: 'words' }

    await database.transaction((trx) => askForCheck(trx, draft, mapping, { now: now(), watch: undefined }))
    const check = await findLastRun(database, draft.id, 'check')
    rate('Checking it', await measured(() => goThroughFile(database, { run: check?.id ?? '' }, { now, watch: undefined })))
    const run = await database.transaction((trx) => askForImport(trx, { draft: draft.id, mapping }, now()))
    rate('Bringing it in', await measured(() => goThroughFile(database, { run }, { now, watch: undefined })))
    rate('Asking to take it back', await measured(() => database.transaction((trx) => askToTakeBack(trx, initiative.id, run, people.host, now()))))
    rate('Taking it back whole', await measured(() => takeBackInOneGo(database, { import: run }, now)))
    if ((await findImport(database, initiative.id, run))?.takenBackAt === undefined) throw new Error('it is not taken back')
  } finally {
    await open.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await bench()
