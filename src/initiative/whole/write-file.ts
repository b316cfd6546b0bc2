/** Writes a whole initiative as lines, packed on the way: no length of it fills the memory. */
import { Readable, pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Database } from '#platform/database/database.ts'
import { listAreas, listOrganisations } from '#network/index.ts'
import type { InitiativeId } from '../tables.ts'
import { type CarriedRow, rowsOf } from './carried.queries.ts'
import { CARRIED } from './carried.ts'
import { FORMAT, type Head } from './format.rules.ts'
import { findHead } from './head.queries.ts'

/** The lines, some at a time. `from`: the initiative's page. */
export async function* linesOf(snapshot: Database, initiative: InitiativeId, from: string, now: Date): AsyncGenerator<string> {
  const [{ area, ...facts }, areas] = [await findHead(snapshot, initiative), await listAreas(snapshot)]
  const head: Head = { format: FORMAT, madeAt: now.toISOString(), from, initiative: { ...facts, area: areas.find(({ id }) => id === area)?.name ?? null } }
  yield `${JSON.stringify(head)}\n`
  let rows = 0
  for (const table of Object.keys(CARRIED)) {
    for await (const some of tableOf(snapshot, initiative, table)) {
      rows += some.length
      yield some.map((row) => `${JSON.stringify([table, row])}\n`).join('')
    }
  }
  yield `${JSON.stringify({ end: rows })}\n`
}

/** The rows of a table as they leave, some at a time: a body goes by its name. */
export async function* tableOf(snapshot: Database, initiative: InitiativeId, table: string): AsyncGenerator<readonly CarriedRow[]> {
  const bodies = Object.entries(CARRIED[table]?.columns ?? {}).filter(([, { kind }]) => kind === 'organisation').map(([name]) => name)
  const names = bodies.length === 0 ? undefined : new Map((await listOrganisations(snapshot)).map(({ id, name }): [string, string] => [id, name]))
  for await (const some of rowsOf(snapshot, initiative, table)) {
    if (names === undefined) yield some
    else yield some.map((row) => ({ ...row, ...Object.fromEntries(bodies.map((body) => [body, names.get(String(row[body])) ?? ''])) }))
  }
}

/** The file, packed. Whoever stops reading ends it. */
export async function* packed(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // Not `compose`: where somebody stops reading, that throws where nobody can catch it. What goes wrong comes out of the reading.
  for await (const piece of pipeline(Readable.from(lines, { objectMode: false, highWaterMark: 64 * 1024 }), createGzip({ level: 5 }), () => undefined)) yield new Uint8Array(piece)
}
