/** What happened in an initiative between two moments, as far as one member may see it: asked when the letter is sent. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { type Day, addDays, dayOf } from '#platform/time.ts'
import type { Said } from '../answer/tables.ts'
import type { ClosingKind } from '../closing/tables.ts'
import type { Initiative } from '../initiative.queries.ts'
import type { QuestionId } from '../question/tables.ts'
import type { ReplyKind } from '../reply/tables.ts'
import type { Audience, MemberId, PersonId } from '../tables.ts'
import { digestTables } from './tables.ts'
import { REMIND_DAYS } from './when.rules.ts'

/** As many of a kind as a letter can hold; the page has the rest. */
const MOST = 10

export type Reader = Readonly<{ initiative: Pick<Initiative, 'id' | 'zone'>; person: PersonId; member: MemberId; sees: readonly Audience[]; since: Date; until: Date }>

export type HappenedSince = Readonly<{
  /** It ended, and how; without a kind it was opened again, and `words` is why. */
  endings: readonly Readonly<{ kind: ClosingKind | null; by: string | null; words: string; thanks: string | null }>[]
  replies: readonly Readonly<{ id: string; kind: ReplyKind; youSaid: string; words: string }>[]
  questions: readonly Readonly<{ id: QuestionId; words: string; toWhom: string; openUntil: Day }>[]
  quotes: readonly Readonly<{ id: string; words: string }>[]
  meetings: readonly Readonly<{ id: string; title: string; at: Date; place: string | null }>[]
  agreements: readonly Readonly<{ id: string; words: string }>[]
  answers: readonly Readonly<{ id: string; body: string; said: Said; why: string | null; about: string }>[]
  changes: readonly Readonly<{ id: string; kind: 'change' | 'outcome'; words: string }>[]
  actions: readonly Readonly<{ id: string; what: string; byDay: Day; meeting: string | null; issue: string | null }>[]
}>

const rowsOf = async <Row>(database: Database, query: RawBuilder<Row>): Promise<readonly Row[]> => (await query.execute(digestTables(database))).rows

/** Not taken back, not hidden, and theirs to see. */
const visible = ({ sees }: Reader) => sql`i.seen_by = any(${[...sees]}::text[]) and not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)`
const within = (column: string, { since, until }: Reader) => sql`${sql.ref(column)} > ${since} and ${sql.ref(column)} <= ${until}`

/** How it ended, or that it was opened again; not both: what counts is how it is now. */
const listEndings = async (database: Database, reader: Reader) => rowsOf(database, sql<HappenedSince['endings'][number]>`
  select kind, carried_on_by as by, words, thanks from initiative.closing where initiative_id = ${reader.initiative.id} and ${within('at', reader)}
  union all
  (select null, null, o.reason, null from initiative.opened_again o
    where o.initiative_id = ${reader.initiative.id} and ${within('o.at', reader)} and not exists (select 1 from initiative.closing c where c.initiative_id = o.initiative_id)
    order by o.at desc, o.id limit 1)`)

export async function listHappenedSince(database: Database, reader: Reader): Promise<HappenedSince> {
  const { initiative: { id: initiative, zone }, person, member, since, until } = reader
  const today = dayOf(until, zone)
  return {
    endings: await listEndings(database, reader),
    // Whoever is told of replies by e-mail has had a letter for each.
    replies: await rowsOf(database, sql<HappenedSince['replies'][number]>`
      select r.id, r.kind, r.you_said as "youSaid", r.words from initiative.delivery d join initiative.reply r on r.id = d.reply_id left join initiative.thread_item i on i.id = r.item_id
      where d.person_id = ${person} and d.way <> 'email' and r.initiative_id = ${initiative} and ${within('r.at', reader)} and (r.item_id is null or (${visible(reader)}))
      order by r.at limit ${MOST}`),
    questions: await rowsOf(database, sql<HappenedSince['questions'][number]>`
      select q.id, q.words, q.to_whom as "toWhom", q.open_until as "openUntil" from initiative.question q join initiative.question_publication p on p.question_id = q.id
      where q.initiative_id = ${initiative} and ${within('p.at', reader)} and q.to_whom is not null and q.open_until >= ${today}::date
        and not exists (select 1 from initiative.question_ending e where e.question_id = q.id and not exists (select 1 from initiative.question_reopening o where o.ending_id = e.id))
      order by p.at limit ${MOST}`),
    // Asked of this person alone, who may answer on the page meanwhile.
    quotes: await rowsOf(database, sql<HappenedSince['quotes'][number]>`
      select r.id, i.words from initiative.quote_request r join initiative.thread_item i on i.id = r.item_id join initiative.contribution c on c.item_id = i.id
      where r.initiative_id = ${initiative} and c.person_id = ${person} and ${within('r.at', reader)} and ${visible(reader)} and not exists (select 1 from initiative.quote_answer a where a.request_id = r.id)
      order by r.at limit ${MOST}`),
    meetings: await rowsOf(database, sql<HappenedSince['meetings'][number]>`
      select m.id, m.title, m.begins_at as at, m.place from initiative.meeting m
      where m.initiative_id = ${initiative} and ${within('m.created_at', reader)} and m.begins_at > ${until} and not exists (select 1 from initiative.meeting_cancellation c where c.meeting_id = m.id)
      order by m.begins_at limit ${MOST}`),
    agreements: await rowsOf(database, sql<HappenedSince['agreements'][number]>`
      select i.id, i.words from initiative.thread_item i where i.initiative_id = ${initiative} and i.kind = 'decision' and ${within('i.recorded_at', reader)} and ${visible(reader)}
      order by i.recorded_at, i.id limit ${MOST}`),
    answers: await rowsOf(database, sql<HappenedSince['answers'][number]>`
      select i.id, a.body, a.said, a.why, i.words as about from initiative.answer a join initiative.thread_item i on i.id = a.item_id
      where i.initiative_id = ${initiative} and ${within('a.at', reader)} and a.said <> 'waiting' and ${visible(reader)} order by a.at limit ${MOST}`),
    changes: await rowsOf(database, sql<HappenedSince['changes'][number]>`
      select i.id, i.kind, i.words from initiative.thread_item i where i.initiative_id = ${initiative} and i.kind in ('change', 'outcome') and ${within('i.recorded_at', reader)} and ${visible(reader)}
      order by i.recorded_at, i.id limit ${MOST}`),
    actions: await rowsOf(database, sql<HappenedSince['actions'][number]>`
      select a.id, a.what, a.by_day as "byDay", a.meeting_id as meeting, a.issue_id as issue from initiative.action a left join initiative.meeting m on m.id = a.meeting_id left join initiative.local_issue l on l.id = a.issue_id
      where a.member_id = ${member} and coalesce(m.initiative_id, l.initiative_id) = ${initiative} and not exists (select 1 from initiative.action_done x where x.action_id = a.id)
        and not exists (select 1 from initiative.issue_taking_back b where b.issue_id = l.id) and not exists (select 1 from initiative.issue_hiding h where h.issue_id = l.id)
        and a.by_day > ${addDays(dayOf(since, zone), REMIND_DAYS)}::date and a.by_day <= ${addDays(today, REMIND_DAYS)}::date order by a.by_day limit ${MOST}`),
  }
}

export const nothingHappened = (happened: HappenedSince): boolean => Object.values(happened).every((list) => list.length === 0)
