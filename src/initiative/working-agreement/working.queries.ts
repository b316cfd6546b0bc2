/** How a group agreed to work together: its lines, its versions, and who agrees. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, MemberId, PersonId, StandpointId } from '../tables.ts'
import { type LineId, type LineKind, workingTables } from './tables.ts'

export type Line = Readonly<{
  id: LineId; kind: LineKind; standpoint: StandpointId | undefined; words: string; replaces: LineId | undefined; proposedBy: PersonId | undefined
  settledIn: number | undefined; endedIn: number | undefined
  /** Somebody proposes that it counts no more. */
  ending: Readonly<{ by: PersonId | undefined }> | undefined
}>
export type Version = Readonly<{ number: number; at: Date }>

/** An agreement longer than this is not read; what was ended is read in its history, as far back as this. */
const MOST_LINES = 1_000

/** Every line of a group, also those that are only proposed and those that were ended, in the order in which they were proposed. One query. */
export async function listLines(database: Database, initiative: InitiativeId): Promise<readonly Line[]> {
  const rows = await workingTables(database).selectFrom('initiative.working_line as l').leftJoin('initiative.working_line_ending as e', 'e.line_id', 'l.id')
    .selectAll('l').select(['e.line_id as ending', 'e.proposed_by as ending_by']).where('l.initiative_id', '=', initiative)
    .orderBy(sql`l.ended_in desc nulls first`).orderBy('l.at').orderBy('l.id').limit(MOST_LINES).execute()
  return rows.map((row) => ({
    id: row.id, kind: row.kind, standpoint: row.standpoint_id ?? undefined, words: row.words, replaces: row.replaces_id ?? undefined, proposedBy: row.proposed_by ?? undefined,
    settledIn: row.settled_in ?? undefined, endedIn: row.ended_in ?? undefined, ending: row.ending === null ? undefined : { by: row.ending_by ?? undefined },
  }))
}

/** The versions of an agreement, the newest first. */
export async function listVersions(database: Database, initiative: InitiativeId, most: number): Promise<readonly Version[]> {
  return workingTables(database).selectFrom('initiative.working_version').select(['number', 'at']).where('initiative_id', '=', initiative).orderBy('number', 'desc').limit(most).execute()
}

export async function insertLine(trx: Transaction, initiative: InitiativeId, line: Readonly<{ kind: LineKind; standpoint: StandpointId | undefined; words: string; replaces: LineId | undefined }>, by: PersonId, at: Date): Promise<LineId> {
  const id = newId<'working-line'>()
  await workingTables(trx).insertInto('initiative.working_line').values({
    id, initiative_id: initiative, kind: line.kind, standpoint_id: line.standpoint ?? null, words: line.words, replaces_id: line.replaces ?? null, proposed_by: by, at, settled_in: null, ended_in: null,
  }).execute()
  return id
}

/** A proposal that was not settled goes without a trace. */
export async function deleteProposal(trx: Transaction, line: LineId): Promise<void> {
  await workingTables(trx).deleteFrom('initiative.working_line').where('id', '=', line).where('settled_in', 'is', null).execute()
  await record(trx, { kind: 'working-proposal-removed', ids: { line } })
}

/**
 * Takes back what somebody proposed, in whichever group: a proposal goes without a trace, the words of a line that counts no more are
 * gone from the history. A line that the group settled and that counts is the group's, and names nobody.
 */
export async function takeLinesBackOf(trx: Transaction, person: PersonId): Promise<void> {
  const db = workingTables(trx)
  await db.deleteFrom('initiative.working_line').where('proposed_by', '=', person).where('settled_in', 'is', null).execute()
  await db.updateTable('initiative.working_line').set({ words: '' }).where('proposed_by', '=', person).where('ended_in', 'is not', null).execute()
  await db.deleteFrom('initiative.working_line_ending').where('proposed_by', '=', person).execute()
}

/** Proposes that a line counts no more; twice is once. */
export async function insertEnding(trx: Transaction, line: LineId, by: PersonId, at: Date): Promise<void> {
  await workingTables(trx).insertInto('initiative.working_line_ending').values({ line_id: line, proposed_by: by, at }).onConflict((on) => on.column('line_id').doNothing()).execute()
}

export async function deleteEnding(trx: Transaction, line: LineId): Promise<void> {
  await workingTables(trx).deleteFrom('initiative.working_line_ending').where('line_id', '=', line).execute()
}

/** Settles a version: lines that count from now on, and others that count no more. */
export async function insertVersion(trx: Transaction, initiative: InitiativeId, number: number, { settle, end }: Readonly<{ settle: readonly LineId[]; end: readonly LineId[] }>, by: PersonId, at: Date): Promise<void> {
  const db = workingTables(trx)
  await db.insertInto('initiative.working_version').values({ initiative_id: initiative, number, settled_by: by, at }).execute()
  if (settle.length > 0) await db.updateTable('initiative.working_line').set({ settled_in: number }).where('id', 'in', settle).execute()
  if (end.length === 0) return
  await db.updateTable('initiative.working_line').set({ ended_in: number }).where('id', 'in', end).where('ended_in', 'is', null).execute()
  await db.deleteFrom('initiative.working_line_ending').where('line_id', 'in', end).execute()
}

/** How a member stands: what they are here as, what they agreed to, and who pressed for them. */
export type Standing = Readonly<{ standpoints: readonly StandpointId[]; agreedTo: ReadonlySet<LineId>; enteredBy: PersonId | undefined }>

const standings = (database: Database) =>
  workingTables(database).selectFrom('initiative.member as m').select(['m.id', 'm.person_id']).select((from) => [
    jsonArrayFrom(from.selectFrom('initiative.member_standpoint as s').select('s.standpoint_id').whereRef('s.member_id', '=', 'm.id')).as('standpoints'),
    jsonArrayFrom(from.selectFrom('initiative.working_consent as c').select(['c.line_id', 'c.entered_by']).whereRef('c.member_id', '=', 'm.id')).as('consents'),
  ])
type Row = Awaited<ReturnType<ReturnType<typeof standings>['executeTakeFirstOrThrow']>>

const standingOf = ({ standpoints, consents }: Row): Standing => ({
  standpoints: standpoints.map((one) => one.standpoint_id), agreedTo: new Set(consents.map((one) => one.line_id)), enteredBy: consents.find((one) => one.entered_by !== null)?.entered_by ?? undefined,
})

export async function findStanding(database: Database, member: MemberId): Promise<Standing> {
  const row = await standings(database).where('m.id', '=', member).executeTakeFirst()
  return row === undefined ? { standpoints: [], agreedTo: new Set(), enteredBy: undefined } : standingOf(row)
}

/** Members in the order in which they came, and how each stands. For members only. */
export async function listStandings(database: Database, initiative: InitiativeId, after: MemberId | undefined, most: number): Promise<readonly (Standing & Readonly<{ member: MemberId; person: PersonId }>)[]> {
  let query = standings(database).where('m.initiative_id', '=', initiative)
  if (after !== undefined) query = query.where(sql<boolean>`(m.joined_at, m.id) > (select l.joined_at, l.id from initiative.member l where l.id = ${after})`)
  return (await query.orderBy('m.joined_at').orderBy('m.id').limit(most).execute()).map((row) => ({ member: row.id, person: row.person_id, ...standingOf(row) }))
}

/** How many take part, and how many of them agree to all that is for them (`askedOf` says the same of one). Exact: outside only in bands. */
export async function countAgreed(database: Database, initiative: InitiativeId): Promise<Readonly<{ members: number; agreed: number }>> {
  const { rows } = await sql<{ members: number; agreed: number }>`
    with line as (select id, standpoint_id, ended_in from initiative.working_line where initiative_id = ${initiative} and settled_in is not null),
    touching as (
      select m.id as member, l.id as line, l.ended_in, c.line_id is not null as agreed
      from initiative.member m join line l on l.standpoint_id is null or exists (select from initiative.member_standpoint s where s.member_id = m.id and s.standpoint_id = l.standpoint_id)
      left join initiative.working_consent c on c.member_id = m.id and c.line_id = l.id where m.initiative_id = ${initiative}
    )
    select (select count(*)::int from initiative.member where initiative_id = ${initiative}) as members,
      (select count(*)::int from (select member from touching group by member
        having count(*) filter (where ended_in is null) > 0 and bool_and(agreed = (ended_in is null))) a) as agreed`.execute(workingTables(database))
  return rows[0] ?? { members: 0, agreed: 0 }
}

/** A member agrees to these lines, and to no others. `enteredBy`: who pressed for somebody beside them. */
export async function replaceConsents(trx: Transaction, member: MemberId, lines: readonly LineId[], enteredBy: PersonId | undefined, at: Date): Promise<void> {
  const db = workingTables(trx)
  await db.deleteFrom('initiative.working_consent').where('member_id', '=', member).execute()
  if (lines.length > 0) await db.insertInto('initiative.working_consent').values(lines.map((line) => ({ member_id: member, line_id: line, entered_by: enteredBy ?? null, at }))).execute()
}
