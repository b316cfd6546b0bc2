/** What letters about an answer by e-mail need. */
import type { Database } from '#platform/database/database.ts'
import type { QuestionId, QuestionTables } from '../question/tables.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { voiceTables } from '../voice/tables.ts'

const questions = (database: Database) => voiceTables(database).withTables<QuestionTables>()

/** The words that were taken from somebody's letter; undefined where they took them back. */
export const findTaken = async (database: Database, item: ItemId, person: PersonId) =>
  questions(database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id').innerJoin('initiative.initiative as n', 'n.id', 'i.initiative_id')
    .innerJoin('initiative.answering as a', 'a.item_id', 'i.id').innerJoin('initiative.question as q', 'q.id', 'a.question_id').leftJoin('initiative.taking_back as t', 't.item_id', 'i.id')
    .select(['i.words', 'n.slug', 'n.title', 'q.words as question']).where('i.id', '=', item).where('c.person_id', '=', person).where('t.item_id', 'is', null).executeTakeFirst()

export const findQuestionOf = async (database: Database, question: QuestionId) =>
  questions(database).selectFrom('initiative.question as q').innerJoin('initiative.initiative as n', 'n.id', 'q.initiative_id').select(['q.words as question', 'n.slug', 'n.title'])
    .where('q.id', '=', question).executeTakeFirst()
