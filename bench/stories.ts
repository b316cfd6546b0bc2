/**
 * `npm run bench -- --stories`: what stories cost where there are 10,000 of them, quoted 40,000 times, with two processes of the program
 * on one database: how fast one that is taken back is gone, what pages that quote cost, what comparing texts, changing keys and telling
 * how far coders agreed take. `--write` puts it into docs/benchmarks-stories.md.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { sql } from 'kysely'
import { drawKey } from '#platform/sealing/key-ring.ts'
import { tables } from '#stories/tables.ts'
import { ROOT } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { type Row, answering, machine, startArgs, stopped, tableOf, tsx } from './measuring.ts'
import { type Page, type Programs, countQueries, measureFile, measureOpening, measurePage, measureRotation, measureTakingBack, measureText, pathOf } from './stories-measures.ts'
import { FEW, IN_FIRST, ON_A_PAGE, OTHERS, QUOTED, STORIES, type StoriesWorld, makeStoriesWorld } from './stories-world.ts'

const PORTS = [39_431, 39_432]
/** Over which nothing may take: issue 4. */
const [GONE_WITHIN, MORE_QUERIES, OPENED_WITHIN, FLAT] = [100, 2, 1, 1.5]
/** One word more than nothing, and what fills eight pages. */
const [SHORT, LONG] = [5, 2_000]

type How = Readonly<{ quick: boolean; write: boolean }>
type Sections = readonly (readonly [title: string, ...rest: string[]])[]
const say = (line: string) => process.stdout.write(`${line}\n`)
const told = (row: Row): Row => {
  say(Object.entries(row).map(([name, value]) => `${name} ${value}`).join(' · '))
  return row
}

const pagesOf = async (world: StoriesWorld): Promise<readonly Page[]> => {
  const { people, group } = world
  const [host, teller] = await Promise.all([people.cookieOf(people.host), people.cookieOf(people.service)])
  return [
    { name: `quotes ${ON_A_PAGE} stories`, path: pathOf({ world }, world.entries[0]?.id ?? ''), cookie: '' },
    { name: 'quotes none', path: pathOf({ world }, world.none), cookie: '' },
    { name: 'what hosts may read', path: `/initiatives/${group.slug}/stories`, cookie: host },
    { name: 'my stories', path: '/stories', cookie: teller },
    { name: 'where my story is', path: `/stories/${world.often?.id}`, cookie: teller },
  ]
}

/** Pages that many people read are measured with few stories too. */
const COMPARED = 3

/** Every page with many stories, some of them with few before. */
async function measurePages(world: StoriesWorld, programs: Programs, site: Parameters<typeof countQueries>[1], quick: boolean) {
  const pages = await pagesOf(world)
  const measureAll = async (some: readonly Page[], stories: number) => {
    const [counts, rows]: [ReadonlyMap<string, number>, Row[]] = [await countQueries(world, site, some), []]
    for (const page of some) rows.push(told(await measurePage({ world, programs }, page, { stories, queries: counts.get(page.path) ?? 0, runs: quick ? 1 : 3, seconds: 2 })))
    return rows
  }
  const few = await measureAll(pages.slice(0, COMPARED), FEW)
  say('Telling the others …')
  const grown = await world.grow()
  const many = await measureAll(pages, STORIES)
  return { grown, few, many }
}

const valueOf = (row: Row | undefined, name: string) => Number(row?.[name])

async function sizes({ open }: StoriesWorld): Promise<string> {
  const { rows: [size] } = await sql<{ words: number; marks: number; count: number }>`
    select pg_total_relation_size('stories.version') as words, pg_total_relation_size('stories.version_mark') as marks, (select sum(cardinality(marks)) from stories.version_mark) as count`.execute(tables(open.database))
  const each = (bytes: number) => (bytes / STORIES / 1024).toFixed(1)
  return `- A story’s words take ${each(size?.words ?? Number.NaN)} KiB of the database with their indexes, its marks ${each(size?.marks ?? Number.NaN)} KiB; there are ${(size?.count ?? Number.NaN).toLocaleString('en-GB')} marks.`
}

async function alpha(): Promise<string> {
  const child = spawn(process.execPath, tsx('bench/alpha.ts', '--json'), { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  await new Promise((resolve) => { child.once('close', resolve) })
  const { what, median, slowest, told: times, longestWait, aim }: Readonly<{ what: string; median: number; slowest: number; told: number; longestWait: number; aim: number }> = JSON.parse(said)
  return tableOf([{ measured: `Krippendorff’s alpha with its interval, ${what}`, 'median ms': Math.round(median), 'slowest ms': Math.round(slowest), 'aim ms': aim, 'told how far': `${times} times`, 'main thread waited at most, ms': longestWait.toFixed(1) }])
}

/** All that is measured while both processes run; then they stop, and the keys are changed. */
async function measure(world: StoriesWorld, { site, env, quick }: Readonly<{ site: Parameters<typeof countQueries>[1]; env: NodeJS.ProcessEnv; quick: boolean }>): Promise<Sections> {
  const children: ChildProcess[] = []
  const origin = site.publicUrl.origin
  for (const port of PORTS) children.push(spawn(process.execPath, await startArgs(), { env: { ...env, PORT: String(port) }, stdio: 'ignore' }))
  const programs = PORTS.map((port, n) => ({ port, pid: children[n]?.pid ?? 0 }))
  try {
    await Promise.all(PORTS.map((port) => answering(port, '/healthz')))
    const { grown, few, many } = await measurePages(world, programs, site, quick)
    const opening = await measureOpening(world)
    const [teller, writer] = [await world.people.cookieOf(world.people.service), await world.people.cookieOf(world.people.carer)]
    const gone = told(await measureTakingBack({ world, programs, cookie: teller }, origin, grown.slice(0, quick ? 20 : 100)))
    const texts = [SHORT, LONG].map((words) => async () => told(await measureText({ world, programs, cookie: writer }, origin, words)))
    const compared = [await texts[0]?.(), await texts[1]?.()].filter((row) => row !== undefined)
    await Promise.all(children.splice(0).map(stopped))
    const files = [told(await measureFile(world, false)), told(await measureFile(world, true))]
    const size = await sizes(world)
    const keys = told(await measureRotation({ ...env, STORY_KEYS: `${env['STORY_KEYS']} ${drawKey()}` }))
    return [
      ['Taken back', tableOf([gone]), `- Aim: gone everywhere within ${GONE_WITHIN} ms at p99, and no answer after the write that still shows it.`],
      ['Pages', tableOf([...few, ...many]), [
        `- The page that quotes ${ON_A_PAGE} stories asks ${valueOf(many[0], 'queries') - valueOf(many[1], 'queries')} queries more than the one that quotes none (aim: at most ${MORE_QUERIES}).`,
        `- Opening ${ON_A_PAGE} stories takes ${opening.toFixed(2)} ms of processor time (aim: at most ${OPENED_WITHIN}).`,
        ...many.slice(0, few.length).map((row, n) => `- ${row['page']}: p50 with ${STORIES.toLocaleString('en-GB')} stories is ${(valueOf(row, 'p50 ms') / valueOf(few[n], 'p50 ms')).toFixed(2)} of that with ${FEW}${n < 2 ? ` (aim: at most ${FLAT})` : ''}.`),
      ].join('\n')],
      ['Texts that are compared with every story', tableOf(compared), tableOf(files), size],
      ['Sealing every story with a new key', tableOf([keys])],
      ['How far coders agreed', await alpha()],
    ]
  } finally {
    await Promise.all(children.map(stopped))
  }
}

export async function benchStories({ quick, write }: How): Promise<void> {
  const began = performance.now()
  const folder = await makeTestFolder('thegither-bench-')
  const keys = drawKey()
  const site = { name: 'Thegither', publicUrl: new URL(`http://127.0.0.1:${PORTS[0]}`), secret: 'the bench needs no secret worth keeping' }
  const world = await makeStoriesWorld(folder, site, keys)
  const { where, open, postgres, ring } = world
  const env = {
    ...process.env, PUBLIC_URL: site.publicUrl.href, SECRET: site.secret, DATA: join(folder, 'program'), STORY_KEYS: keys,
    DATABASE_URL: `postgres://${where.user}@localhost:${where.port}/${where.database}?host=${encodeURIComponent(where.host)}`,
  }
  try {
    const sections = await measure(world, { site: { ...site, keys: ring }, env, quick })
    const text = `# What stories cost

Made by \`npm run bench -- --stories --write\`, in ${Math.ceil((performance.now() - began) / 60_000)} minutes. ${machine()}.

${STORIES.toLocaleString('en-GB')} stories of 200 to 800 words in ${OTHERS + 1} groups, ${IN_FIRST.toLocaleString('en-GB')} of them in the one that is measured and told by one person, each quoted ${QUOTED} times, ${ON_A_PAGE} to a page; one is quoted 180 times more. At first that group has ${FEW}, and no other has any. Two processes of the program, PostgreSQL and the generators share the machine. Latency is at 50 requests a second, from the moment each was due; while stories are taken back, readers ask both processes at that rate together, and every process is asked as soon as the write is answered. Medians.

${sections.map(([title, ...rest]) => `## ${title}\n\n${rest.join('\n\n')}\n`).join('\n')}`
    say(`\n${text}`)
    if (write) await writeFile(join(ROOT, 'docs', 'benchmarks-stories.md'), text)
  } finally {
    await open.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
