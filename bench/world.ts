/** The world that is measured: three initiatives that differ in how much was said, on a private PostgreSQL that keeps what it is told. */
import { sql } from 'kysely'
import { type InitiativeId, type ItemId, type ItemKind, type PersonId, type StandpointId, tables } from '#initiative/tables.ts'
import { insertItems, linkItems } from '#initiative/thread/item.queries.ts'
import type { Transaction } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import type { Site } from '#platform/http/context.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { SOURCE } from '../src/app/root.ts'
import { settleInitiative, settlePeople } from '../src/app/test-people.ts'

/** What is in each initiative: an evening's work three times over, or years of it. */
export const WORLDS = {
  small: { sizes: [100, 1_000, 10_000], themes: 50, later: 0 },
  big: { sizes: [1_000, 10_000, 100_000], themes: 200, later: 5_000 },
} as const

/** So many of the voices are the visitor's own, however many there are; the others came from people without an account. */
const OWN = 40

const WORDS = 'The last bus goes at six and the clinic ends at seven so people wait in the cold or do not come at all and nobody asks them'.split(' ')

/** A sentence of its own for each, about as long as people write: 12 to 24 words. */
const sentence = (n: number): string => `${n}. ${Array.from({ length: 12 + (n % 13) }, (_, place) => WORDS[(n * 7 + place * (1 + (n % 5))) % WORDS.length]).join(' ')}.`

type By = Readonly<{ person: PersonId; standpoint: StandpointId | undefined }>

async function say(trx: Transaction, initiative: InitiativeId, size: number, by: By): Promise<readonly ItemId[]> {
  const every = Math.max(1, Math.floor(size / OWN))
  return insertItems(trx, Array.from({ length: size }, (_, n) => ({
    item: { initiative, kind: 'voice', words: sentence(n), seenBy: 'members' } as const,
    by: n % every === 0 ? { ...by, channel: 'site' } as const : { person: undefined, standpoint: undefined, channel: 'import' } as const,
  })))
}

const make = (trx: Transaction, initiative: InitiativeId, kind: ItemKind, count: number, by: By): Promise<readonly ItemId[]> =>
  insertItems(trx, Array.from({ length: count }, (_, n) => ({ item: { initiative, kind, words: `${kind} ${sentence(n)}`, seenBy: 'public' }, by: { ...by, channel: 'site' } })))

/** Each of what came later rests on one of what came before; written at once, because each kind ranks above the one that it rests on. */
async function rest(trx: Transaction, results: readonly ItemId[], sources: readonly ItemId[]): Promise<void> {
  await sql`insert into initiative.thread_link (initiative_id, source_id, source_rank, result_id, result_rank)
    select s.initiative_id, s.id, s.rank, r.id, r.rank
    from unnest(${results}::uuid[], ${results.map((_, n) => sources[n % sources.length])}::uuid[]) as pair(result, source)
    join initiative.thread_item r on r.id = pair.result join initiative.thread_item s on s.id = pair.source`.execute(tables(trx))
}

/** Needs, ideas, prototypes, tests, agreements, changes and outcomes: a tenth of them each or two, to the number that is wanted. */
async function goOn(trx: Transaction, initiative: InitiativeId, themes: readonly ItemId[], later: number, by: By): Promise<void> {
  let before = themes
  for (const [kind, tenths] of [['need', 1], ['idea', 2], ['prototype', 1], ['test', 1], ['decision', 2], ['change', 2], ['outcome', 1]] as const) {
    const made = await make(trx, initiative, kind, (later * tenths) / 10, by)
    await rest(trx, made, before)
    if (kind === 'decision') await sql`insert into initiative.decision (item_id, reply_by) select unnest(${made}::uuid[]), '2027-03-01'`.execute(tables(trx))
    if (kind === 'change') await sql`insert into initiative.change (item_id, since) select unnest(${made}::uuid[]), '2026-11-01'`.execute(tables(trx))
    if (kind === 'outcome') await sql`insert into initiative.outcome (item_id, told_on) select unnest(${made}::uuid[]), '2026-11-20'`.execute(tables(trx))
    before = made
  }
}

/** A tenth of the voices stands in no theme; the others in one each. */
async function group(trx: Transaction, initiative: InitiativeId, voices: readonly ItemId[], themes: number, by: By): Promise<readonly ItemId[]> {
  const grouped = voices.slice(0, Math.floor(voices.length * 0.9))
  const made = await make(trx, initiative, 'theme', Math.min(themes, voices.length / 10), by)
  const share = Math.ceil(grouped.length / made.length)
  for (const [n, theme] of made.entries()) await linkItems(trx, initiative, theme, grouped.slice(n * share, (n + 1) * share))
  return made
}

export async function makeWorld(folder: string, site: Site, { sizes, themes, later }: (typeof WORLDS)[keyof typeof WORLDS]) {
  const postgres = await startPrivatePostgres({ folder })
  const where = { host: postgres.socketFolder, port: postgres.port, user: postgres.user, database: postgres.database }
  const open = openDatabase(where)
  await migrate(open.database, SOURCE)
  const people = await settlePeople(open.database, site, () => new Date())
  const pages: { name: string; size: number; path: string }[] = []
  for (const size of sizes) {
    const { id, slug, standpoints } = await settleInitiative(open.database, people, { slug: `voices-${size}` })
    const by = { person: people.carer, standpoint: standpoints.get('carer') }
    const theme = await open.database.transaction(async (trx) => {
      const made = await group(trx, id, await say(trx, id, size, by), themes, by)
      await goOn(trx, id, made, later, by)
      return made[0]
    })
    const at = `/initiatives/${slug}`
    pages.push(...[['initiative', at], ['heard', `${at}/heard`], ['sense-making', `${at}/themes/group`], ['thread', `${at}/thread`], ['a theme', `${at}/items/${theme}`], ['my thread', `/me/thread?in=${slug}`]]
      .map(([name = '', path = '']) => ({ name, size, path })))
  }
  pages.push({ name: 'my page', size: Math.max(...sizes), path: '/me' })
  await open.pool.query('vacuum analyze')
  const cookie = await people.cookieOf(people.carer)
  return { postgres, where, open, pages, cookie }
}
