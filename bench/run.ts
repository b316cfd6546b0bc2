/**
 * `npm run bench`: what pages cost, beside a bare server that runs the same queries and sends the same bytes.
 * Each figure is the median of five runs, alternating program and peer. `--write` puts the table into docs/benchmarks.md.
 */
import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { openDatabase } from '#platform/database/open.ts'
import { openAssets } from '#platform/http/assets.ts'
import { assembleProgram } from '../src/app/program.ts'
import { ROOT } from '../src/app/root.ts'
import { WORLDS, makeWorld } from './world.ts'
import { type Load, MOST_OF_A_CORE, type Row, answering, cpuOf, cpuOfServer, hearQueries, load as loadFor, machine, median, memoryOf, startArgs, stopped, tableOf, tsx } from './measuring.ts'
import { benchStories } from './stories.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { ACCEPTED } from './accepted.ts'

const HELP = `Measures the program's pages beside a bare node:http server with the same queries and bytes.

  npm run bench [-- --quick] [-- --size big] [-- --write]
  npm run bench -- --stories [--quick] [--write]

  --quick     one run instead of the median of five
  --size big  1,000, 10,000 and 100,000 voices with 200 themes and 5,000 later items, instead of 100, 1,000 and 10,000 with 50 themes
  --write     put the figures into docs/benchmarks.md, or with --size big into docs/benchmarks-big.md
  --stories   10,000 stories that are quoted 40,000 times, instead: into docs/benchmarks-stories.md`

const quick = process.argv.includes('--quick')
const size = process.argv[process.argv.indexOf('--size') + 1] === 'big' ? 'big' : 'small'
const FILE = size === 'big' ? 'benchmarks-big.md' : 'benchmarks.md'
const [RUNS, SECONDS] = quick ? [1, 2] : [5, 2]
/** Requests a second of the runs that measure latency: well below what either can do, so that nothing queues by itself. */
const RATE = 50
const [PROGRAM_PORT, PEER_PORT] = [39_411, 39_412]

const say = (line: string) => process.stdout.write(`${line}\n`)
const load = (port: number, path: string, cookie: string, rate: number | 'max') => loadFor(port, path, cookie, rate, SECONDS)

/** What the program does for each page, seen from inside: its queries with their values, and its answer's bytes. */
async function record(world: World, site: Site, file: string): Promise<ReadonlyMap<string, number>> {
  const open = openDatabase(world.where, 4)
  const app = assembleProgram({ site, database: open.database, now: () => new Date(), log: () => undefined, assets: await openAssets(join(ROOT, 'dist', 'assets')) })
  const recorded: Record<string, unknown> = {}
  const counts = new Map<string, number>()
  let queries: { text: string; values: readonly unknown[] }[] = []
  hearQueries(open, (text, values) => { queries.push({ text, values }) })
  for (const { path } of world.pages) {
    await app.request(path, { headers: { cookie: world.cookie } })
    queries = []
    const answer = await app.request(path, { headers: { cookie: world.cookie, 'accept-encoding': ACCEPTED } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    // A copy: the next page's first, unrecorded visit goes on filling this list.
    recorded[path] = { queries: [...queries], headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()).toString('base64') }
    counts.set(path, queries.length)
  }
  await writeFile(file, JSON.stringify(recorded))
  await open.close()
  return counts
}

type World = Awaited<ReturnType<typeof makeWorld>>
type Site = Parameters<typeof makeWorld>[1]

async function measurePage(world: World, page: World['pages'][number], program: number, queries: number): Promise<Row> {
  const ours: Load[] = []; const theirs: Load[] = []; const slow: Load[] = []; const probes: Load[] = []
  const node: number[] = []; const postgres: number[] = []
  const postmaster = world.postgres.processId
  for (let run = 0; run < RUNS; run++) {
    const before = [(await cpuOf(program)).own, await cpuOfServer(postmaster)] as const
    const one = await load(PROGRAM_PORT, page.path, world.cookie, 'max')
    node.push(((await cpuOf(program)).own - before[0]) / one.requests)
    postgres.push((await cpuOfServer(postmaster) - before[1]) / one.requests)
    ours.push(one)
    theirs.push(await load(PEER_PORT, page.path, world.cookie, 'max'))
    slow.push(await load(PROGRAM_PORT, page.path, world.cookie, RATE))
    probes.push(await load(PEER_PORT, '/probe', '', RATE))
  }
  const isVoid = [...slow, ...probes, ...ours].some((one) => one.core > MOST_OF_A_CORE)
  return {
    page: page.name, voices: page.size, 'requests/s': Math.round(median(ours.map((one) => one.perSecond))), 'of the bare server': (median(ours.map((one, run) => one.perSecond / (theirs[run]?.perSecond ?? Number.NaN)))).toFixed(2),
    'Node ms': median(node).toFixed(2), 'PostgreSQL ms': median(postgres).toFixed(2), 'p50 ms': median(slow.map((one) => one.p50)).toFixed(1), 'p99 ms': median(slow.map((one) => one.p99)).toFixed(1),
    'probe p50': median(probes.map((one) => one.p50)).toFixed(1), 'probe p99': median(probes.map((one) => one.p99)).toFixed(1), bytes: ours[0]?.bytes ?? 0, queries, void: isVoid ? 'generator over 80 % of a core' : '',
  }
}

/** From the start of the process to the first page, five times on the same data. */
async function measureStart(env: NodeJS.ProcessEnv): Promise<number> {
  const times: number[] = []
  const args = await startArgs()
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now()
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
    await answering(PROGRAM_PORT, '/')
    times.push(performance.now() - began)
    await stopped(child)
  }
  return median(times)
}

async function bench(): Promise<void> {
  const folder = await makeTestFolder('thegither-bench-')
  const site = { name: 'Thegither', publicUrl: new URL(`http://127.0.0.1:${PROGRAM_PORT}`), secret: 'the bench needs no secret worth keeping' }
  const world = await makeWorld(folder, site, WORLDS[size])
  const { where } = world
  await world.open.close()
  const recording = join(folder, 'recording.json')
  const counts = await record(world, site, recording)
  const env = {
    ...process.env, PORT: String(PROGRAM_PORT), PUBLIC_URL: site.publicUrl.href, SECRET: site.secret, DATA: join(folder, 'program'),
    DATABASE_URL: `postgres://${where.user}@localhost:${where.port}/${where.database}?host=${encodeURIComponent(where.host)}`,
  }
  const startMs = await measureStart(env)
  const program = spawn(process.execPath, await startArgs(), { env, stdio: 'ignore' })
  const peer = spawn(process.execPath, tsx('bench/bare.ts', recording, String(PEER_PORT), JSON.stringify(where)), { stdio: 'inherit' })
  try {
    await Promise.all([answering(PROGRAM_PORT, '/healthz'), answering(PEER_PORT, '/probe')])
    const idle = await memoryOf(program.pid ?? 0, 'VmRSS')
    const rows: Row[] = []
    for (const page of world.pages) {
      // Both warm: connections open, plans and code known.
      for (const port of [PROGRAM_PORT, PEER_PORT]) await load(port, page.path, world.cookie, 'max')
      rows.push(await measurePage(world, page, program.pid ?? 0, counts.get(page.path) ?? 0))
      say(Object.entries(rows.at(-1) ?? {}).map(([name, value]) => `${name} ${value}`).join(' · '))
    }
    const most = await memoryOf(program.pid ?? 0, 'VmHWM')
    await report(rows, [`From the start of the process to the first page: ${Math.round(startMs)} ms (aim: 2,000).`, `Memory of the Node process: ${Math.round(idle)} MB at rest, ${Math.round(most)} MB at most under load (aim: 200).`])
  } finally {
    await Promise.all([stopped(program), stopped(peer)])
    await world.postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What was measured on, for who reads the table. */
function worldInWords(): string {
  const { sizes, themes, later } = WORLDS[size]
  return `Initiatives with ${sizes.map((one) => one.toLocaleString('en-GB')).join(', ')} voices, up to ${themes} themes${later === 0 ? '' : ` and ${later.toLocaleString('en-GB')} later items (needs, ideas, prototypes, tests, agreements, changes, outcomes)`}; a member looks who said 40 of the voices.`
}

/** How much longer a page takes with the most voices than with the fewest. */
function flatness(rows: readonly Row[]): string {
  const pages = Map.groupBy(rows, ({ page }) => page)
  const lines = [...pages].flatMap(([page, all]) => {
    const [least, most] = [all[0], all.at(-1)]
    return least === undefined || most === undefined || all.length < 2 ? [] : [`- ${page}: p50 with ${most['voices']} voices is ${(Number(most['p50 ms']) / Number(least['p50 ms'])).toFixed(2)} of that with ${least['voices']}.`]
  })
  return `- Aim for p50 from the fewest to the most voices: at most 1.50.\n${lines.join('\n')}\n`
}

async function report(rows: readonly Row[], facts: readonly string[]): Promise<void> {
  const text = `# What pages cost\n\nMade by \`npm run bench -- ${size === 'big' ? '--size big ' : ''}--write\`. ${machine()}, ${RUNS} ${RUNS === 1 ? 'run' : 'runs'} of ${SECONDS} s each.\n\n${worldInWords()} Medians, program and bare server in turn. The bare server runs the same queries and sends the same bytes; program, server, PostgreSQL and generator share the machine, so absolute figures say less than ratios. Latency is at ${RATE} requests a second, from the moment each was due; beside it stands a probe of a few constant bytes.\n\n${tableOf(rows)}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n- Aim for requests a second: at least 0.70 of the bare server.\n${flatness(rows)}`
  say(`\n${text}`)
  if (process.argv.includes('--write')) await writeFile(join(ROOT, 'docs', FILE), text)
}

if (process.argv.includes('--help')) say(HELP)
else await (process.argv.includes('--stories') ? benchStories({ quick, write: process.argv.includes('--write') }) : bench())
