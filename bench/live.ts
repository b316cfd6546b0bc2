/**
 * `tsx bench/live.ts`: how long it takes until 100 readers of the sense-making page know that somebody has put a voice in a theme, from
 * the moment at which the form was sent. The program runs as it is started (build it first); each reader is a member with a stream of
 * their own, all read by this one process, which shares the machine with the program and PostgreSQL.
 */
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { insertItems } from '#initiative/thread/item.queries.ts'
import { tables as initiativeTables } from '#initiative/tables.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { type Id, newId } from '#platform/ids.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { ROOT, SOURCE } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

const READERS = 100
const CHANGES = 50
const WARM = 5
const PORT = 39_421
const ORIGIN = `http://127.0.0.1:${PORT}`
const LIVE = '/initiatives/live/themes/live'

const say = (line: string) => process.stdout.write(`${line}\n`)
const later = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms) })

/** A group of a hundred with things said to be put in themes. */
async function makeWorld(where: Parameters<typeof openDatabase>[0]) {
  const site = { name: 'Thegither', publicUrl: new URL(ORIGIN), secret: 'the bench needs no secret worth keeping' }
  const { database, close } = openDatabase(where)
  await migrate(database, SOURCE)
  const people = await settlePeople(database, site, () => new Date())
  const { id } = await settleInitiative(database, people, { slug: 'live' })
  const readers = Array.from({ length: READERS }, (_, place) => ({ id: newId<'person'>(), called: `Reader ${place}` }))
  await peopleTables(database).insertInto('people.person').values(readers).execute()
  await initiativeTables(database).insertInto('initiative.member').values(readers.map((reader) => ({ id: newId<'member'>(), initiative_id: id, person_id: reader.id, brings: null }))).execute()
  const voices = await database.transaction((trx) => insertItems(trx, Array.from({ length: 1_000 }, (_, n) => ({
    item: { initiative: id, kind: 'voice' as const, words: `Note ${n}`, seenBy: 'members' as const }, by: { person: undefined, standpoint: undefined, channel: 'room' as const },
  }))))
  const cookies = await Promise.all(readers.map((reader) => people.cookieOf(reader.id)))
  const writer = await people.cookieOf(people.host)
  await close()
  return { site, voices, cookies, writer }
}

/** Opens a stream; `told` hears of each event and when it came. */
const read = (cookie: string, told: (what: string, at: number) => void) => new Promise<() => void>((resolve, reject) => {
  const request = get(`${ORIGIN}${LIVE}`, { agent: new Agent(), headers: { cookie } }, (answer) => {
    if (answer.statusCode !== 200) {
      reject(new Error(`a stream was answered ${answer.statusCode}`))
      return
    }
    answer.setEncoding('utf8')
    answer.on('data', (text: string) => { for (const [, what = ''] of text.matchAll(/^data: (.*)$/gm)) told(what, performance.now()) })
    answer.on('error', () => undefined)
    resolve(() => request.destroy())
  })
  request.once('error', reject)
})

async function group(cookie: string, voice: Id<'item'>): Promise<void> {
  const answer = await fetch(`${ORIGIN}/initiatives/live/themes/group`, {
    method: 'POST', redirect: 'manual', headers: { cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ voices: voice, name: 'Late buses' }),
  })
  if (answer.status !== 303) throw new Error(`the form was answered ${answer.status}`)
}

async function measure({ voices, cookies, writer }: Awaited<ReturnType<typeof makeWorld>>): Promise<readonly number[]> {
  const heard = new Map<string, number[]>()
  const leave = await Promise.all(cookies.map((cookie) => read(cookie, (what, at) => heard.set(what, [...(heard.get(what) ?? []), at]))))
  const delays: number[] = []
  // The first ones find a cold program.
  for (const voice of voices.slice(0, WARM)) await group(writer, voice)
  await later(500)
  for (const voice of voices.slice(WARM, WARM + CHANGES)) {
    heard.clear()
    const began = performance.now()
    await group(writer, voice)
    for (let tries = 0; tries < 500 && [...heard.values()].flat().length < READERS; tries++) await later(10)
    const times = [...heard.values()].flat()
    if (times.length < READERS) throw new Error(`only ${times.length} of ${READERS} were told within five seconds`)
    delays.push(...times.map((at) => at - began))
    await later(100)
  }
  for (const one of leave) one()
  return delays
}

const folder = await makeTestFolder('thegither-live-')
const postgres = await startPrivatePostgres({ folder })
try {
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  const world = await makeWorld(where)
  const program = spawn(process.execPath, [join(ROOT, 'dist', 'start.js'), '--empty'], { stdio: 'ignore', env: {
    ...process.env, PORT: String(PORT), PUBLIC_URL: ORIGIN, SECRET: world.site.secret, DATA: join(folder, 'program'),
    DATABASE_URL: `postgres://${where.user}@localhost:${where.port}/${where.database}?host=${encodeURIComponent(where.host)}`,
  } })
  try {
    for (let tries = 0; tries < 400 && !(await fetch(`${ORIGIN}/healthz`).then((answer) => answer.ok, () => false)); tries++) await later(25)
    const sorted = (await measure(world)).toSorted((one, other) => one - other)
    const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0)
    say(`${READERS} readers, ${CHANGES} changes: told after ${at(0.5)} ms at the median, ${at(0.99)} ms at p99, ${at(1)} ms at most (aim: 300 ms at p99).`)
  } finally {
    program.kill('SIGTERM')
    await new Promise((resolve) => { program.once('exit', resolve) })
  }
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
