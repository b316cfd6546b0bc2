/** What waits for somebody in what they take part in, for their own page. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { offerHolds } from '../handing-over/offer.queries.ts'
import { type PersonId, tables } from '../tables.ts'

/** How much of what they said hosts have hidden, and which initiatives they are asked to look after, the latest first. */
export type WaitsForMe = Readonly<{ hidden: number; asked: readonly Readonly<{ slug: string; title: string }>[] }>

/** One query. */
export async function findWaitsForMe(database: Database, person: PersonId, now: Date): Promise<WaitsForMe> {
  const { rows } = await sql<WaitsForMe>`select
    (select count(*) from initiative.contribution c join initiative.hiding h on h.item_id = c.item_id where c.person_id = ${person}) as hidden,
    (select coalesce(json_agg(json_build_object('slug', i.slug, 'title', i.title) order by o.at desc, o.id), '[]') from initiative.hand_over_offer o
      join initiative.member m on m.id = o.to_member_id join initiative.initiative i on i.id = o.initiative_id where m.person_id = ${person} and ${offerHolds(now)}) as asked`.execute(tables(database))
  return rows[0] ?? { hidden: 0, asked: [] }
}
