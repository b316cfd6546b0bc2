/** What a new host needs to know: what is going on, who handed over to whom, and what people said when they left. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, MemberId, PersonId } from '../tables.ts'
import { type Offer, offerHolds } from './offer.queries.ts'
import { type OfferId, handingOverTables } from './tables.ts'

export async function insertHandOver(trx: Transaction, initiative: InitiativeId, { fromPerson, toPerson }: Pick<Offer, 'fromPerson' | 'toPerson'>, steppedBack: boolean, at: Date): Promise<void> {
  await handingOverTables(trx).insertInto('initiative.hand_over').values({ id: newId<'hand-over'>(), initiative_id: initiative, from_person_id: fromPerson, to_person_id: toPerson, stepped_back: steppedBack, at }).execute()
}

export type Waiting = Readonly<{ id: OfferId; to: PersonId; at: string }>
export type HandOver = Readonly<{ from: PersonId | null; to: PersonId | null; steppedBack: boolean; at: string }>
export type Left = Readonly<{ person: PersonId | null; wentWell: string | null; wasHard: string | null; forOthers: string | null; onDay: Day }>
/** The offers that nobody has answered, who handed over before, and what people said when they left: the newest first. */
export type Around = Readonly<{ offers: readonly Waiting[]; before: readonly HandOver[]; leaving: readonly Left[] }>

/** One query. */
export async function findAround(database: Database, initiative: InitiativeId, now: Date): Promise<Around> {
  const { rows } = await sql<Around>`select
    (select coalesce(json_agg(json_build_object('id', o.id, 'to', m.person_id, 'at', o.at) order by o.at desc), '[]') from initiative.hand_over_offer o join initiative.member m on m.id = o.to_member_id
      where o.initiative_id = ${initiative} and ${offerHolds(now)}) as offers,
    (select coalesce(json_agg(json_build_object('from', h.from_person_id, 'to', h.to_person_id, 'steppedBack', h.stepped_back, 'at', h.at) order by h.at desc), '[]')
      from (select * from initiative.hand_over where initiative_id = ${initiative} order by at desc, id limit 20) h) as before,
    (select coalesce(json_agg(json_build_object('person', l.person_id, 'wentWell', l.went_well, 'wasHard', l.was_hard, 'forOthers', l.for_others, 'onDay', l.on_day) order by l.on_day desc, l.id), '[]')
      from (select * from initiative.leaving_note where initiative_id = ${initiative} order by on_day desc, id limit 50) l) as leaving`.execute(handingOverTables(database))
  return rows[0] ?? { offers: [], before: [], leaving: [] }
}

/** Who takes part and does not look after it yet, as far as they may: nobody below the age line. */
export async function listCandidates(database: Database, initiative: InitiativeId): Promise<readonly Readonly<{ member: MemberId; person: PersonId }>[]> {
  const { rows } = await sql<{ member: MemberId; person: PersonId }>`
    select m.id as member, m.person_id as person from initiative.member m
    where m.initiative_id = ${initiative} and not exists (select 1 from initiative.host h where h.member_id = m.id)
      and not exists (select 1 from initiative.named_adult a where a.initiative_id = m.initiative_id and a.person_id = m.person_id)
    order by m.joined_at, m.id limit 500`.execute(handingOverTables(database))
  return rows
}

/** What is going on, as a new host must know it. */
export type GoingOn = Readonly<{
  waiting: number; reports: number; members: number
  meetings: readonly Readonly<{ id: string; words: string; at: string }>[]
  actions: readonly Readonly<{ words: string; by: Day | null; path: string }>[]
  questions: readonly Readonly<{ id: string; words: string; until: Day | null }>[]
}>

/** One query; the newest hundred of each. */
export async function findGoingOn(database: Database, initiative: InitiativeId, now: Date): Promise<GoingOn> {
  const { rows } = await sql<GoingOn>`select
    (select count(*)::integer from initiative.waiting where initiative_id = ${initiative}) as waiting,
    (select count(*)::integer from initiative.member where initiative_id = ${initiative}) as members,
    (select count(*)::integer from initiative.report r left join initiative.report_answer a on a.report_id = r.id where r.initiative_id = ${initiative} and r.read_by = 'hosts' and a.report_id is null) as reports,
    (select coalesce(json_agg(json_build_object('id', m.id, 'words', m.title, 'at', m.begins_at) order by m.begins_at), '[]') from (select * from initiative.meeting m
      where m.initiative_id = ${initiative} and m.begins_at > ${now} and not exists (select 1 from initiative.meeting_cancellation x where x.meeting_id = m.id) order by begins_at limit 100) m) as meetings,
    (select coalesce(json_agg(json_build_object('words', a.what, 'by', a.by_day, 'path', coalesce('/meetings/' || a.meeting_id, '/issues/' || a.issue_id)) order by a.by_day nulls last), '[]') from (
      select a.* from initiative.action a left join initiative.meeting m on m.id = a.meeting_id left join initiative.local_issue l on l.id = a.issue_id
      where coalesce(m.initiative_id, l.initiative_id) = ${initiative} and not exists (select 1 from initiative.action_done d where d.action_id = a.id)
        and not exists (select 1 from initiative.issue_hiding h where h.issue_id = l.id) and not exists (select 1 from initiative.issue_taking_back b where b.issue_id = l.id)
      order by a.by_day nulls last limit 100) a) as actions,
    (select coalesce(json_agg(json_build_object('id', q.id, 'words', q.words, 'until', q.open_until) order by q.made_at), '[]') from (select q.* from initiative.question q join initiative.question_publication p on p.question_id = q.id
      where q.initiative_id = ${initiative} and (q.open_until is null or q.open_until >= ${now}::date) order by q.made_at desc limit 100) q) as questions`.execute(handingOverTables(database))
  const [found] = rows
  if (found === undefined) throw new Error('a question without an answer')
  return found
}

export type LeavingNote = Readonly<{ person: PersonId | undefined; wentWell: string | undefined; wasHard: string | undefined; forOthers: string | undefined; onDay: Day }>

/** Keeps what somebody says when they leave; without the person where they wish so. Nothing said is nothing kept. */
export async function insertLeavingNote(trx: Transaction, initiative: InitiativeId, note: LeavingNote): Promise<void> {
  if (note.wentWell === undefined && note.wasHard === undefined && note.forOthers === undefined) return
  await handingOverTables(trx).insertInto('initiative.leaving_note').values({
    id: newId<'leaving-note'>(), initiative_id: initiative, person_id: note.person ?? null, went_well: note.wentWell ?? null, was_hard: note.wasHard ?? null, for_others: note.forOthers ?? null, on_day: note.onDay,
  }).execute()
}

/** What somebody said when they left, with their name: for themselves. */
export async function listMyLeavingNotes(database: Database, person: PersonId): Promise<readonly object[]> {
  return handingOverTables(database).selectFrom('initiative.leaving_note as l').innerJoin('initiative.initiative as i', 'i.id', 'l.initiative_id')
    .select(['i.title as initiative', 'l.went_well as wentWell', 'l.was_hard as wasHard', 'l.for_others as forOthers', 'l.on_day as onDay']).where('l.person_id', '=', person).orderBy('l.on_day').orderBy('l.id').execute()
}
