/** Who is to be told what happened now, and since when they were not. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Zone } from '#platform/time.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { choiceOf } from './choice.queries.ts'
import { type MailChoice, digestTables } from './tables.ts'

/** When letters were due last, by zone and choice. */
export type Slot = Readonly<{ zone: Zone; choice: MailChoice; due: Date }>
type Due = Readonly<{ person_id: PersonId; initiative_id: InitiativeId; since: Date }>

/** The zones that initiatives are in. */
export async function listZones(database: Database): Promise<readonly Zone[]> {
  return (await digestTables(database).selectFrom('initiative.initiative').select('zone').distinct().execute()).map(({ zone }) => zone)
}

/** Something that everybody hears of, or that they are asked: for those who want to hear of it as it happens. */
const STIRRED = sql<boolean>`(
  exists (select 1 from initiative.thread_item i where i.initiative_id = m.initiative_id and i.kind in ('decision', 'change', 'outcome') and i.recorded_at > d.since and i.recorded_at <= d.until)
  or exists (select 1 from initiative.question q join initiative.question_publication p on p.question_id = q.id where q.initiative_id = m.initiative_id and p.at > d.since and p.at <= d.until)
  or exists (select 1 from initiative.meeting g where g.initiative_id = m.initiative_id and g.created_at > d.since and g.created_at <= d.until)
  or exists (select 1 from initiative.reply r where r.initiative_id = m.initiative_id and r.at > d.since and r.at <= d.until)
  or exists (select 1 from initiative.answer a join initiative.thread_item i on i.id = a.item_id where i.initiative_id = m.initiative_id and a.at > d.since and a.at <= d.until)
  or exists (select 1 from initiative.closing x where x.initiative_id = m.initiative_id and x.at > d.since and x.at <= d.until)
  or exists (select 1 from initiative.opened_again x where x.initiative_id = m.initiative_id and x.at > d.since and x.at <= d.until)
  or exists (select 1 from initiative.quote_request q join initiative.contribution c on c.item_id = q.item_id where q.initiative_id = m.initiative_id and c.person_id = m.person_id and q.at > d.since and q.at <= d.until)
  or (d.since < d.morning and exists (select 1 from initiative.action a where a.member_id = m.id)))`

/** Notes that these people are told until now, and gives since when they were not. One process at a time. */
export async function noteDue(trx: Transaction, slots: readonly Slot[], until: Date, most: number): Promise<readonly Due[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('queue-digests', 1))`.execute(digestTables(trx))
  const morning = slots.filter((slot) => slot.choice === 'daily')
  const { rows } = await sql<Due>`
    with slot as (select * from unnest(${slots.map((one) => one.zone)}::text[], ${slots.map((one) => one.choice)}::text[], ${slots.map((one) => one.due)}::timestamptz[]) as s (zone, choice, due)),
    early as (select * from unnest(${morning.map((one) => one.zone)}::text[], ${morning.map((one) => one.due)}::timestamptz[]) as s (zone, morning)),
    due as (
      select m.person_id, m.initiative_id, d.since
      from initiative.member m join initiative.initiative n on n.id = m.initiative_id left join initiative.mail_told t on t.person_id = m.person_id and t.initiative_id = m.initiative_id
      cross join lateral (select ${choiceOf('m.person_id', 'm.initiative_id')} as choice) c
      join slot s on s.zone = n.zone and s.choice = c.choice join early e on e.zone = n.zone
      cross join lateral (select greatest(t.until, m.joined_at) as since, ${until}::timestamptz as until, e.morning) d
      where d.since < s.due and (c.choice <> 'now' or ${STIRRED})
      order by m.person_id limit ${most}
    ), noted as (
      insert into initiative.mail_told (person_id, initiative_id, until) select person_id, initiative_id, ${until} from due
      on conflict (person_id, initiative_id) do update set until = excluded.until
    )
    select * from due`.execute(digestTables(trx))
  return rows
}
