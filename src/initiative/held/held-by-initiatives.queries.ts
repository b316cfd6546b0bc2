/** What initiatives hold about somebody: their own words and memberships in full, and every other row that names them. */
import { sql } from 'kysely'
import type { Held } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import { type PersonId, tables } from '../tables.ts'
import { listMyJournal } from '../journal/held-in-journals.queries.ts'
import { listMyCaseWords } from '../case-study/sentence.queries.ts'
import { listMyPictures } from '../item-picture/held-in-pictures.queries.ts'
import { listMyLeavingNotes } from '../handing-over/handing-over.queries.ts'
import { listMyOffers } from '../handing-over/offer.queries.ts'
import { listMyNotes } from '../learning/learning.queries.ts'
import { listMyIssueNotes, listMyIssues } from '../local-issue/held-in-issues.queries.ts'
import { listMyConsents, listMyLines } from '../working-agreement/held-in-working.queries.ts'
import { listMySheets } from '../trial/held-on-sheets.queries.ts'

export const heldByInitiatives: Held = {
  whatISaid: async (snapshot, person) =>
    tables(snapshot).selectFrom('initiative.contribution as c').innerJoin('initiative.thread_item as i', 'i.id', 'c.item_id')
      .innerJoin('initiative.initiative as n', 'n.id', 'i.initiative_id').leftJoin('initiative.standpoint as s', 's.id', 'c.standpoint_id')
      .leftJoin('initiative.set_aside as a', 'a.item_id', 'i.id').select(({ fn }) => fn.coalesce('a.words', 'i.words').as('words'))
      .select(['n.title as initiative', 'i.id', 'i.kind', 'i.seen_by as seenBy', 'i.recorded_at as recordedAt', 'c.channel', 's.key as standpoint', 's.words as standpointWords'])
      .where('c.person_id', '=', person).orderBy('i.recorded_at').orderBy('i.id').execute(),
  whatITakePartIn: async (snapshot, person) => {
    const rows = await sql<object>`
      select n.title as initiative, n.slug, m.joined_at as "joinedAt", m.brings, h.member_id is not null as host,
        (select coalesce(json_agg(coalesce(s.words, s.key)), '[]') from initiative.member_standpoint ms join initiative.standpoint s on s.id = ms.standpoint_id where ms.member_id = m.id) as "hereAs"
      from initiative.member m join initiative.initiative n on n.id = m.initiative_id left join initiative.host h on h.member_id = m.id
      where m.person_id = ${person} order by m.joined_at, m.id`.execute(tables(snapshot))
    return rows.rows
  },
  whatIAnsweredOnSheets: listMySheets,
  whatIProposedForWorkingAgreements: listMyLines,
  whatIAgreeToInWorkingAgreements: listMyConsents,
  whatIWroteInJournals: listMyJournal,
  whatIWroteInCaseStudies: listMyCaseWords,
  whatIWroteAboutLearning: listMyNotes,
  offersToLookAfter: listMyOffers,
  whatISaidWhenILeft: listMyLeavingNotes,
  issuesIRaised: listMyIssues,
  whatINotedAboutIssues: listMyIssueNotes,
  picturesIAdded: listMyPictures,
  alsoInInitiatives: listOther,
}

/** Columns whose rows are about the person; the others only say that they did something to a row that may be about somebody else. */
const ABOUT = new Set(['person_id', 'reported_by'])

/** Every row that refers to them, found by what the tables themselves say, so that no later table is forgotten. */
async function listOther(snapshot: Database, person: PersonId): Promise<readonly object[]> {
  const found: object[] = []
  for (const { name, column } of await listColumns(snapshot)) {
    if (name === 'contribution' || name === 'member') continue
    const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
      select to_jsonb(t) as row from ${sql.table(`initiative.${name}`)} t where ${sql.ref(`t.${column}`)} = ${person}`.execute(tables(snapshot))
    for (const { row } of rows) found.push({ in: name, as: column, ...(ABOUT.has(column) ? withoutSecrets(row) : { at: row['at'] ?? null }) })
  }
  return found
}

/** Nor what is in a file that somebody sent to be brought in: those are other people's words. */
const withoutSecrets = (row: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(row).filter(([name]) => !/hash|_by$|^first_rows$/.test(name)))

/** The columns of this module that hold a person: those that refer to what a member's person refers to. */
async function listColumns(snapshot: Database): Promise<readonly Readonly<{ name: string; column: string }>[]> {
  const { rows } = await sql<{ name: string; column: string }>`
    select c.relname as name, a.attname as "column"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.connamespace = 'initiative'::regnamespace and k.confrelid = (
      select m.confrelid from pg_constraint m join pg_attribute b on b.attrelid = m.conrelid and b.attnum = m.conkey[1]
      where m.contype = 'f' and m.conrelid = 'initiative.member'::regclass and b.attname = 'person_id')
    order by 1, 2`.execute(tables(snapshot))
  return rows
}
