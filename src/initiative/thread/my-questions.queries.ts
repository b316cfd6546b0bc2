/** The questions that some voices answer, and what became of the promise to reply. */
import { sql } from 'kysely'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Day, Zone } from '#platform/time.ts'
import type { QuestionId } from '../question/tables.ts'
import { type PromiseState, promiseState } from '../reply/promise.rules.ts'
import type { ReplyKind } from '../reply/tables.ts'
import type { ItemId } from '../tables.ts'

export type AnsweredQuestion = Readonly<{ id: QuestionId; words: string; promise: PromiseState; reply: Readonly<{ kind: ReplyKind; words: string }> | undefined }>

type Row = Readonly<{
  voice: ItemId; id: QuestionId; words: string; reply_by: Day; extended_to: Day | null
  replies: readonly Readonly<{ kind: ReplyKind; words: string; nextBy: Day | null; at: number }>[] | null
}>

/** By voice. One query, or none for no voices. */
export async function listAnsweredQuestions(database: Database, voices: readonly ItemId[], now: Date, zone: Zone): Promise<ReadonlyMap<ItemId, readonly AnsweredQuestion[]>> {
  if (voices.length === 0) return new Map()
  const rows = await answeredBy(database, { voices })
  const byVoice = new Map<ItemId, AnsweredQuestion[]>()
  for (const row of rows) {
    const replies = (row.replies ?? []).map((reply) => ({ ...reply, nextBy: reply.nextBy ?? undefined, at: new Date(reply.at) }))
    const question = { id: row.id, words: row.words, promise: promiseState({ by: row.reply_by, extendedTo: row.extended_to ?? undefined, replies }, now, zone), reply: replies.at(-1) }
    byVoice.set(row.voice, [...(byVoice.get(row.voice) ?? []), question])
  }
  return byVoice
}

const answeredBy = builtOnce((_, { voices }: Readonly<{ voices: readonly ItemId[] }>) => sql<Row>`
    select a.item_id as voice, q.id, q.words, q.reply_by, x.reply_by as extended_to,
      (select json_agg(json_build_object('kind', r.kind, 'words', r.words, 'nextBy', r.next_by, 'at', extract(epoch from r.at) * 1000) order by r.place)
        from initiative.reply r where r.question_id = q.id) as replies
    from initiative.answering a
    join initiative.question q on q.id = a.question_id
    join initiative.question_publication p on p.question_id = q.id
    left join initiative.question_extension x on x.question_id = q.id
    where a.item_id = any(${voices}::uuid[]) and q.reply_by is not null
    order by p.at, q.id`)
