/** What people said for a question: their words, never who said them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { voiceTables } from '../voice/tables.ts'
import type { QuestionId } from './tables.ts'

const open = (database: Database, { sees }: Pick<Seen, 'sees'>) =>
  voiceTables(database).selectFrom('initiative.answering as a').innerJoin('initiative.thread_item as i', 'i.id', 'a.item_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .where('i.seen_by', 'in', sees).where('t.item_id', 'is', null).where('h.item_id', 'is', null)

/** What this visitor may see of what was said for a question, in the order in which it was said, after the item of that id. */
export async function listSaidFor(database: Database, here: Seen, question: QuestionId, { after, most }: { after: ItemId | undefined; most: number }) {
  let query = open(database, here).select(['i.id', 'i.words']).where('a.question_id', '=', question)
  if (after !== undefined) query = query.where(sql<boolean>`(i.recorded_at, i.id) > (select b.recorded_at, b.id from initiative.thread_item b where b.id = ${after} and b.initiative_id = ${here.initiative.id})`)
  return query.orderBy('i.recorded_at').orderBy('i.id').limit(most).execute()
}

/** How many things this visitor may see that were said for each of some questions. */
export async function countSaidFor(database: Database, here: Seen, questions: readonly QuestionId[]): Promise<ReadonlyMap<QuestionId, number>> {
  if (questions.length === 0) return new Map()
  const rows = await open(database, here).select(({ fn }) => ['a.question_id', fn.countAll<number>().as('said')]).where('a.question_id', 'in', questions).groupBy('a.question_id').execute()
  return new Map(rows.map((row) => [row.question_id, row.said]))
}
