/** Replies: what was done with what people said, and what was not. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { IssueId } from '../local-issue/tables.ts'
import type { QuestionId } from '../question/tables.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { type ReplyId, type ReplyKind, replyTables } from './tables.ts'

/** What a reply is to: a question that was asked, an agreement, or an issue that was raised. */
export type Subject = Readonly<{ question: QuestionId }> | Readonly<{ item: ItemId }> | Readonly<{ issue: IssueId }>

export type Reply = Readonly<{
  id: ReplyId; subject: Subject; place: number; kind: ReplyKind; youSaid: string; words: string; nextBy: Day | undefined; recordedBy: PersonId | undefined; at: Date
}>

const select = (database: Database) => replyTables(database).selectFrom('initiative.reply as r').selectAll('r')
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const subjectOf = (row: Row): Subject => {
  if (row.question_id !== null) return { question: row.question_id }
  if (row.item_id !== null) return { item: row.item_id }
  if (row.issue_id !== null) return { issue: row.issue_id }
  throw new Error('a reply to nothing')
}

const replyOf = (row: Row): Reply => ({
  id: row.id, subject: subjectOf(row), place: row.place, kind: row.kind, youSaid: row.you_said, words: row.words,
  nextBy: row.next_by ?? undefined, recordedBy: row.recorded_by ?? undefined, at: row.at,
})

/** The replies to a question, an agreement or an issue, the earliest first. */
export async function listReplies(database: Database, subject: Subject): Promise<readonly Reply[]> {
  const rows = await select(database).where((eb) => ('question' in subject ? eb('r.question_id', '=', subject.question) : 'issue' in subject ? eb('r.issue_id', '=', subject.issue) : eb('r.item_id', '=', subject.item))).orderBy('r.place').execute()
  return rows.map(replyOf)
}

/** The replies to many questions or agreements at once, by the id of what each replies to, the earliest first. */
export async function listRepliesToAll(database: Database, subjects: readonly (QuestionId | ItemId)[]): Promise<ReadonlyMap<QuestionId | ItemId, readonly Reply[]>> {
  const bySubject = new Map<QuestionId | ItemId, Reply[]>()
  if (subjects.length === 0) return bySubject
  const { ref } = replyTables(database).dynamic
  const rows = await select(database).where((eb) => eb.or([eb(ref<'r.question_id'>('r.question_id'), 'in', subjects), eb(ref<'r.item_id'>('r.item_id'), 'in', subjects)])).orderBy('r.place').execute()
  for (const row of rows) {
    const subject = row.question_id ?? row.item_id
    if (subject !== null) bySubject.set(subject, [...(bySubject.get(subject) ?? []), replyOf(row)])
  }
  return bySubject
}

/** A reply of this initiative. */
export async function findReply(database: Database, initiative: InitiativeId, id: ReplyId): Promise<Reply | undefined> {
  const row = await select(database).where('r.initiative_id', '=', initiative).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : replyOf(row)
}

export type NewReply = Readonly<{ initiative: InitiativeId; subject: Subject; place: number; kind: ReplyKind; youSaid: string; words: string; nextBy: Day | undefined; by: PersonId; at: Date }>

/** Records a reply at a place; undefined where somebody else's stands there already. */
export async function insertReply(trx: Transaction, reply: NewReply): Promise<ReplyId | undefined> {
  const { subject } = reply
  const row = await replyTables(trx).insertInto('initiative.reply').values({
    id: newId<'reply'>(), initiative_id: reply.initiative, place: reply.place, kind: reply.kind, you_said: reply.youSaid, words: reply.words,
    question_id: 'question' in subject ? subject.question : null, item_id: 'item' in subject ? subject.item : null, issue_id: 'issue' in subject ? subject.issue : null,
    next_by: reply.nextBy ?? null, recorded_by: reply.by, at: reply.at,
  }).onConflict((on) => on.doNothing()).returning('id').executeTakeFirst()
  return row?.id
}
