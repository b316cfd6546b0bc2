/** What pages cost, beside a bare server that runs the same queries and sends the same bytes. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAssets } from '#platform/http/assets.ts'
import type { Site } from '#platform/http/context.ts'
import { type Where, openDatabase } from '#platform/database/open.ts'
import { assembleProgram } from '../src/app/program.ts'
import { ROOT } from '../src/app/root.ts'
import { ACCEPTED } from './accepted.ts'
import { type Load, MOST_OF_A_CORE, type Row, cpuOf, cpuOfServer, hearQueries, load, median } from './measuring.ts'

/** A page, and as whom it is asked for: an empty cookie is nobody. */
export type Measured = Readonly<{ name: string; path: string; cookie: string }>

/** What the program does for each page, seen from inside: its queries with their values, and its answer's bytes. Gives how many queries each asks. */
export async function record(where: Where, site: Site, pages: readonly Measured[], file: string): Promise<ReadonlyMap<string, number>> {
  const open = openDatabase(where, 4)
  const app = assembleProgram({ site, database: open.database, now: () => new Date(), log: () => undefined, assets: await openAssets(join(ROOT, 'dist', 'assets')) })
  const recorded: Record<string, unknown> = {}
  const counts = new Map<string, number>()
  let queries: { text: string; values: readonly unknown[] }[] = []
  hearQueries(open, (text, values) => { queries.push({ text, values }) })
  for (const { path, cookie } of pages) {
    const headers = { ...(cookie === '' ? {} : { cookie }), 'accept-encoding': ACCEPTED }
    // As every visit but the first.
    await app.request(path, { headers })
    queries = []
    const answer = await app.request(path, { headers })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    // A copy: the next page's first, unrecorded visit goes on filling this list.
    recorded[path] = { queries: [...queries], headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()).toString('base64') }
    counts.set(path, queries.length)
  }
  await writeFile(file, JSON.stringify(recorded))
  await open.close()
  return counts
}

/** Who answers: the program and the bare server, and PostgreSQL behind both. */
export type Answering = Readonly<{ program: number; programPort: number; peerPort: number; postmaster: number }>
export type How = Readonly<{ runs: number; seconds: number; rate: number; queries: number }>

/** A page measured in so many runs, program and bare server in turn. */
export async function measurePage({ program, programPort, peerPort, postmaster }: Answering, { path, cookie }: Measured, { runs, seconds, rate, queries }: How): Promise<Row> {
  const ours: Load[] = []; const theirs: Load[] = []; const slow: Load[] = []; const probes: Load[] = []
  const node: number[] = []; const postgres: number[] = []
  for (let run = 0; run < runs; run++) {
    const before = [(await cpuOf(program)).own, await cpuOfServer(postmaster)] as const
    const one = await load(programPort, path, cookie, 'max', seconds)
    node.push(((await cpuOf(program)).own - before[0]) / one.requests)
    postgres.push((await cpuOfServer(postmaster) - before[1]) / one.requests)
    ours.push(one)
    theirs.push(await load(peerPort, path, cookie, 'max', seconds))
    slow.push(await load(programPort, path, cookie, rate, seconds))
    probes.push(await load(peerPort, '/probe', '', rate, seconds))
  }
  const isVoid = [...slow, ...probes, ...ours].some((one) => one.core > MOST_OF_A_CORE)
  return {
    'requests/s': Math.round(median(ours.map((one) => one.perSecond))), 'of the bare server': (median(ours.map((one, run) => one.perSecond / (theirs[run]?.perSecond ?? Number.NaN)))).toFixed(2),
    'Node ms': median(node).toFixed(2), 'PostgreSQL ms': median(postgres).toFixed(2), 'p50 ms': median(slow.map((one) => one.p50)).toFixed(1), 'p99 ms': median(slow.map((one) => one.p99)).toFixed(1),
    'probe p50': median(probes.map((one) => one.p50)).toFixed(1), 'probe p99': median(probes.map((one) => one.p99)).toFixed(1), bytes: ours[0]?.bytes ?? 0, queries, void: isVoid ? 'generator over 80 % of a core' : '',
  }
}
