/**
 * `npm run bench -- --library`: what the library costs with 50,000 resources: its pages for somebody who is signed in and for everybody
 * (kept pages), how they do while a file of 10,000 comes in, how fast it comes in, and how fast a harvester reads all of it.
 * `--write` puts it into docs/benchmarks-library.md.
 */
import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { readId } from '#platform/ids.ts'
import { importTables } from '#library/import/tables.ts'
import { ROOT } from '../src/app/root.ts'
import { makeTestFolder } from '../src/app/test-folder.ts'
import { RESOURCES, makeLibraryWorld, resourcesOf } from './library-world.ts'
import { type Row, answering, load, machine, memoryOf, startArgs, stopped, tableOf, tsx } from './measuring.ts'
import { type Measured, measurePage, record } from './pages.ts'

const [PROGRAM_PORT, PEER_PORT] = [39_451, 39_452]
/** Issue 5: of the bare server, of it where pages are kept, works a second, ms while works come in, seconds for a harvest. */
const [OF_BARE, OF_BARE_KEPT, A_SECOND, HARVEST_S] = [0.7, 0.8, 2_000, 30]
const IMPORTED = 10_000
/** Requests a second: well below what either can do. */
const [RATE, BUSY_RATE] = [50, 100]

type World = Awaited<ReturnType<typeof makeLibraryWorld>>
type How = Readonly<{ quick: boolean; write: boolean }>
const say = (line: string) => process.stdout.write(`${line}\n`)
const told = (row: Row): Row => {
  say(Object.entries(row).map(([name, value]) => `${name} ${value}`).join(' · '))
  return row
}

async function pagesOf({ people, first }: World): Promise<readonly Measured[]> {
  const cookie = await people.cookieOf(people.carer)
  const all = [['library home', '/library'], ['a resource', `/library/resources/${first}`], ['search, common word', '/search?q=community'], ['search, rare word', '/search?q=guide%201234'], ['search, two filters', '/search?q=care&type=toolkit&scope=scotland']] as const
  return [
    ...all.map(([name, path]) => ({ name: `${name}, signed in`, path, cookie })),
    // The same page at an address of its own, so that the bare server tells them apart.
    ...all.slice(0, 2).map(([name, path]) => ({ name: `${name}, kept`, path: `${path}?for=everybody`, cookie: '' })),
  ]
}

/** A file of so many works, as citation programs write them. */
function bibtex(called: string): string {
  const works: string[] = []
  for (const some of resourcesOf(IMPORTED, called)) works.push(...some.map((one, n) => `@techreport{${called}${works.length + n}, title = {${one.title}}, author = {Example, Ann}, institution = {Example Press}, year = {${one.published}}, url = {${one.links[0]?.url}}, abstract = {${one.annotation}}}`))
  return works.join('\n')
}

/** Sends a file and brings it in, as an editor does on the pages. */
async function bringIn(world: World, called: string): Promise<Readonly<{ seconds: number; inSeconds: number; foundSeconds: number }>> {
  const cookie = await world.people.cookieOf(world.people.administrator)
  const origin = `http://127.0.0.1:${PROGRAM_PORT}`
  const form = new FormData()
  form.set('command', crypto.randomUUID())
  form.set('file', new File([bibtex(called)], `${called}.bib`))
  const began = performance.now()
  const sent = await fetch(`${origin}/library/import`, { method: 'POST', body: form, headers: { cookie, origin }, redirect: 'manual' })
  const path = sent.headers.get('location') ?? ''
  if (sent.status !== 303) throw new Error(`the file was answered with ${sent.status}`)
  const id = readId<'work-file'>(path.split('/').at(-1) ?? '')
  if (id === undefined) throw new Error(`no file is at ${path}`)
  const until = async (state: string, findable = false) => {
    for (;;) {
      const row = await importTables(world.open.database).selectFrom('library.work_file').select(['state', 'findable']).where('id', '=', id).executeTakeFirst()
      if (row?.state === state && (row.findable || !findable)) return performance.now()
      if (row === undefined || ['refused', 'stopped', 'nothing-new'].includes(row.state)) throw new Error(`the file ended as ${row?.state}`)
      await pause(50)
    }
  }
  await until('checked')
  const pressed = performance.now()
  const press = await fetch(`${origin}${path}`, { method: 'POST', body: new URLSearchParams({ command: crypto.randomUUID(), state: 'published', leaveOut: 'yes', allToo: 'yes' }), headers: { cookie, origin }, redirect: 'manual' })
  if (press.status !== 303) throw new Error(`bringing it in was answered with ${press.status}`)
  const came = await until('done')
  return { seconds: (came - began) / 1_000, inSeconds: (came - pressed) / 1_000, foundSeconds: (await until('done', true) - began) / 1_000 }
}

/** How pages do while works come in, the program and then a probe of a few bytes, each beside a file of its own. */
async function measureBusy(world: World, pid: number): Promise<readonly Row[]> {
  const rows: Row[] = []
  const before = await memoryOf(pid, 'VmRSS')
  for (const [what, port, path] of [['a resource', PROGRAM_PORT, `/library/resources/${world.first}`], ['search', PROGRAM_PORT, '/search?q=community'], ['probe', PEER_PORT, '/probe']] as const) {
    const coming = bringIn(world, what.replaceAll(' ', ''))
    await pause(500)
    const one = await load(port, path, '', BUSY_RATE, 6)
    const { seconds, inSeconds } = await coming
    rows.push(told({ 'asked for': what, 'p50 ms': one.p50.toFixed(1), 'p99 ms': one.p99.toFixed(1), 'works a second, end to end': Math.round(IMPORTED / seconds), 'works a second, bringing in alone': Math.round(IMPORTED / inSeconds), 'memory above before, MB': Math.round((await memoryOf(pid, 'VmHWM')) - before) }))
  }
  return rows
}

/** The same with nobody else asking. */
async function measureImport(world: World): Promise<Row> {
  const { seconds, inSeconds, foundSeconds } = await bringIn(world, 'alone')
  return told({ works: IMPORTED, 'seconds, end to end': seconds.toFixed(1), 'works a second, end to end': Math.round(IMPORTED / seconds), 'works a second, bringing in alone': Math.round(IMPORTED / inSeconds), 'works a second, until the search finds them': Math.round(IMPORTED / foundSeconds) })
}

/** Reads all records as any harvester does, one answer after the other. */
async function measureHarvest(pid: number): Promise<Row> {
  const before = await memoryOf(pid, 'VmRSS')
  const began = performance.now()
  let [records, answers, most] = [0, 0, before]
  for (let query = 'metadataPrefix=oai_dc'; query !== '';) {
    const text = await (await fetch(`http://127.0.0.1:${PROGRAM_PORT}/oai?verb=ListRecords&${query}`)).text()
    records += text.split('<record>').length - 1
    answers += 1
    most = Math.max(most, await memoryOf(pid, 'VmRSS'))
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1]
    query = token === undefined ? '' : `resumptionToken=${encodeURIComponent(token.replaceAll('&amp;', '&'))}`
  }
  const seconds = (performance.now() - began) / 1_000
  return told({ records, answers, seconds: seconds.toFixed(1), 'records a second': Math.round(records / seconds), 'memory above before, MB': Math.round(most - before) })
}

async function measure(world: World, site: Parameters<typeof makeLibraryWorld>[1], folder: string, quick: boolean): Promise<readonly (readonly string[])[]> {
  const { where } = world
  const pages = await pagesOf(world)
  const recording = join(folder, 'recording.json')
  const counts = await record(where, site, pages, recording)
  const env = {
    ...process.env, PORT: String(PROGRAM_PORT), PUBLIC_URL: site.publicUrl.href, SECRET: site.secret, DATA: join(folder, 'program'),
    DATABASE_URL: `postgres://${where.user}@localhost:${where.port}/${where.database}?host=${encodeURIComponent(where.host)}`,
  }
  const program = spawn(process.execPath, await startArgs(), { env, stdio: 'ignore' })
  const peer = spawn(process.execPath, tsx('bench/bare.ts', recording, String(PEER_PORT), JSON.stringify(where)), { stdio: 'inherit' })
  try {
    await Promise.all([answering(PROGRAM_PORT, '/healthz'), answering(PEER_PORT, '/probe')])
    const answers = { program: program.pid ?? 0, programPort: PROGRAM_PORT, peerPort: PEER_PORT, postmaster: world.postgres.processId }
    const rows: Row[] = []
    for (const page of pages) {
      for (const port of [PROGRAM_PORT, PEER_PORT]) await load(port, page.path, page.cookie, 'max', 2)
      rows.push(told({ page: page.name, ...(await measurePage(answers, page, { runs: quick ? 1 : 5, seconds: 2, rate: RATE, queries: counts.get(page.path) ?? 0 })) }))
    }
    const harvest = await measureHarvest(answers.program)
    const alone = await measureImport(world)
    const busy = await measureBusy(world, answers.program)
    return [
      ['Pages', tableOf(rows), `- Aim: at least ${OF_BARE} of a bare server that runs the same queries and sends the same bytes; of kept pages at least ${OF_BARE_KEPT} of one that asks one query.`],
      ['A file of works', tableOf([alone]), `- Aim: at least ${A_SECOND.toLocaleString('en-GB')} a second, end to end: from sending the file to the last work, its check before included.`],
      [`At ${BUSY_RATE} requests a second while ${IMPORTED.toLocaleString('en-GB')} works come in`, tableOf(busy)],
      ['All of it by OAI-PMH', tableOf([harvest]), `- Aim: at most ${HARVEST_S} s.`],
    ]
  } finally {
    await Promise.all([stopped(program), stopped(peer)])
  }
}

export async function benchLibrary({ quick, write }: How): Promise<void> {
  const folder = await makeTestFolder('thegither-bench-')
  const site = { name: 'Thegither', publicUrl: new URL(`http://127.0.0.1:${PROGRAM_PORT}`), secret: 'the bench needs no secret worth keeping' }
  const world = await makeLibraryWorld(folder, site)
  try {
    const sections = await measure(world, site, folder, quick)
    const text = `# What the library costs\n\nMade by \`npm run bench -- --library --write\`. ${machine()}, ${quick ? 1 : 5} runs of 2 s each.\n\n${RESOURCES.toLocaleString('en-GB')} made-up resources beside the starting collection. Program, bare server, PostgreSQL and generators share the machine, so absolute figures say less than ratios. Latency is at ${RATE} requests a second, from the moment each was due. Medians.\n\n${sections.map(([title, ...rest]) => `## ${title}\n\n${rest.join('\n\n')}\n`).join('\n')}`
    say(`\n${text}`)
    if (write) await writeFile(join(ROOT, 'docs', 'benchmarks-library.md'), text)
  } finally {
    await world.open.close()
    await world.postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
