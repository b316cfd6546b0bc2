/** That an initiative is a worked example, and what goes with it. */
import type { Transaction } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { issueTables } from '../local-issue/tables.ts'
import { type InitiativeId, tables } from '../tables.ts'

/** Marks an initiative as a worked example: each of its pages says so, and it can be removed in one step. */
export async function markExample(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await tables(trx).insertInto('initiative.example').values({ initiative_id: initiative }).execute()
}

/** The partners that no other initiative has. */
export async function listOwnPartners(trx: Transaction, initiative: InitiativeId): Promise<readonly Id<'organisation'>[]> {
  const rows = await issueTables(trx).selectFrom('initiative.partner as p').select('p.organisation_id').where('p.initiative_id', '=', initiative)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.partner as o').select('o.organisation_id').whereRef('o.organisation_id', '=', 'p.organisation_id').where('o.initiative_id', '<>', initiative))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.issue_partner as u').innerJoin('initiative.local_issue as l', 'l.id', 'u.issue_id').select('u.organisation_id')
      .whereRef('u.organisation_id', '=', 'p.organisation_id').where('l.initiative_id', '<>', initiative))))
    .execute()
  return rows.map((row) => row.organisation_id)
}
