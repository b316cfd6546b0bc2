/** A resource that a group of the tests' world reads. */
import type { World } from '#app/test-world.ts'
import type { Audience, PersonId } from '#initiative/index.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { findEntry, insertEntry } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { insertReading, listReading } from './reading.queries.ts'
import type { ReadingId } from './tables.ts'

/** Puts a new resource on the list of the evening buses; gives the place on the list. */
export async function testReading({ database, clock, initiative }: World, by: PersonId, facts: Readonly<{ title?: string; said?: string; seenBy?: Audience }> = {}): Promise<ReadingId> {
  return database.transaction(async (trx) => {
    const slug = await insertEntry(trx, resource, testResource(facts.title === undefined ? {} : { title: facts.title }), { person: undefined, at: clock.now, zone: DEFAULT_ZONE }, 'published')
    const entry = await findEntry(trx, resource, slug)
    if (entry !== undefined) await insertReading(trx, { initiative: initiative.id, entry: entry.id, said: facts.said ?? '', seenBy: facts.seenBy ?? 'public', by, at: clock.now })
    const read = (await listReading(trx, initiative.id, ['members', 'site', 'public'], { after: undefined, most: 100 })).find((one) => one.entry === entry?.id)
    if (read === undefined) throw new Error('it is not on the list')
    return read.id
  })
}
