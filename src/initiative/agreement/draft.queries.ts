/** What somebody has typed of an agreement and not yet recorded: theirs alone, one for each group. */
import { z } from 'zod'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { MemberId, PersonId } from '../tables.ts'
import { agreementTables } from './tables.ts'

export type Draft = Readonly<{ typed: Typed; at: Date }>

const typedSchema = z.record(z.string(), z.array(z.string()))

/** The draft of a member. */
export async function findDraft(database: Database, member: MemberId): Promise<Draft | undefined> {
  const row = await agreementTables(database).selectFrom('initiative.decision_draft').select(['typed', 'at']).where('member_id', '=', member).executeTakeFirst()
  return row === undefined ? undefined : { typed: typedSchema.parse(row.typed), at: row.at }
}

/** Keeps what was typed, in place of what was kept before. */
export async function keepDraft(trx: Transaction, member: MemberId, person: PersonId, typed: Typed, at: Date): Promise<void> {
  const kept = { typed: JSON.stringify(typed), at }
  await agreementTables(trx).insertInto('initiative.decision_draft').values({ member_id: member, person_id: person, ...kept })
    .onConflict((on) => on.column('member_id').doUpdateSet(kept)).execute()
}

/** Throws it away, once it is recorded or not wanted any more. */
export async function deleteDraft(trx: Transaction, member: MemberId): Promise<void> {
  await agreementTables(trx).deleteFrom('initiative.decision_draft').where('member_id', '=', member).execute()
}
