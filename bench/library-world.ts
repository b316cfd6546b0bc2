/** The library that is measured: fifty thousand made-up resources, topics and words explained, on a private PostgreSQL that keeps what it is told. */
import { resource } from '#library/resource/resource.rules.ts'
import { resourceSchema, type Resource } from '#library/resource/resource.rules.ts'
import { insertEntries } from '#library/entry/entry.queries.ts'
import { loadStarting } from '#library/starting/load-starting.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import type { Site } from '#platform/http/context.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { SOURCE } from '../src/app/root.ts'
import { settlePeople } from '../src/app/test-people.ts'
import { searchRows } from './search-world.ts'

export const RESOURCES = 50_000

const TYPES = ['report', 'toolkit', 'case-study', 'briefing', 'presentation', 'video', 'website'] as const
const TOPICS = ['evaluation', 'asset-based-working', 'strategic-commissioning', 'inequality', 'partnership-working', 'community-resilience', 'public-involvement']
const WAYS = ['deciding', 'designing', 'delivering', 'assessing'] as const
const SCOPES = ['scotland', 'uk', 'wider'] as const

const at = <Value>(all: readonly Value[], n: number): Value => {
  const found = all[n % all.length]
  if (found === undefined) throw new Error('there is nothing to take from')
  return found
}

/** Words as the search's own figures have them; the facts of a resource by turns. */
export function* resourcesOf(many: number, called: string): Generator<readonly Resource[]> {
  let n = 0
  for (const rows of searchRows(many)) {
    yield rows.map((row) => {
      n += 1
      return resourceSchema.parse({
        title: `${row.title} ${called} ${n}`, type: at(TYPES, n), authors: [{ family: `Example${n % 900}`, given: 'Ann' }], publishers: [`Example Press ${n % 300}`], published: String(row.year),
        annotation: row.text, links: [{ url: `https://example.org/${called}/${n}`, format: 'pdf' }], topics: [at(TOPICS, n), at(TOPICS, n * 3 + 1)].filter((one, place, all) => all.indexOf(one) === place),
        ways: n % 3 === 0 ? [at(WAYS, n)] : [], scope: at(SCOPES, n),
      })
    })
  }
}

export async function makeLibraryWorld(folder: string, site: Site) {
  const postgres = await startPrivatePostgres({ folder })
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  const open = openDatabase(where)
  await migrate(open.database, SOURCE)
  const people = await settlePeople(open.database, site, () => new Date())
  await loadStarting(open.database, new Date())
  let first = ''
  for (const some of resourcesOf(RESOURCES, 'guide')) {
    const slugs = await open.database.transaction((trx) => insertEntries(trx, resource, some.map((content) => ({ content })), { person: people.administrator, at: new Date(), zone: DEFAULT_ZONE }, 'published'))
    first ||= slugs[0] ?? ''
  }
  await open.pool.query('vacuum analyze')
  return { postgres, where, open, people, first }
}
