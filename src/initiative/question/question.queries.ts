/** Questions asked: what, to whom, until when, and by when a reply was promised. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import type { Ending } from '../happened/ending.rules.ts'
import type { EndingId, EndingKind } from '../happened/tables.ts'
import { type QuestionId, questionTables } from './tables.ts'

type Extension = Readonly<{ replyBy: Day; reason: string; at: Date }>

export type QuestionEnding = Ending & Readonly<{ id: EndingId }>

export type Question = Readonly<{
  id: QuestionId; words: string; toWhom: string | undefined; openUntil: Day | undefined; replyBy: Day | undefined; version: number
  /** Since when it is asked; undefined while it is a draft. */
  publishedAt: Date | undefined
  extension: Extension | undefined
  /** Where it stands now, where somebody has said that it goes no further. */
  ending: QuestionEnding | undefined
}>

/** A question that is being asked: to whom, until when, and a reply by. */
export type Asked = Question & Readonly<{ toWhom: string; openUntil: Day; replyBy: Day; publishedAt: Date }>

export const isAsked = (question: Question): question is Asked =>
  question.publishedAt !== undefined && question.toWhom !== undefined && question.openUntil !== undefined && question.replyBy !== undefined

/** The ending that was not opened again. */
const ENDING = sql<{ id: EndingId; kind: EndingKind; reason: string | null } | null>`(select json_build_object('id', e.id, 'kind', e.kind, 'reason', e.reason)
  from initiative.question_ending e left join initiative.question_reopening o on o.ending_id = e.id where e.question_id = q.id and o.ending_id is null order by e.place desc limit 1)`

const select = (database: Database, initiative: InitiativeId) =>
  questionTables(database).selectFrom('initiative.question as q')
    .leftJoin('initiative.question_publication as p', 'p.question_id', 'q.id')
    .leftJoin('initiative.question_extension as x', 'x.question_id', 'q.id')
    .select(['q.id', 'q.words', 'q.to_whom', 'q.open_until', 'q.reply_by', 'q.version', 'q.made_at', 'p.at as published_at', 'x.reply_by as extended_to', 'x.reason', 'x.at as extended_at', ENDING.as('ending')])
    .where('q.initiative_id', '=', initiative)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const questionOf = (row: Row): Question => ({
  id: row.id, words: row.words, toWhom: row.to_whom ?? undefined, openUntil: row.open_until ?? undefined, replyBy: row.reply_by ?? undefined, version: row.version,
  publishedAt: row.published_at ?? undefined,
  extension: row.extended_to === null || row.reason === null || row.extended_at === null ? undefined : { replyBy: row.extended_to, reason: row.reason, at: row.extended_at },
  ending: row.ending === null ? undefined : { id: row.ending.id, kind: row.ending.kind, reason: row.ending.reason ?? undefined },
})

/** The last reply to a question settles it, unless it says that it is still open. */
const SETTLED = sql<boolean>`coalesce((select r.kind <> 'still-open' from initiative.reply r where r.question_id = q.id order by r.place desc limit 1), false)`

/** A group asks a handful of questions at a time; more than this are shown nowhere, and none are lost. */
const MOST_OPEN = 200

/** The questions that wait for a reply, and the drafts where they are asked for, the newest first. */
export async function listOpenQuestions(database: Database, initiative: InitiativeId, { drafts }: { drafts: boolean }): Promise<readonly Question[]> {
  return (await openQuestions(database, { initiative, drafts })).map(questionOf)
}

const openQuestions = builtOnce((database, { initiative, drafts }: Readonly<{ initiative: InitiativeId; drafts: boolean }>) => (
  select(database, initiative).where(sql<boolean>`not ${SETTLED}`).where(sql<boolean>`(${drafts}::boolean or p.at is not null)`).orderBy('q.made_at', 'desc').orderBy('q.id').limit(MOST_OPEN)
))

/** The questions that had their reply, the newest first, after the one of that id. */
export async function listSettledQuestions(database: Database, initiative: InitiativeId, { after, most }: { after: QuestionId | undefined; most: number }): Promise<readonly Question[]> {
  let query = select(database, initiative).where(SETTLED)
  if (after !== undefined) query = query.where(sql<boolean>`(q.made_at, q.id) < (select a.made_at, a.id from initiative.question a where a.id = ${after} and a.initiative_id = ${initiative})`)
  return (await query.orderBy('q.made_at', 'desc').orderBy('q.id', 'desc').limit(most).execute()).map(questionOf)
}

/** A question of this initiative. */
export async function findQuestion(database: Database, initiative: InitiativeId, id: QuestionId): Promise<Question | undefined> {
  const row = await select(database, initiative).where('q.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : questionOf(row)
}

export type Draft = Readonly<{ words: string; toWhom: string | undefined; openUntil: Day | undefined; replyBy: Day | undefined }>

const rowOf = (draft: Draft) => ({ words: draft.words, to_whom: draft.toWhom ?? null, open_until: draft.openUntil ?? null, reply_by: draft.replyBy ?? null })

/** Writes a question down as a draft. */
export async function insertQuestion(trx: Transaction, initiative: InitiativeId, draft: Draft, by: PersonId, at: Date): Promise<QuestionId> {
  const id = newId<'question'>()
  await questionTables(trx).insertInto('initiative.question').values({ id, initiative_id: initiative, ...rowOf(draft), asked_by: by, made_at: at }).execute()
  return id
}

/** Changes a draft that is still as it was shown; false where somebody was faster, or it is asked already. */
export async function updateDraft(trx: Transaction, id: QuestionId, version: number, draft: Draft): Promise<boolean> {
  const row = await questionTables(trx).updateTable('initiative.question').set({ ...rowOf(draft), version: version + 1 })
    .where('id', '=', id).where('version', '=', version)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.question_publication as p').select('p.question_id').where('p.question_id', '=', id))))
    .returning('id').executeTakeFirst()
  return row !== undefined
}

/** Asks a question. Said twice, the first moment stays. */
export async function insertPublication(trx: Transaction, id: QuestionId, by: PersonId, at: Date): Promise<void> {
  const row = await questionTables(trx).insertInto('initiative.question_publication').values({ question_id: id, published_by: by, at })
    .onConflict((on) => on.column('question_id').doNothing()).returning('question_id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'question-asked', ids: { question: id } })
}

/** Moves the date of a reply; false where it was moved before, for it can be moved once. */
export async function insertExtension(trx: Transaction, id: QuestionId, extension: { replyBy: Day; reason: string }, by: PersonId, at: Date): Promise<boolean> {
  const row = await questionTables(trx).insertInto('initiative.question_extension').values({ question_id: id, reply_by: extension.replyBy, reason: extension.reason, extended_by: by, at })
    .onConflict((on) => on.column('question_id').doNothing()).returning('question_id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'question-extended', ids: { question: id } })
  return row !== undefined
}

/** Throws a draft away; one that was asked stays. False where there was no such draft. */
export async function deleteDraft(trx: Transaction, id: QuestionId, version: number): Promise<boolean> {
  const row = await questionTables(trx).deleteFrom('initiative.question').where('id', '=', id).where('version', '=', version)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.question_publication as p').select('p.question_id').where('p.question_id', '=', id))))
    .returning('id').executeTakeFirst()
  return row !== undefined
}

/** Says that a question goes no further; false where that has been said already and not been opened again. */
export async function insertQuestionEnding(trx: Transaction, id: QuestionId, ending: Ending, by: PersonId, at: Date): Promise<boolean> {
  const db = questionTables(trx)
  await db.selectFrom('initiative.question').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  const before = await db.selectFrom('initiative.question_ending as e').leftJoin('initiative.question_reopening as o', 'o.ending_id', 'e.id').select(['e.id', 'o.at']).where('e.question_id', '=', id).execute()
  if (before.some((one) => one.at === null)) return false
  await db.insertInto('initiative.question_ending').values({ id: newId<'ending'>(), question_id: id, place: before.length + 1, kind: ending.kind, reason: ending.reason ?? null, ended_by: by, at }).execute()
  await record(trx, { kind: 'question-ended', ids: { question: id } })
  return true
}

/** Opens a question again; twice is once. */
export async function insertQuestionReopening(trx: Transaction, question: QuestionId, ending: EndingId, by: PersonId, at: Date): Promise<void> {
  const row = await questionTables(trx).insertInto('initiative.question_reopening').values({ ending_id: ending, reopened_by: by, at })
    .onConflict((on) => on.column('ending_id').doNothing()).returning('ending_id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'question-reopened', ids: { question } })
}
