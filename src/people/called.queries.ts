/** What people want to be called, for the pages of other modules. */
import { sql } from 'kysely'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { tables } from './tables.ts'

/** What each of some people wants to be called. Somebody who is gone is not in it. One query, or none for nobody. */
export async function listCalled(database: Database, people: readonly Id<'person'>[]): Promise<ReadonlyMap<Id<'person'>, string>> {
  if (people.length === 0) return new Map()
  const rows = await calledOf(database, { people: [...new Set(people)] })
  return new Map(rows.map((row) => [row.id, row.called]))
}

const calledOf = builtOnce((_, { people }: Readonly<{ people: readonly Id<'person'>[] }>) => sql<{ id: Id<'person'>; called: string }>`select id, called from people.person where id = any(${people}::uuid[])`)

/** Whether there is anybody yet, an example person included: if not, the installation is as new. */
export async function hasAnybody(database: Database): Promise<boolean> {
  return (await tables(database).selectFrom('people.person').select('id').limit(1).executeTakeFirst()) !== undefined
}
