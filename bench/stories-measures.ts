/** What is measured of stories: how fast one is gone, what pages that quote them cost, and what comparing, importing and changing keys take. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { askForCheck, goThroughFile } from '#initiative/import/run-import.ts'
import { findDraft, findLastRun, finishDraft, insertDraft, insertPart } from '#initiative/import/draft.queries.ts'
import { lookAt } from '#initiative/import/read-file.ts'
import { openDatabase } from '#platform/database/open.ts'
import type { Site } from '#platform/http/context.ts'
import { openAssets } from '#platform/http/assets.ts'
import { watchWords } from '#stories/index.ts'
import { OpenedWords } from '#stories/sealed/opened-words.tsx'
import { versionPlace } from '#stories/sealed/places.ts'
import { findSealed } from '#stories/story/story.queries.ts'
import { assembleProgram } from '../src/app/program.ts'
import { ROOT } from '../src/app/root.ts'
import { MOST_OF_A_CORE, type Row, cpuOf, cpuOfServer, hearQueries, load, median, memoryOf } from './measuring.ts'
import { type Entry, ON_A_PAGE, type StoriesWorld, signOf, wordsOf } from './stories-world.ts'

/** Two processes of the program on one database, and where they listen. */
export type Programs = readonly Readonly<{ port: number; pid: number }>[]
export type Page = Readonly<{ name: string; path: string; cookie: string }>
type Around = Readonly<{ world: StoriesWorld; programs: Programs; cookie: string }>

const RATE = 50
const later = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms) })
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
const sorted = (all: readonly number[]) => all.toSorted((one, other) => one - other)
export const pathOf = ({ world }: Pick<Around, 'world'>, entry: string) => `/initiatives/${world.group.slug}/journal/${entry}`

const ask = async (port: number, path: string): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer.text()
}

/** Sends a form to a process, as a browser does; its page must have been there to send it from. */
async function send(port: number, origin: string, { path, cookie, fields }: Readonly<{ path: string; cookie: string; fields: Readonly<Record<string, string>> }>): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', redirect: 'manual', headers: { cookie, origin, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams(fields) })
  if (answer.status !== 303) throw new Error(`${path} was answered ${answer.status}`)
}

type Gone = Readonly<{ write: number; everywhere: number; stale: number }>

/** Takes a story back at one process, and asks every process at once, until none of them shows it. */
async function takeBack({ world, programs, cookie }: Around, origin: string, { entry, turn }: Readonly<{ entry: Entry; turn: number }>): Promise<Gone> {
  const [story] = entry.quotes
  const [path, sign] = [pathOf({ world }, entry.id), signOf(story?.number ?? Number.NaN)]
  for (const { port } of programs) if (!(await ask(port, path)).includes(sign)) throw new Error('what is to be taken back is not there')
  const began = performance.now()
  await send(programs[turn % programs.length]?.port ?? 0, origin, { path: `/stories/${story?.id}/take-back`, cookie, fields: {} })
  const write = performance.now() - began
  const stale = await Promise.all(programs.map(async ({ port }) => {
    let times = 0
    while ((await ask(port, path)).includes(sign)) times++
    return times
  }))
  return { write, everywhere: performance.now() - began, stale: stale.reduce((sum, one) => sum + one, 0) }
}

/** Takes stories back, one after the other, each off a page of twenty, while others read at a fixed rate from processes of their own. */
export async function measureTakingBack(around: Around, origin: string, entries: readonly Entry[]): Promise<Row> {
  const { programs, world } = around
  const PAUSE = 100
  const [busy, quiet] = [pathOf({ world }, world.entries[0]?.id ?? ''), Math.ceil((entries.length * 250) / 1000)]
  const reading = Promise.all(programs.map(({ port }) => load(port, busy, '', RATE / programs.length, quiet)))
  await later(1_000)
  const gone: Gone[] = []
  for (const [turn, entry] of entries.entries()) {
    gone.push(await takeBack(around, origin, { entry, turn }))
    await later(PAUSE)
  }
  const [everywhere, writes, readers] = [sorted(gone.map((one) => one.everywhere)), sorted(gone.map((one) => one.write)), await reading]
  return {
    'taken back': gone.length, 'gone everywhere, p50 ms': at(everywhere, 0.5).toFixed(1), 'p99 ms': at(everywhere, 0.99).toFixed(1), 'at most ms': at(everywhere, 1).toFixed(1), 'of that the write, p50 ms': at(writes, 0.5).toFixed(1),
    'answers that still showed it': gone.reduce((sum, one) => sum + one.stale, 0), 'readers p50 ms': median(readers.map((one) => one.p50)).toFixed(1), 'readers p99 ms': Math.max(...readers.map((one) => one.p99)).toFixed(1),
  }
}

/** How many queries each page asks. */
export async function countQueries(world: StoriesWorld, site: Site, pages: readonly Page[]): Promise<ReadonlyMap<string, number>> {
  const [open, counts] = [openDatabase(world.where, 4), new Map<string, number>()]
  let heard = 0
  hearQueries(open, () => { heard++ })
  const app = assembleProgram({ site, database: open.database, now: () => new Date(), log: () => undefined, assets: await openAssets(join(ROOT, 'dist', 'assets')) })
  for (const { path, cookie } of pages) {
    heard = 0
    const answer = await app.request(path, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    counts.set(path, heard)
  }
  await open.close()
  return counts
}

/** A page at one process: what it costs, and how long it takes at a rate at which nothing queues. */
export async function measurePage({ world, programs }: Pick<Around, 'world' | 'programs'>, { name, path, cookie }: Page, { stories, queries, runs, seconds }: Readonly<{ stories: number; queries: number; runs: number; seconds: number }>): Promise<Row> {
  const [{ port, pid } = { port: 0, pid: 0 }] = programs
  const fast = []; const slow = []; const node: number[] = []; const postgres: number[] = []
  await load(port, path, cookie, 'max', 1)
  for (let run = 0; run < runs; run++) {
    const before = [(await cpuOf(pid)).own, await cpuOfServer(world.postgres.processId)] as const
    const one = await load(port, path, cookie, 'max', seconds)
    node.push(((await cpuOf(pid)).own - before[0]) / one.requests)
    postgres.push((await cpuOfServer(world.postgres.processId) - before[1]) / one.requests)
    fast.push(one)
    slow.push(await load(port, path, cookie, RATE, seconds))
  }
  return {
    page: name, stories, queries, 'requests/s': Math.round(median(fast.map((one) => one.perSecond))), 'Node ms': median(node).toFixed(2), 'PostgreSQL ms': median(postgres).toFixed(2),
    'p50 ms': median(slow.map((one) => one.p50)).toFixed(1), 'p99 ms': median(slow.map((one) => one.p99)).toFixed(1), bytes: fast[0]?.bytes ?? 0, void: [...fast, ...slow].some((one) => one.core > MOST_OF_A_CORE) ? 'generator over 80 % of a core' : '',
  }
}

/** Processor time for opening the stories that a page quotes. */
export async function measureOpening({ open, ring, entries }: StoriesWorld): Promise<number> {
  const ROUNDS = 200
  const sealed = await Promise.all((entries[0]?.quotes ?? []).map(async ({ id }) => ({ id, version: await findSealed(open.database, id, 1) })))
  const round = () => { for (const { id, version } of sealed) if (version !== undefined) OpenedWords.open(ring, version.words, versionPlace(id, 1)) }
  for (let n = 0; n < ROUNDS; n++) round()
  const before = process.cpuUsage()
  for (let n = 0; n < ROUNDS; n++) round()
  const { user, system } = process.cpuUsage(before)
  if (sealed.length !== ON_A_PAGE) throw new Error('a page quotes another number of stories')
  return (user + system) / 1000 / ROUNDS
}

/** A text that is kept, and compared with every story: what that costs, beside one that is too short to repeat any. */
export async function measureText({ world, programs, cookie }: Around, origin: string, words: number): Promise<Row> {
  const [TIMES, WARM] = [30, 5]
  const [{ port, pid } = { port: 0, pid: 0 }] = programs
  const post = (n: number) => send(port, origin, { path: `/initiatives/${world.group.slug}/journal/new`, cookie, fields: { title: 'What we did', 'day-day': '1', 'day-month': '11', 'day-year': '2026', seenBy: 'members', by: 'me', words: wordsOf(1_000_000 + words * TIMES + n, words) } })
  for (let n = 0; n < WARM; n++) await post(TIMES + n)
  const took: number[] = []
  const before = [(await cpuOf(pid)).own, await cpuOfServer(world.postgres.processId)] as const
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now()
    await post(n)
    took.push(performance.now() - began)
  }
  const [node, postgres] = [(await cpuOf(pid)).own - before[0], await cpuOfServer(world.postgres.processId) - before[1]]
  return { 'words of a form': words, 'Node ms': (node / TIMES).toFixed(1), 'PostgreSQL ms': (postgres / TIMES).toFixed(1), 'p50 ms': median(took).toFixed(1), 'at most ms': Math.max(...took).toFixed(1) }
}

/** Checking a file of voices, with and without comparing each with the stories. */
export async function measureFile({ open: { database }, ring, people, group, postgres }: StoriesWorld, compared: boolean): Promise<Row> {
  const ROWS = 10_000
  const now = () => new Date()
  const file = Buffer.from(`words\n${Array.from({ length: ROWS }, (_, n) => `"${wordsOf(2_000_000 + n, 12 + (n % 13)).replaceAll('\n', ' ')}"`).join('\n')}\n`)
  const id = await database.transaction((trx) => insertDraft(trx, group.id, people.host, 'survey.csv'))
  await database.transaction((trx) => insertPart(trx, id, 0, file))
  const look = await lookAt((async function* () { yield new Uint8Array(file) })())
  await database.transaction((trx) => finishDraft(trx, id, look))
  const draft = await findDraft(database, id)
  if (draft === undefined) throw new Error('the file is not there')
  const watch = compared ? watchWords(ring) : undefined
  await database.transaction((trx) => askForCheck(trx, draft, { words: 'words' }, { now: now(), watch }))
  const run = await findLastRun(database, draft.id, 'check')
  const [began, cpu, server] = [performance.now(), process.cpuUsage(), await cpuOfServer(postgres.processId)]
  await goThroughFile(database, { run: run?.id ?? '' }, { now, watch })
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - began) / 1000
  return { 'rows of a file': ROWS, compared: compared ? 'with every story' : 'no', seconds: seconds.toFixed(1), 'rows/s': Math.round(ROWS / seconds), 'Node s': ((user + system) / 1e6).toFixed(1), 'PostgreSQL s': ((await cpuOfServer(postgres.processId) - server) / 1000).toFixed(1) }
}

/** Every story sealed anew, by the command that an operator gives; no program may run beside it. */
export async function measureRotation(env: NodeJS.ProcessEnv): Promise<Row> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'commands', 'story-keys.js'), 'rotate'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let [said, most] = ['', 0]
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const watching = setInterval(() => { memoryOf(child.pid ?? 0, 'VmHWM').then((held) => { most = Math.max(most, held) }, () => undefined) }, 100)
  const code = await new Promise((resolve) => { child.once('close', resolve) })
  clearInterval(watching)
  const sealed = Number(/([\d,]+) texts are sealed/.exec(said)?.[1]?.replaceAll(',', ''))
  if (code !== 0 || !(sealed > 0)) throw new Error(`the keys were not changed: ${said}`)
  const seconds = (performance.now() - began) / 1000
  return { 'sealed anew': sealed, seconds: seconds.toFixed(1), 'a second': Math.round(sealed / seconds), 'memory at most, MB': Math.round(most) }
}
