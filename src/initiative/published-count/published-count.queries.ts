/** The published counts: the one stored table that every page and export reads. Nothing else may show people by standpoint. */
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import { type Day, dayOf } from '#platform/time.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { publishedCountTables } from './tables.ts'

/** «At least so many people spoke from this standpoint»; never under five. */
export type ShownCount = Readonly<{ standpoint: Standpoint; atLeast: number }>

export type PublishedCounts = Readonly<{
  /** The day of the renewal, in the initiative's zone. */
  asOf: Day
  initiative: readonly ShownCount[]
  themes: ReadonlyMap<ItemId, readonly ShownCount[]>
}>

const published = builtOnce((database, { initiative }: Readonly<{ initiative: InitiativeId }>) => (
  publishedCountTables(database).selectFrom('initiative.published_table as t')
    .innerJoin('initiative.initiative as i', 'i.id', 't.initiative_id')
    .leftJoin('initiative.published_row as r', 'r.initiative_id', 't.initiative_id')
    .leftJoin('initiative.published_cell as c', (join) => join.onRef('c.row_id', '=', 'r.id').on('c.at_least', '>=', 5))
    .leftJoin('initiative.standpoint as s', 's.id', 'c.standpoint_id')
    .select(['t.renewed_at', 'i.zone', 'r.whole', 'r.theme_id', 'c.at_least', 's.id', 's.key', 's.words', 's.affected'])
    .where('t.initiative_id', '=', initiative).orderBy('s.place')
))

/** What is published of an initiative; undefined before the first renewal. One query. */
export async function listPublishedCounts(database: Database, initiative: InitiativeId): Promise<PublishedCounts | undefined> {
  const rows = await published(database, { initiative })
  const [first] = rows
  if (first === undefined) return undefined
  const whole: ShownCount[] = []
  const themes = new Map<ItemId, ShownCount[]>()
  for (const row of rows) {
    if (row.id === null || row.at_least === null || row.affected === null) continue
    const shown = { standpoint: { id: row.id, key: row.key, words: row.words, affected: row.affected }, atLeast: row.at_least }
    if (row.whole === true) whole.push(shown)
    else if (row.theme_id !== null) themes.set(row.theme_id, [...(themes.get(row.theme_id) ?? []), shown])
  }
  return { asOf: dayOf(first.renewed_at, first.zone), initiative: whole, themes }
}
