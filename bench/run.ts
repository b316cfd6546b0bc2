/**
 * `npm run bench`: what pages cost, beside a bare server that runs the same queries and sends the same bytes.
 * Each figure is the median of five runs, alternating program and peer. `--write` puts the table into docs/benchmarks.md.
 */
import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from '../src/app/root.ts'
import { WORLDS, makeWorld } from './world.ts'
import { type Row, answering, load, machine, median, memoryOf, startArgs, stopped, tableOf, tsx } from './measuring.ts'
import { measurePage, record } from './pages.ts'
import { benchLibrary } from './library.ts'
import { benchSearch } from './search.ts'
import { benchStories } from './stories.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'

const HELP = `Measures the program's pages beside a bare node:http server with the same queries and bytes.

  npm run bench [-- --quick] [-- --size big] [-- --write]
  npm run bench -- --stories [--quick] [--write]
  npm run bench -- --search [--quick] [--write]
  npm run bench -- --library [--quick] [--write]

  --quick     one run instead of the median of five
  --size big  1,000, 10,000 and 100,000 voices with 200 themes and 5,000 later items, instead of 100, 1,000 and 10,000 with 50 themes
  --write     put the figures into docs/benchmarks.md, or with --size big into docs/benchmarks-big.md
  --stories   10,000 stories that are quoted 40,000 times, instead: into docs/benchmarks-stories.md
  --search    searches in 50,000 entries, instead: into docs/benchmarks-search.md
  --library   50,000 resources, instead: into docs/benchmarks-library.md`

const quick = process.argv.includes('--quick')
const size = process.argv[process.argv.indexOf('--size') + 1] === 'big' ? 'big' : 'small'
const FILE = size === 'big' ? 'benchmarks-big.md' : 'benchmarks.md'
const [RUNS, SECONDS] = quick ? [1, 2] : [5, 2]
/** Requests a second of the runs that measure latency: well below what either can do, so that nothing queues by itself. */
const RATE = 50
const [PROGRAM_PORT, PEER_PORT] = [39_411, 39_412]

const say = (line: string) => process.stdout.write(`${line}\n`)
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
  const counts = await record(where, site, world.pages.map((page) => ({ ...page, cookie: world.cookie })), recording)
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
      for (const port of [PROGRAM_PORT, PEER_PORT]) await load(port, page.path, world.cookie, 'max', SECONDS)
      const answers = { program: program.pid ?? 0, programPort: PROGRAM_PORT, peerPort: PEER_PORT, postmaster: world.postgres.processId }
      rows.push({ page: page.name, voices: page.size, ...(await measurePage(answers, { ...page, cookie: world.cookie }, { runs: RUNS, seconds: SECONDS, rate: RATE, queries: counts.get(page.path) ?? 0 })) })
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

const asked = (name: string) => process.argv.includes(name)
const chosen = asked('--stories') ? benchStories : asked('--search') ? benchSearch : asked('--library') ? benchLibrary : bench

if (process.argv.includes('--help')) say(HELP)
else await chosen({ quick, write: process.argv.includes('--write') })
