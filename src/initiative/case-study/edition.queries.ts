/** Editions: what was put forward, who agreed to publish it, and what is public. */
import { type RawBuilder, sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { type EditionId, caseStudyTables } from './tables.ts'

/** `takesPart`: still. Who left or was removed meanwhile publishes nothing any more. */
export type Consent = Readonly<{ person: PersonId | undefined; host: boolean; takesPart: boolean }>

/** That whoever gave a consent `c` takes part in that initiative now. */
const takesPart = (initiative: RawBuilder<unknown>) => sql<boolean>`exists (select 1 from initiative.member m where m.person_id = c.person_id and m.initiative_id = ${initiative})`
export type Edition = Readonly<{ id: EditionId; number: number; at: Date; publishedAt: Date | undefined; withdrawnAt: Date | undefined; consents: readonly Consent[] }>

/** The latest edition, or the latest that is public. One query. */
export async function findEdition(database: Database, initiative: InitiativeId, which: 'latest' | 'public'): Promise<Edition | undefined> {
  const { rows } = await sql<{ id: EditionId; number: number; at: Date; published_at: Date | null; withdrawn_at: Date | null; consents: readonly { person: PersonId | null; host: boolean; takesPart: boolean }[] | null }>`
    select e.id, e.number, e.at, e.published_at, e.withdrawn_at,
      (select json_agg(json_build_object('person', c.person_id, 'host', c.host, 'takesPart', ${takesPart(sql`e.initiative_id`)}) order by c.at, c.id) from initiative.case_consent c where c.edition_id = e.id) as consents
    from initiative.case_edition e
    where e.initiative_id = ${initiative} and (${which === 'latest'} or (e.published_at is not null and e.withdrawn_at is null))
    order by e.number desc limit 1`.execute(caseStudyTables(database))
  const [row] = rows
  return row === undefined ? undefined : {
    id: row.id, number: row.number, at: row.at, publishedAt: row.published_at ?? undefined, withdrawnAt: row.withdrawn_at ?? undefined,
    consents: (row.consents ?? []).map(({ person, ...consent }) => ({ ...consent, person: person ?? undefined })),
  }
}

/** Puts the draft forward as it is now, word for word. Gives the edition's id. */
export async function insertEdition(trx: Transaction, initiative: InitiativeId, by: Readonly<{ person: PersonId; at: Date }>): Promise<EditionId> {
  const id = newId<'case-edition'>()
  await sql`insert into initiative.case_edition (id, initiative_id, number, put_forward_by, at)
    select ${id}, ${initiative}, coalesce(max(number), 0) + 1, ${by.person}, ${by.at} from initiative.case_edition where initiative_id = ${initiative}`.execute(caseStudyTables(trx))
  await sql`insert into initiative.case_edition_sentence (edition_id, id, section, place, item_id, item_version, meeting_id, entry_id, note_id, line_id, words, version, written_by)
    select ${id}, id, section, place, item_id, item_version, meeting_id, entry_id, note_id, line_id, words, version, written_by from initiative.case_sentence where initiative_id = ${initiative}`.execute(caseStudyTables(trx))
  return id
}

/** Whether the draft says something else than what was put forward. */
export async function differsFromDraft(database: Database, initiative: InitiativeId, edition: EditionId): Promise<boolean> {
  const columns = sql.raw('id, section, place, item_id, meeting_id, entry_id, note_id, line_id, words')
  const { rows } = await sql<{ differs: boolean }>`
    select exists (
      (select ${columns} from initiative.case_sentence where initiative_id = ${initiative} except select ${columns} from initiative.case_edition_sentence where edition_id = ${edition})
      union all
      (select ${columns} from initiative.case_edition_sentence where edition_id = ${edition} except select ${columns} from initiative.case_sentence where initiative_id = ${initiative})
    ) as differs`.execute(caseStudyTables(database))
  return rows[0]?.differs === true
}

/** Holds an edition while somebody agrees or no longer does; gives who agrees now. */
export async function holdEdition(trx: Transaction, id: EditionId): Promise<readonly Consent[]> {
  await caseStudyTables(trx).selectFrom('initiative.case_edition').select('id').where('id', '=', id).forUpdate().execute()
  const rows = await caseStudyTables(trx).selectFrom('initiative.case_consent as c').innerJoin('initiative.case_edition as e', 'e.id', 'c.edition_id')
    .select(['c.person_id', 'c.host', takesPart(sql`e.initiative_id`).as('takes_part')]).where('c.edition_id', '=', id).execute()
  return rows.map((row) => ({ person: row.person_id ?? undefined, host: row.host, takesPart: row.takes_part }))
}

export const insertConsent = async (trx: Transaction, edition: EditionId, by: Readonly<{ person: PersonId; host: boolean; at: Date }>) =>
  caseStudyTables(trx).insertInto('initiative.case_consent').values({ id: newId<'case-consent'>(), edition_id: edition, person_id: by.person, host: by.host, at: by.at })
    .onConflict((on) => on.columns(['edition_id', 'person_id']).doNothing()).execute()

/** Somebody no longer agrees that it is published. */
export async function deleteConsent(trx: Transaction, edition: EditionId, person: PersonId): Promise<void> {
  await caseStudyTables(trx).deleteFrom('initiative.case_consent').where('edition_id', '=', edition).where('person_id', '=', person).execute()
  await record(trx, { kind: 'case-consent-withdrawn', ids: { edition, person } })
}

export const publishEdition = async (trx: Transaction, id: EditionId, at: Date) =>
  caseStudyTables(trx).updateTable('initiative.case_edition').set({ published_at: at }).where('id', '=', id).where('published_at', 'is', null).execute()

/** Takes every edition up to this one off the public page: an older one doesn't come out from under it. */
export const withdrawEditions = async (trx: Transaction, initiative: InitiativeId, upTo: number, at: Date) =>
  caseStudyTables(trx).updateTable('initiative.case_edition').set({ withdrawn_at: at }).where('initiative_id', '=', initiative).where('number', '<=', upTo).where('withdrawn_at', 'is', null).execute()
