/** The answers of those with the power. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { type Said, answerTables } from './tables.ts'

export type AnswerFacts = Readonly<{
  /** The board, council or manager, by the name it had then. */
  body: string
  said: Said; why: string | undefined; byWhen: Day | undefined
  /** Name or role of whoever answered for it. */
  answeredBy: string | undefined
  /** The day of the answer; while it waits, the day on which it was asked. */
  answeredOn: Day
}>
export type Answer = AnswerFacts & Readonly<{ place: number; recordedBy: PersonId | undefined; at: Date }>

/** The answers to some agreements, the earliest first, by agreement. */
export async function listAnswers(database: Database, items: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly Answer[]>> {
  const byItem = new Map<ItemId, Answer[]>()
  if (items.length === 0) return byItem
  const rows = await answerTables(database).selectFrom('initiative.answer').selectAll().where('item_id', 'in', items).orderBy('item_id').orderBy('place').execute()
  for (const row of rows) {
    const answer: Answer = {
      place: row.place, body: row.body, said: row.said, why: row.why ?? undefined, byWhen: row.by_when ?? undefined, answeredBy: row.answered_by ?? undefined,
      answeredOn: row.answered_on, recordedBy: row.recorded_by ?? undefined, at: row.at,
    }
    byItem.set(row.item_id, [...(byItem.get(row.item_id) ?? []), answer])
  }
  return byItem
}

/** Records an answer at a place; false where somebody else's stands there already. */
export async function insertAnswer(trx: Transaction, item: ItemId, place: number, answer: AnswerFacts, by: PersonId, at: Date): Promise<boolean> {
  const row = await answerTables(trx).insertInto('initiative.answer').values({
    id: newId<'answer'>(), item_id: item, place, body: answer.body, said: answer.said, why: answer.why ?? null, by_when: answer.byWhen ?? null,
    answered_by: answer.answeredBy ?? null, answered_on: answer.answeredOn, recorded_by: by, at,
  }).onConflict((on) => on.columns(['item_id', 'place']).doNothing()).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'power-answered', ids: { item } })
  return row !== undefined
}
