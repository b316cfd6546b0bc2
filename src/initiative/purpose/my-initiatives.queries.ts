/** What waits for somebody in what they take part in, for their own page. */
import { sql } from 'kysely'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import { offerHolds } from '../handing-over/offer.queries.ts'
import type { PersonId } from '../tables.ts'

/** How much of what they said hosts have hidden, how often they are asked whether they may be quoted, and which initiatives they are asked to look after, the latest first. */
export type WaitsForMe = Readonly<{ hidden: number; quotes: number; asked: readonly Readonly<{ slug: string; title: string }>[] }>

const issueThere = sql<boolean>`not exists (select 1 from initiative.issue_taking_back t where t.issue_id = l.id)`

const waitsFor = builtOnce((_, { person, now }: Readonly<{ person: PersonId; now: Date }>) => sql<WaitsForMe>`select
    (select count(*) from initiative.contribution c join initiative.hiding h on h.item_id = c.item_id where c.person_id = ${person})
      + (select count(*) from initiative.local_issue l join initiative.issue_hiding h on h.issue_id = l.id where l.raised_by = ${person} and ${issueThere}) as hidden,
    (select count(*) from initiative.contribution c join initiative.quote_request r on r.item_id = c.item_id join initiative.thread_item i on i.id = r.item_id
      where c.person_id = ${person} and not i.gone and not exists (select 1 from initiative.quote_answer a where a.request_id = r.id)) as quotes,
    (select coalesce(json_agg(json_build_object('slug', i.slug, 'title', i.title) order by o.at desc, o.id), '[]') from initiative.hand_over_offer o
      join initiative.member m on m.id = o.to_member_id join initiative.initiative i on i.id = o.initiative_id where m.person_id = ${person} and ${offerHolds(now)}) as asked`)

/** One query. */
export async function findWaitsForMe(database: Database, person: PersonId, now: Date): Promise<WaitsForMe> {
  const [row] = await waitsFor(database, { person, now })
  return row ?? { hidden: 0, quotes: 0, asked: [] }
}
