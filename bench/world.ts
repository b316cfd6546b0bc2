/** The world that is measured: three initiatives that differ in how much was said, on a private PostgreSQL that keeps what it is told. */
import { insertItem, insertItems, linkItems } from '#initiative/thread/item.queries.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import type { Site } from '#platform/http/context.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { SOURCE } from '../src/app/root.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

export const SIZES = [100, 1_000, 10_000] as const

const WORDS = 'The last bus goes at six and the clinic ends at seven so people wait in the cold or do not come at all and nobody asks them'.split(' ')

/** A sentence of its own for each voice, about as long as people write: 12 to 24 words. */
const sentence = (n: number): string => `${n}. ${Array.from({ length: 12 + (n % 13) }, (_, place) => WORDS[(n * 7 + place * (1 + (n % 5))) % WORDS.length]).join(' ')}.`

export async function makeWorld(folder: string, site: Site) {
  const postgres = await startPrivatePostgres({ folder })
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  const open = openDatabase(where)
  await migrate(open.database, SOURCE)
  const people = await settlePeople(open.database, site, () => new Date())
  const pages: { name: string; size: number; path: string }[] = []
  for (const size of SIZES) {
    const { id, slug, standpoints } = await settleInitiative(open.database, people, { slug: `voices-${size}` })
    const theme = await open.database.transaction(async (trx) => {
      const by = { person: people.carer, standpoint: standpoints.get('carer'), channel: 'site' } as const
      const voices = await insertItems(trx, Array.from({ length: size }, (_, n) => ({ item: { initiative: id, kind: 'voice', words: sentence(n), seenBy: 'members' } as const, by })))
      // A theme for every fiftieth part, each with its share of the voices; a tenth stands in none.
      const grouped = voices.slice(0, Math.floor(size * 0.9))
      const share = Math.ceil(grouped.length / Math.min(50, size / 10))
      let first = voices[0]
      for (let from = 0; from < grouped.length; from += share) {
        const made = await insertItem(trx, { initiative: id, kind: 'theme', words: `Theme ${from / share + 1}`, seenBy: 'public' }, by)
        await linkItems(trx, id, made, grouped.slice(from, from + share))
        if (from === 0) first = made
      }
      return first
    })
    pages.push({ name: 'purpose', size, path: `/initiatives/${slug}` }, { name: 'heard', size, path: `/initiatives/${slug}/heard` }, { name: 'thread', size, path: `/initiatives/${slug}/thread` }, { name: 'a theme', size, path: `/initiatives/${slug}/items/${theme}` })
  }
  await open.pool.query('vacuum analyze')
  const cookie = await people.cookieOf(people.carer)
  return { postgres, where, open, pages, cookie }
}
