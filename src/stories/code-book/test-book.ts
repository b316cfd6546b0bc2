/** Code books for tests. */
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { findBook, insertBook } from './code-book.queries.ts'
import type { CodeId } from './tables.ts'

/** A new version that holds codes of these names, and nothing else. */
export async function bookWith(world: World, names: readonly string[]): Promise<Readonly<{ number: number; codes: readonly CodeId[] }>> {
  const { number } = await findBook(world.database, world.initiative.id)
  const codes = names.map((name) => ({ id: newId<'code'>(), name, definition: `Where somebody tells of ${name}.`, example: undefined }))
  await world.database.transaction((trx) => insertBook(trx, world.initiative.id, { number: number + 1, codes }, { person: world.people.host, at: world.clock.now }))
  return { number: number + 1, codes: codes.map(({ id }) => id) }
}
