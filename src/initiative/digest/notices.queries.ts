/** What letters that can't wait are about, as it is when they are sent: undefined where it is not so any more. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Zone } from '#platform/time.ts'
import type { IssueId } from '../local-issue/tables.ts'
import type { MeetingId } from '../meeting/tables.ts'
import type { ReportId } from '../safety/tables.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { digestTables } from './tables.ts'

/** The initiative that somebody takes part in. */
export async function findLetIn(database: Database, person: PersonId, initiative: InitiativeId | undefined) {
  return digestTables(database).selectFrom('initiative.member as m').innerJoin('initiative.initiative as n', 'n.id', 'm.initiative_id').select(['n.title', 'n.slug'])
    .where('m.person_id', '=', person).where('n.id', '=', initiative ?? null).executeTakeFirst()
}

/** Why somebody was removed the last time, unless they take part again. */
export async function findRemoval(database: Database, person: PersonId, initiative: InitiativeId | undefined) {
  const { rows } = await sql<{ title: string; reason: string }>`
    select n.title, r.reason from initiative.removal r join initiative.initiative n on n.id = r.initiative_id
    where r.person_id = ${person} and r.initiative_id = ${initiative ?? null} and not exists (select 1 from initiative.member m where m.initiative_id = n.id and m.person_id = r.person_id)
    order by r.at desc limit 1`.execute(digestTables(database))
  return rows[0]
}

/** Who asks somebody to look after an initiative; not where it was answered or taken back since. */
export async function findOffered(database: Database, person: PersonId, initiative: InitiativeId | undefined) {
  const { rows } = await sql<{ title: string; slug: string; from: PersonId; words: string | null }>`
    select n.title, n.slug, f.person_id as "from", o.words from initiative.hand_over_offer o join initiative.member t on t.id = o.to_member_id join initiative.member f on f.id = o.from_member_id
      join initiative.host h on h.member_id = f.id join initiative.initiative n on n.id = o.initiative_id
    where t.person_id = ${person} and n.id = ${initiative ?? null}`.execute(digestTables(database))
  return rows[0]
}

/** Why something that somebody said is hidden; not where it was taken back since: the reason may repeat its words. */
export async function findHiddenWith(database: Database, person: PersonId, item: ItemId | undefined) {
  const { rows } = await sql<{ item: ItemId; title: string; slug: string; reason: string }>`
    select i.id as item, n.title, n.slug, h.reason from initiative.hiding h join initiative.thread_item i on i.id = h.item_id join initiative.initiative n on n.id = i.initiative_id
      join initiative.contribution c on c.item_id = i.id
    where i.id = ${item ?? null} and c.person_id = ${person} and h.reason is not null and not exists (select 1 from initiative.taking_back t where t.item_id = i.id)`.execute(digestTables(database))
  return rows[0]
}

/** Who raised an issue that is hidden. */
export async function findIssueRaiser(database: Database, issue: IssueId): Promise<PersonId | undefined> {
  const { rows } = await sql<{ person: PersonId }>`select l.raised_by as person from initiative.local_issue l where l.id = ${issue} and l.raised_by is not null`.execute(digestTables(database))
  return rows[0]?.person
}

/** Why an issue that somebody raised is hidden; not where it was taken back since. */
export async function findHiddenIssue(database: Database, person: PersonId, issue: IssueId | undefined) {
  const { rows } = await sql<{ issue: IssueId; title: string; slug: string; reason: string }>`
    select l.id as issue, n.title, n.slug, h.reason from initiative.issue_hiding h join initiative.local_issue l on l.id = h.issue_id join initiative.initiative n on n.id = l.initiative_id
    where l.id = ${issue ?? null} and l.raised_by = ${person} and h.reason is not null and not exists (select 1 from initiative.issue_taking_back t where t.issue_id = l.id)`.execute(digestTables(database))
  return rows[0]
}

/** Who made a report that has an answer. */
export async function findReporter(database: Database, report: ReportId): Promise<Readonly<{ person: PersonId; initiative: InitiativeId | undefined }> | undefined> {
  const { rows } = await sql<{ person: PersonId; initiative: InitiativeId | null }>`
    select r.reported_by as person, r.initiative_id as initiative from initiative.report r where r.id = ${report} and r.reported_by is not null`.execute(digestTables(database))
  const [row] = rows
  return row === undefined ? undefined : { person: row.person, initiative: row.initiative ?? undefined }
}

/** A meeting that is called off and was still to come, for a member. */
export async function findCancelled(database: Database, person: PersonId, meeting: MeetingId | undefined) {
  const { rows } = await sql<{ id: MeetingId; title: string; slug: string; zone: Zone; meeting: string; at: Date; reason: string }>`
    select g.id, n.title, n.slug, n.zone, g.title as meeting, g.begins_at as at, c.reason from initiative.meeting_cancellation c
      join initiative.meeting g on g.id = c.meeting_id join initiative.initiative n on n.id = g.initiative_id join initiative.member m on m.initiative_id = n.id
    where g.id = ${meeting ?? null} and m.person_id = ${person} and g.ends_at > c.at`.execute(digestTables(database))
  return rows[0]
}
