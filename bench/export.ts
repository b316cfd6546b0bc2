/**
 * `npx tsx bench/export.ts [items]`: how fast a whole copy of 100,000 items is made, and in how much memory; read by another process over
 * HTTP, from the built program's own server code on a private PostgreSQL.
 */
import { execFileSync, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { insertItem, insertItems, linkItems } from '#initiative/thread/item.queries.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { ROOT, SOURCE } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

const PORT = 39_413
const ITEMS = Number(process.argv[2] ?? 100_000)
const THEMES = 200
const RUNS = 3
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Resident memory of a process, in megabytes: now, and the most so far. */
const memoryOf = async (pid: number) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const read = (what: string) => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
  return { now: read('VmRSS'), most: read('VmHWM') }
}

/** Processor time that a process has used, in ms; Linux counts in hundredths of a second. */
const cpuOf = async (pid: number) => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

type Taken = Readonly<{ items: number; bytes: number; ms: number }>

/** Reads a copy as fast as it comes, and counts. `perSecond`: reads no faster than that, as a phone would. */
const take = (path: string, cookie: string, perSecond?: number) => new Promise<Taken>((resolve, reject) => {
  const began = performance.now()
  let items = 0
  let bytes = 0
  get({ port: PORT, path, headers: { cookie } }, (answer) => {
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) items += 1
      if (perSecond === undefined) return
      answer.pause()
      void pause((chunk.length / perSecond) * 1000).then(() => answer.resume())
    })
    answer.on('end', () => resolve({ items, bytes, ms: performance.now() - began }))
    answer.on('error', reject)
  }).on('error', reject)
})

async function fill(where: Parameters<typeof openDatabase>[0]): Promise<string> {
  const open = openDatabase(where)
  await migrate(open.database, SOURCE)
  const people = await settlePeople(open.database, { name: 'Thegither', publicUrl: new URL(`http://127.0.0.1:${PORT}`), secret: SECRET }, () => new Date())
  const { id } = await settleInitiative(open.database, people, { slug: 'large' })
  const by = { person: people.carer, standpoint: undefined, channel: 'import' } as const
  const voices = await open.database.transaction((trx) => insertItems(trx, Array.from({ length: ITEMS - THEMES }, (_, n) => ({
    item: { initiative: id, kind: 'voice', words: `${n}. The last bus goes at six and the clinic ends at seven, so people wait in the cold or do not come at all.`, seenBy: 'members' } as const, by,
  }))))
  const share = Math.floor(voices.length / THEMES)
  for (let theme = 0; theme < THEMES; theme++) {
    await open.database.transaction(async (trx) => {
      const made = await insertItem(trx, { initiative: id, kind: 'theme', words: `Theme ${theme}`, seenBy: 'public' }, by)
      await linkItems(trx, id, made, voices.slice(theme * share, (theme + 1) * share))
    })
  }
  await open.pool.query('vacuum analyze')
  const cookie = await people.cookieOf(people.carer)
  await open.close()
  return cookie
}

const SECRET = 'the bench needs no secret worth keeping'

async function bench(): Promise<void> {
  const folder = await makeTestFolder('thegither-bench-export-')
  const postgres = await startPrivatePostgres({ folder: join(folder, 'data') })
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  const cookie = await fill(where)
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT, stdio: 'inherit' })
  const env = {
    ...process.env, PORT: String(PORT), PUBLIC_URL: `http://127.0.0.1:${PORT}`, SECRET, DATA: join(folder, 'program'),
    DATABASE_URL: `postgres://${where.user}@localhost:${where.port}/${where.database}?host=${encodeURIComponent(where.host)}`,
  }
  const program = spawn(process.execPath, ['--max-semi-space-size=8', '--heap-growing-percent=20', join(ROOT, 'dist', 'start.js'), '--empty'], { env, stdio: 'ignore' })
  try {
    for (let tries = 0; tries < 400 && !(await fetch(`http://127.0.0.1:${PORT}/healthz`).then(({ ok }) => ok, () => false)); tries++) await pause(50)
    await fetch(`http://127.0.0.1:${PORT}/initiatives/large`)
    const pid = program.pid ?? 0
    say(`Memory before: ${(await memoryOf(pid)).now} MB`)
    for (const form of ['ndjson', 'json', 'csv']) {
      for (let run = 0; run < RUNS; run++) {
        const before = await cpuOf(pid)
        const { items, bytes, ms } = await take(`/initiatives/large/export.${form}`, cookie)
        say(`${form}: ${items} lines, ${Math.round(bytes / 1e6)} MB in ${Math.round(ms)} ms: ${Math.round(items / (ms / 1000))} a second; ${await cpuOf(pid) - before} ms of Node’s processor time; ${loadavg()[0]?.toFixed(1)} programs waiting for ${cpus().length} cores; memory ${JSON.stringify(await memoryOf(pid))}`)
      }
    }
    const slow = await take('/initiatives/large/export.ndjson', cookie, 5_000_000)
    say(`read slowly: ${Math.round(slow.ms)} ms; memory ${JSON.stringify(await memoryOf(pid))}`)
  } finally {
    const ended = new Promise((resolve) => { program.once('exit', resolve) })
    program.kill('SIGTERM')
    await ended
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await bench()
