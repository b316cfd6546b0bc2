/** A host takes the whole initiative along: one file that begins the same thread elsewhere, or a table a kind. */
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { streamOf } from '#platform/http/streaming.ts'
import { csvLines } from '#platform/csv.ts'
import { LONGEST_WAIT_MS, PLACES_FOR_COPIES } from '../export/places.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { CARRIED } from './carried.ts'
import { writtenOf } from './columns.rules.ts'
import { BusyPage, TakeWholePage } from './take-whole.view.tsx'
import { linesOf, packed, tableOf } from './write-file.ts'

export const takeWhole = route('/initiatives/:slug/whole', hosts)
takeWhole.get((c, here) => c.page(<TakeWholePage here={here} />))

async function send(c: Context, here: SeenByMember, parts: () => AsyncGenerator<string | Uint8Array<ArrayBuffer>>, type: string, name: string): Promise<Response> {
  if (c.hono.req.method === 'HEAD') return c.file('', type, name)
  const who = here.person.id
  if (!(await PLACES_FOR_COPIES.take(who, LONGEST_WAIT_MS))) {
    c.hono.header('retry-after', '60')
    return c.page(<BusyPage here={here} />, 503)
  }
  return c.file(streamOf(parts, { over: () => PLACES_FOR_COPIES.leave(who), failed: c.noteFault }), type, name)
}

const pageOf = (c: Context, { initiative }: SeenByMember) => new URL(`/initiatives/${initiative.slug}`, c.site.publicUrl).href

export const wholeFile = route('/initiatives/:slug/whole/copy.jsonl.gz', hosts)
wholeFile.get((c, here) =>
  send(c, here, () => packed(c.database.parts((snapshot) => linesOf(snapshot, here.initiative.id, pageOf(c, here), c.now))), 'application/gzip', `${here.initiative.slug}.jsonl.gz`))

const oneTable: Gate<SeenByMember & Readonly<{ table: string }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const table = c.param('table').replace(/\.csv$/, '')
  return Object.hasOwn(CARRIED, table) ? { ...here, table } : { closed: 'not-found' }
}

export const wholeTable = route('/initiatives/:slug/whole/:table{[a-z_]+\\.csv}', oneTable)
wholeTable.get((c, here) => send(c, here, () => csvOf(c, here), 'text/csv; charset=utf-8', `${here.initiative.slug}-${here.table}.csv`))

async function* csvOf(c: Context, { initiative, table }: SeenByMember & Readonly<{ table: string }>): AsyncGenerator<string> {
  const columns = writtenOf(CARRIED[table]?.columns ?? {})
  yield `\uFEFF${csvLines([columns])}`
  for await (const some of c.database.parts((snapshot) => tableOf(snapshot, initiative.id, table))) yield csvLines(some.map((row) => columns.map((name) => cell(row[name]))))
}

const cell = (held: unknown): string | number | undefined =>
  typeof held === 'string' || typeof held === 'number' ? held : held === null || held === undefined ? undefined : typeof held === 'boolean' ? (held ? 'yes' : 'no') : JSON.stringify(held)
