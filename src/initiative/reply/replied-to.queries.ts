/** What was replied to, in its words: for letters and for people's own pages. */
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import type { ItemId, PersonId } from '../tables.ts'
import type { IssueId } from '../local-issue/tables.ts'
import type { QuestionId } from '../question/tables.ts'
import { type DeliveryId, type ReplyId, type ReplyKind, replyTables } from './tables.ts'
import { sayReply } from './words/index.ts'

export type Replied = Readonly<{
  reply: ReplyId; kind: ReplyKind; youSaid: string; words: string; nextBy: Day | undefined; at: Date
  initiative: Readonly<{ slug: string; title: string; zone: string }>
  about: Readonly<{ kind: 'question'; id: QuestionId; words: string }> | Readonly<{ kind: 'agreement'; id: ItemId; words: string }> | Readonly<{ kind: 'issue'; id: IssueId; words: string }>
}>

/** What a host hid is hidden here, too: from letters, and from the pages of those to whom it was replied. */
const select = (database: Database) =>
  replyTables(database).selectFrom('initiative.reply as r').innerJoin('initiative.initiative as n', 'n.id', 'r.initiative_id')
    .leftJoin('initiative.question as q', 'q.id', 'r.question_id').leftJoin('initiative.thread_item as i', 'i.id', 'r.item_id').leftJoin('initiative.local_issue as l', 'l.id', 'r.issue_id')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.issue_hiding as x').select('x.issue_id').whereRef('x.issue_id', '=', 'r.issue_id'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.hiding as h').select('h.item_id').whereRef('h.item_id', '=', 'r.item_id'))))
    .select(['r.id', 'r.kind', 'r.you_said', 'r.words', 'r.next_by', 'r.at', 'n.slug', 'n.title', 'n.zone', 'q.id as question', 'q.words as question_words', 'i.id as item', 'i.words as item_words', 'l.id as issue', 'l.what as issue_words'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function repliedOf(row: Row): Replied {
  const rest = { reply: row.id, kind: row.kind, youSaid: row.you_said, words: row.words, nextBy: row.next_by ?? undefined, at: row.at, initiative: { slug: row.slug, title: row.title, zone: row.zone } }
  if (row.question !== null && row.question_words !== null) return { ...rest, about: { kind: 'question', id: row.question, words: row.question_words } }
  if (row.item !== null && row.item_words !== null) return { ...rest, about: { kind: 'agreement', id: row.item, words: row.item_words } }
  if (row.issue !== null && row.issue_words !== null) return { ...rest, about: { kind: 'issue', id: row.issue, words: row.issue_words || sayReply('about-taken-back') } }
  throw new Error('a reply to nothing')
}

/** A reply with what it replies to; undefined where that is hidden. */
export async function findReplied(database: Database, reply: ReplyId): Promise<Replied | undefined> {
  const row = await select(database).where('r.id', '=', reply).executeTakeFirst()
  return row === undefined ? undefined : repliedOf(row)
}

/** The reply of a delivery; undefined where it is gone, or hidden. */
export async function findRepliedBy(database: Database, delivery: DeliveryId): Promise<Replied | undefined> {
  const row = await select(database).innerJoin('initiative.delivery as d', 'd.reply_id', 'r.id').where('d.id', '=', delivery).executeTakeFirst()
  return row === undefined ? undefined : repliedOf(row)
}

const repliesTo = builtOnce((database, { person, most }: Readonly<{ person: PersonId; most: number }>) => (
  select(database).innerJoin('initiative.delivery as d', 'd.reply_id', 'r.id')
    .select(({ exists, selectFrom }) => exists(selectFrom('initiative.delivery_attempt as a').select('a.id').whereRef('a.delivery_id', '=', 'd.id').where('a.told', '=', true)).as('told'))
    .where('d.person_id', '=', person).orderBy('r.at', 'desc').orderBy('r.id').limit(most)
))

/** The replies to somebody, the newest first, and whether each reached them: what their own page shows. */
export async function listRepliesTo(database: Database, person: PersonId, most: number): Promise<readonly (Replied & Readonly<{ told: boolean }>)[]> {
  const rows = await repliesTo(database, { person, most })
  return rows.map((row) => ({ ...repliedOf(row), told: Boolean(row.told) }))
}
