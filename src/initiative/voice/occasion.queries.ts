/** What a voice answers and where it was said, as an address names them: a question that is asked, a meeting of this initiative. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { type Meeting, findMeeting } from '../meeting/index.ts'
import { type Question, findQuestion } from '../question/question.queries.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { voiceTables } from './tables.ts'

export type Occasion = Readonly<{ question: Question | undefined; meeting: Meeting | undefined }>

/** Finds what two ids name; what is not there, or is still a draft, is left out. */
export async function findOccasion(database: Database, initiative: InitiativeId, named: Readonly<{ question: string | undefined; meeting: string | undefined }>): Promise<Occasion> {
  const [question, meeting] = [readId<'question'>(named.question), readId<'meeting'>(named.meeting)]
  const found = question === undefined ? undefined : await findQuestion(database, initiative, question)
  return {
    question: found?.publishedAt === undefined ? undefined : found,
    meeting: meeting === undefined ? undefined : await findMeeting(database, initiative, meeting),
  }
}

/** Records what voices answer and where they were said. */
export async function insertOccasion(trx: Transaction, initiative: InitiativeId, voices: readonly ItemId[], { question, meeting }: Occasion): Promise<void> {
  const db = voiceTables(trx)
  if (question !== undefined) {
    await db.insertInto('initiative.answering').values(voices.map((item_id) => ({ initiative_id: initiative, item_id, question_id: question.id }))).execute()
    await record(trx, { kind: 'question-answered', ids: { question: question.id } })
  }
  if (meeting !== undefined) await db.insertInto('initiative.said_at').values(voices.map((item_id) => ({ initiative_id: initiative, item_id, meeting_id: meeting.id }))).execute()
}
