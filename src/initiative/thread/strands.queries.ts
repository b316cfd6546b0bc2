/** Where the strands of a thread begin, page by page: themes first, then whatever else rests on nothing above the voices. */
import { sql } from 'kysely'
import { builtOnce, builtOncePer } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { type Scope, shown } from './thread.queries.ts'

/** What the pages after this one hold. `others` is known once no theme is left. */
export type Left = Readonly<{ themes: number; others: number; voices: number }>
/** `loose`: how many voices are in no theme and under no agreement. */
export type StrandPage = Readonly<{ begins: readonly ItemId[]; left: Left; loose: number }>

/** As many strands as an outline, a table and a picture can show and all be read. */
export const STRANDS_A_PAGE = 12

/** The strands after one of them; of the first page where there is none. Two queries at most. */
export async function listStrands(database: Database, scope: Scope, after: ItemId | undefined): Promise<StrandPage> {
  const themes = await begins(database, scope, 'theme', after, STRANDS_A_PAGE)
  if (themes.left > 0) return { begins: themes.page, left: { themes: themes.left, others: 0, voices: themes.voices }, loose: themes.loose }
  const others = await begins(database, scope, 'other', after, STRANDS_A_PAGE - themes.page.length)
  return { begins: [...themes.page, ...others.page], left: { themes: 0, others: others.left, voices: others.voices }, loose: themes.loose }
}

/** What somebody said something in, of what begins a strand: the earliest first. */
export const listOwnStrands = async (database: Database, { initiative, sees, person }: Scope): Promise<readonly ItemId[]> =>
  (await ownStrands(database, { initiative, sees, person: person ?? null })).map(({ id }) => id)

type Where = Pick<Scope, 'initiative' | 'sees'>

const ownStrands = builtOnce((_, { initiative, sees, person }: Where & Readonly<{ person: PersonId | null }>) => sql<{ id: ItemId }>`
  select i.id from initiative.thread_item i where ${there({ initiative, sees })} and (i.kind = 'theme' or ${restsOnNothing({ sees })}) and i.kind <> 'voice' and i.id in (
    select l.result_id from initiative.contribution c join initiative.thread_link l on l.source_id = c.item_id
    where c.person_id = ${person} and c.voice_in = ${initiative} and l.source_seen_by = any(${sees}::text[]) and not l.source_hidden and not l.source_gone)
  order by i.kind <> 'theme', i.recorded_at, i.id limit ${STRANDS_A_PAGE}`)

const there = (where: Where) => sql`i.initiative_id = ${where.initiative} and ${shown(where)}`

/** That an item `i` rests on nothing above the voices that this person can see. */
const restsOnNothing = ({ sees }: Pick<Where, 'sees'>) => sql`not exists (select 1 from initiative.thread_link b where b.result_id = i.id and not b.from_voice and b.source_seen_by = any(${sees}::text[]))`

/** Which themes stand in a wider one that this person can see. A theme that holds one stands higher than the lowest: only those are looked at. */
const nested = ({ initiative, sees }: Where) => sql`select l.source_id as narrow, w.id as wide
  from initiative.thread_item w join initiative.thread_link l on l.result_id = w.id and not l.from_voice
  where w.initiative_id = ${initiative} and w.kind = 'theme' and w.rank > (select min(m.rank) from initiative.thread_item m where m.initiative_id = ${initiative} and m.kind = 'theme')
    and w.seen_by = any(${sees}::text[]) and not exists (select 1 from initiative.putting_away p where p.item_id = w.id)`

type Row = Readonly<{ page: readonly ItemId[] | null; left: number; voices: number; loose: number }>

async function begins(database: Database, { initiative, sees }: Scope, which: 'theme' | 'other', after: ItemId | undefined, most: number): Promise<Row & Readonly<{ page: readonly ItemId[] }>> {
  const [row] = await beginning({ which, later: after !== undefined }, database, { initiative, sees, after, most })
  return { page: row?.page ?? [], left: row?.left ?? 0, voices: row?.voices ?? 0, loose: row?.loose ?? 0 }
}

type Shape = Readonly<{ which: 'theme' | 'other'; later: boolean }>
const beginning = builtOncePer(({ which, later: isLater }: Shape, _, { initiative, sees, after, most }: Where & Readonly<{ after: ItemId | undefined; most: number }>) => {
  const scope = { initiative, sees }
  // The thread is read from the widest theme to the narrowest.
  const kind = which === 'theme' ? sql`i.kind = 'theme' and i.id not in (select narrow from nested)` : sql`i.kind <> 'voice' and i.kind <> 'theme' and ${restsOnNothing(scope)}`
  // The cursor is a theme or another: all themes stand before all others.
  const later = which === 'theme' ? sql`a.kind = 'theme' and (i.recorded_at, i.id) > (a.recorded_at, a.id)` : sql`a.kind = 'theme' or (i.recorded_at, i.id) > (a.recorded_at, a.id)`
  return sql<Row>`
    with recursive nested as materialized (${which === 'theme' ? nested(scope) : sql`select null::uuid as narrow, null::uuid as wide where false`}), begin as materialized (
      select i.id, i.recorded_at from initiative.thread_item i where ${kind} and ${there(scope)}
        and ${!isLater ? sql`true` : sql`exists (select 1 from initiative.thread_item a where a.id = ${after} and a.initiative_id = i.initiative_id and (${later}))`}
    ), page as (select id, recorded_at from begin order by recorded_at, id limit ${most}),
      rest as (select id from begin order by recorded_at, id offset ${most}),
      -- The themes in those that are left hold voices, too.
      inside as (select id from rest union select n.narrow from inside i join nested n on n.wide = i.id)
    select (select json_agg(id order by recorded_at, id) from page) as page, (select count(*) from rest)::integer as left,
      coalesce(sum(k.voices) filter (where k.part_id in (select id from inside)), 0)::integer as voices, coalesce(sum(k.voices) filter (where k.part_id is null and not k.linked), 0)::integer as loose
    from initiative.voice_count k where k.initiative_id = ${scope.initiative} and k.seen_by = any(${scope.sees}::text[]) and not k.hidden and not k.gone`
})
