/** What stands beside the items in a whole copy: the initiative itself, what is published of who spoke, questions, meetings. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import { maySeeWhere } from '../meeting/meeting.policy.ts'
import type { MeetingId } from '../meeting/index.ts'
import { listPublishedCounts } from '../published-count/published-count.queries.ts'
import type { QuestionId } from '../question/tables.ts'
import { standpointName } from '../standpoint-name.ts'
import { tables } from '../tables.ts'
import type { CountsRecord, InitiativeRecord, MeetingRecord, QuestionRecord } from './record.ts'

/** The initiative as its page says it. */
export async function findInitiativeRecord(database: Database, { initiative }: Pick<Seen, 'initiative'>, base: string): Promise<InitiativeRecord> {
  const { rows } = await sql<{ facts: Pick<InitiativeRecord, 'purpose' | 'startsOn' | 'endsOn' | 'canChange' | 'cannotChange'> }>`
    select json_strip_nulls(json_build_object('purpose', i.purpose, 'startsOn', i.starts_on, 'endsOn', i.ends_on,
      'canChange', (select coalesce(json_agg(c.what order by c.place), '[]') from initiative.can_change c where c.initiative_id = i.id),
      'cannotChange', (select coalesce(json_agg(json_build_object('what', n.what, 'why', n.why) order by n.place), '[]') from initiative.cannot_change n where n.initiative_id = i.id))) as facts
    from initiative.initiative i where i.id = ${initiative.id}`.execute(tables(database))
  const [row] = rows
  if (row === undefined) throw new Error('the gate found an initiative that is not there')
  const { id, slug, title, openTo, example, zone } = initiative
  return { type: 'initiative', id, slug, title, openTo, example, zone, page: base, ...row.facts }
}

/** What is published of from where people spoke; nothing before the first renewal. */
export async function findCounts(database: Database, { initiative }: Pick<Seen, 'initiative'>): Promise<CountsRecord | undefined> {
  const published = await listPublishedCounts(database, initiative.id)
  if (published === undefined) return undefined
  const shown = (all: typeof published.initiative) => all.map(({ standpoint, atLeast }) => ({ standpoint: standpointName(standpoint), atLeast }))
  return { type: 'counts', asOf: published.asOf, initiative: shown(published.initiative), themes: [...published.themes].map(([theme, all]) => ({ theme, counts: shown(all) })) }
}

/** Some, after the one of that id; or only one. */
type Wanted<Id> = Readonly<{ after?: Id | undefined; only?: Id | undefined; most: number }>

/** The questions that were asked, by id. A draft is nobody's to take along. */
export async function listQuestionRecords(database: Database, { initiative }: Pick<Seen, 'initiative'>, base: string, { after, only, most }: Wanted<QuestionId>): Promise<readonly QuestionRecord[]> {
  const { rows } = await sql<{ facts: Omit<QuestionRecord, 'type' | 'page'> }>`
    select json_strip_nulls(json_build_object('id', q.id, 'words', q.words, 'toWhom', q.to_whom, 'openUntil', q.open_until, 'replyBy', coalesce(x.reply_by, q.reply_by),
      'askedAt', to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'replies', (select coalesce(json_agg(json_build_object('kind', r.kind, 'youSaid', r.you_said, 'words', r.words, 'nextBy', r.next_by,
        'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.place), '[]') from initiative.reply r where r.question_id = q.id))) as facts
    from initiative.question q join initiative.question_publication p on p.question_id = q.id left join initiative.question_extension x on x.question_id = q.id
    where q.initiative_id = ${initiative.id} and (${after ?? null}::uuid is null or q.id > ${after ?? null}::uuid) and (${only ?? null}::uuid is null or q.id = ${only ?? null}::uuid) order by q.id limit ${most}`.execute(tables(database))
  return rows.map(({ facts }) => ({ type: 'question', ...facts, page: `${base}/questions/${facts.id}` }))
}

/** The meetings, by id. Who came, notes and actions stay with those who take part. */
export async function listMeetingRecords(database: Database, { initiative, membership }: Seen, base: string, { after, only, most }: Wanted<MeetingId>): Promise<readonly MeetingRecord[]> {
  type Facts = Omit<MeetingRecord, 'type' | 'page' | 'place' | 'link'>
  const { rows } = await sql<{ facts: Facts; place: string | null; link: string | null; where_open: boolean }>`
    select m.place, m.link, m.where_open, json_strip_nulls(json_build_object('id', m.id, 'title', m.title,
      'beginsAt', to_char(m.begins_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'endsAt', to_char(m.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'ways', m.ways, 'access', m.access, 'accessWords', m.access_words, 'cancelled', c.reason,
      'agenda', (select coalesce(json_agg(a.words order by a.proposed_at, a.id), '[]') from initiative.meeting_agenda_item a where a.meeting_id = m.id))) as facts
    from initiative.meeting m left join initiative.meeting_cancellation c on c.meeting_id = m.id
    where m.initiative_id = ${initiative.id} and (${after ?? null}::uuid is null or m.id > ${after ?? null}::uuid) and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid) order by m.id limit ${most}`.execute(tables(database))
  return rows.map(({ facts, place, link, where_open: whereOpen }) => ({
    type: 'meeting', ...facts, page: `${base}/meetings/${facts.id}`,
    ...(maySeeWhere({ whereOpen }, membership) ? { ...(place === null ? {} : { place }), ...(link === null ? {} : { link }) } : {}),
  }))
}
