/**
 * `npm run bench -- --search`: what a search costs PostgreSQL where fifty thousand things may be found. Each question of a page is put to it
 * again with `explain analyze`; planning and doing are added up, over all questions of the page. `--write` puts it into docs/benchmarks-search.md.
 */
import { rm, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { migrate } from '#platform/database/migrate.ts'
import { type OpenDatabase, type Where, openDatabase } from '#platform/database/open.ts'
import { openAssets } from '#platform/http/assets.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { feedRows } from '#platform/search/feed.queries.ts'
import { assembleProgram } from '../src/app/program.ts'
import { ROOT, SOURCE } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { type Row, hearQueries, machine, median, tableOf } from './measuring.ts'
import { searchRows } from './search-world.ts'

const ROWS = 50_000
/** Over which 95 of 100 may not take, in ms: issue 5. */
const [COMMON, RARE] = [25, 5]
const RUNS = 20

/** What is typed, as people do: words of tens of thousands of things, of thousands, of a few. */
const SEARCHES: readonly Readonly<{ what: string; aim: number | undefined; paths: readonly string[] }>[] = [
  { what: 'a word of nearly everything', aim: COMMON, paths: ['q=co-production', 'q=care'] },
  { what: 'a common word', aim: COMMON, paths: ['q=participation', 'q=dementia', 'q=volunteering', 'q=recovery'] },
  { what: 'common words, narrowed', aim: COMMON, paths: ['q=digital+health&type=toolkit&from=2010', 'q=mental+health+carers&way=designing&scope=scotland'] },
  { what: 'a rare word', aim: RARE, paths: ['q=baljorzelment', 'q=venkelrosship', 'q=dunmorlimation'] },
  { what: 'a word that is begun', aim: COMMON, paths: ['q=volunte', 'q=dement'] },
  { what: 'common words again, newest first', aim: COMMON, paths: ['q=dementia&sort=newest', 'q=care&sort=newest'] },
  { what: 'no words: everything, newest first', aim: COMMON, paths: ['', 'type=toolkit&from=2015'] },
  { what: 'a word that is mistyped', aim: undefined, paths: ['q=volunterring', 'q=dementya'] },
]

type Asked = Readonly<{ text: string; values: readonly unknown[] }>
type Plan = Readonly<{ 'Planning Time': number; 'Execution Time': number }>
const say = (line: string) => process.stdout.write(`${line}\n`)

/** What PostgreSQL takes for all that a page asks it, in ms. */
async function costOf({ pool }: OpenDatabase, queries: readonly Asked[]): Promise<number> {
  let sum = 0
  for (const { text, values } of queries) {
    const { rows: [row] } = await pool.query<{ 'QUERY PLAN': readonly Plan[] }>(`explain (analyze, timing off, format json) ${text}`, [...values])
    for (const plan of row?.['QUERY PLAN'] ?? []) sum += plan['Planning Time'] + plan['Execution Time']
  }
  return sum
}

const p95 = (all: readonly number[]) => all.toSorted((one, other) => one - other)[Math.ceil(all.length * 0.95) - 1] ?? Number.NaN

async function fill(where: Where): Promise<number> {
  const open = openDatabase(where)
  await migrate(open.database, SOURCE)
  const began = performance.now()
  for (const rows of searchRows(ROWS)) await open.database.transaction((trx) => feedRows(trx, rows))
  const perSecond = Math.round(ROWS / ((performance.now() - began) / 1_000))
  await open.pool.query('vacuum analyze')
  await open.close()
  return perSecond
}

async function measureAll(where: Where, runs: number): Promise<readonly Row[]> {
  const open = openDatabase(where, 4)
  let heard: Asked[] = []
  // Before the first of them: each connection is heard from its beginning.
  hearQueries(open, (text, values) => { heard.push({ text, values }) })
  const site = { name: 'Thegither', publicUrl: new URL('http://127.0.0.1'), secret: 'the bench needs no secret worth keeping' }
  const app = assembleProgram({ site, database: open.database, now: () => new Date(), log: () => undefined, assets: await openAssets(join(ROOT, 'dist', 'assets')) })
  const rows: Row[] = []
  // What things are filed under is asked once a process: see `filed.ts`. All that is measured is asked for the first time.
  await app.request('/search?q=housing')
  for (const { what, aim, paths } of SEARCHES) {
    const [times, found, asked]: [number[], number[], number[]] = [[], [], []]
    for (const path of paths) {
      heard = []
      const answer = await app.request(`/search?${path}`)
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      found.push(Number(/id="found">([\d,]+)/.exec(await answer.text())?.[1]?.replaceAll(',', '') ?? 0))
      const queries = heard.filter(({ text }) => text.includes('platform.search_'))
      asked.push(queries.length)
      for (let run = 0; run < runs; run++) times.push(await costOf(open, queries))
    }
    rows.push({ searched: what, found: found.map((one) => one.toLocaleString('en-GB')).join(' · '), questions: Math.max(...asked), 'p50 ms': median(times).toFixed(1), 'p95 ms': p95(times).toFixed(1), 'aim for p95': aim ?? '' })
    say(Object.entries(rows.at(-1) ?? {}).map(([name, value]) => `${name} ${value}`).join(' · '))
  }
  await open.close()
  return rows
}

export async function benchSearch({ quick, write }: Readonly<{ quick: boolean; write: boolean }>): Promise<void> {
  const folder = await makeTestFolder('thegither-bench-')
  const postgres = await startPrivatePostgres({ folder })
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  try {
    const perSecond = await fill(where)
    const rows = await measureAll(where, quick ? 3 : RUNS)
    const text = `# What a search costs\n\nMade by \`npm run bench -- --search --write\`. ${machine()}, ${loadavg()[0]?.toFixed(1)} programs waiting for a core.\n\n${ROWS.toLocaleString('en-GB')} made-up entries with ten facets each, in titles of 4 to 9 words and texts of about 70. Times are PostgreSQL’s own, for all that a page asks it: planning and doing, numbers of every filter included.\n\n${tableOf(rows)}\n\n- The index took in ${perSecond.toLocaleString('en-GB')} entries a second.\n`
    say(`\n${text}`)
    if (write) await writeFile(join(ROOT, 'docs', 'benchmarks-search.md'), text)
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
