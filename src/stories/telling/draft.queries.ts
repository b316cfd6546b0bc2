/** Stories that somebody has begun to tell and asked to be kept until they come back. */
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Sealed } from '../sealed/opened-words.tsx'
import { type DraftId, tables } from '../tables.ts'
import type { Question, Way } from './telling.rules.ts'

export type Draft = Readonly<{ id: DraftId; initiative: InitiativeId; way: Way; step: number; at: Date }>

/** A draft of this person's in this initiative, with its answers as they are kept. */
export async function findDraft(database: Database, { person, initiative }: Readonly<{ person: PersonId; initiative: InitiativeId }>, id: DraftId): Promise<Draft & Readonly<{ answers: readonly Readonly<{ question: Question; sealed: Sealed }>[] }> | undefined> {
  const db = tables(database)
  const row = await db.selectFrom('stories.draft').selectAll().where('id', '=', id).where('person_id', '=', person).where('initiative_id', '=', initiative).executeTakeFirst()
  if (row === undefined) return undefined
  const answers = await db.selectFrom('stories.draft_answer').selectAll().where('draft_id', '=', id).execute()
  return {
    id, initiative: row.initiative_id, way: row.way, step: row.step, at: row.at,
    answers: answers.map(({ question, key_id: keyId, sealed }) => ({ question, sealed: { keyId, bytes: sealed } })),
  }
}

/** What somebody has begun, the newest first. */
export async function listDrafts(database: Database, person: PersonId): Promise<readonly Draft[]> {
  const rows = await tables(database).selectFrom('stories.draft').selectAll().where('person_id', '=', person).orderBy('at', 'desc').orderBy('id').limit(50).execute()
  return rows.map((row) => ({ id: row.id, initiative: row.initiative_id, way: row.way, step: row.step, at: row.at }))
}

/** Keeps a draft as it is now, in the place of what was kept of it. */
export async function keepDraft(trx: Transaction, person: PersonId, { id, initiative, way, step, at }: Draft, answers: readonly Readonly<{ question: Question; sealed: Sealed }>[]): Promise<void> {
  const db = tables(trx)
  await db.insertInto('stories.draft').values({ id, initiative_id: initiative, person_id: person, way, step, at }).onConflict((on) => on.column('id').doUpdateSet({ step, at })).execute()
  await db.deleteFrom('stories.draft_answer').where('draft_id', '=', id).execute()
  if (answers.length === 0) return
  await db.insertInto('stories.draft_answer').values(answers.map(({ question, sealed }) => ({ draft_id: id, question, key_id: sealed.keyId, sealed: sealed.bytes }))).execute()
}

/** Throws a draft away; whose it is must have been asked. */
export async function deleteDraft(trx: Transaction, id: DraftId): Promise<void> {
  await tables(trx).deleteFrom('stories.draft').where('id', '=', id).execute()
}
