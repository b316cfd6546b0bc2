/** Everything held about somebody, as one JSON file: each module says what it holds, and `app` gathers them. */
import type { Database } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'

/** Lists of what a module holds about a person, by what they are called in the file. Nothing about anybody else is among it. */
export type Held = Readonly<Record<string, (snapshot: Database, person: PersonId) => Promise<readonly object[]>>>

/** The file's text. */
export async function writeHeld(snapshot: Database, person: PersonId, held: Held, made: Date): Promise<string> {
  const lists: Record<string, readonly object[]> = {}
  for (const [name, read] of Object.entries(held)) lists[name] = await read(snapshot, person)
  return `${JSON.stringify({ made, ...lists }, undefined, 1)}\n`
}
