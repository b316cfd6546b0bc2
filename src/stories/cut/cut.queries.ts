/** Cuts that were proposed: one waits at a time, and what is said with it is sealed. */
import { sql } from 'kysely'
import type { PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { hoursAfter } from '#platform/time.ts'
import type { Sealed } from '../sealed/opened-words.tsx'
import type { StoryId } from '../tables.ts'
import { CUT_DAYS, type CutAnswer, type CutText, answeredBy } from './cut.rules.ts'
import { type CutId, cutTables } from './tables.ts'

/** A cut of a version, with what is kept of what was said with it. */
export type Cut = Readonly<{
  id: CutId; story: StoryId; number: number; editor: PersonId; at: Date
  answer: Readonly<{ answer: CutAnswer; at: Date }> | undefined
  texts: ReadonlyMap<CutText, Sealed>
}>

/** Cuts whose time has come are over, also before somebody has tidied them away. */
export const isWaiting = ({ answer, at, texts }: Cut, now: Date): boolean => answer === undefined && texts.has('words') && answeredBy(at) > now

/** More than anybody looks back on. */
const MOST = 20

/** The cuts of a story, the newest first. One query. */
export async function listCuts(database: Database, story: StoryId): Promise<readonly Cut[]> {
  const { rows } = await sql<{ id: CutId; number: number; editor_id: PersonId; at: Date; answer: CutAnswer | null; answered_at: Date | null; what: CutText | null; key_id: string; sealed: Buffer }>`
    select c.id, c.number, c.editor_id, c.at, a.answer, a.at as answered_at, t.what, t.key_id, t.sealed
    from (select * from stories.cut where story_id = ${story} order by at desc, id limit ${MOST}) c
    left join stories.cut_answer a on a.cut_id = c.id left join stories.cut_text t on t.cut_id = c.id order by c.at desc, c.id`.execute(cutTables(database))
  const all = new Map<CutId, Cut & { texts: Map<CutText, Sealed> }>()
  for (const row of rows) {
    const answer = row.answer === null || row.answered_at === null ? undefined : { answer: row.answer, at: row.answered_at }
    const cut = all.get(row.id) ?? { id: row.id, story, number: row.number, editor: row.editor_id, at: row.at, answer, texts: new Map<CutText, Sealed>() }
    if (row.what !== null) cut.texts.set(row.what, { keyId: row.key_id, bytes: row.sealed })
    all.set(row.id, cut)
  }
  return [...all.values()]
}

type NewCut = Readonly<{ id: CutId; story: StoryId; number: number; editor: PersonId; words: Sealed; reason: Sealed; at: Date }>

export async function insertCut(trx: Transaction, { id, story, number, editor, words, reason, at }: NewCut): Promise<void> {
  await cutTables(trx).insertInto('stories.cut').values({ id, story_id: story, number, editor_id: editor, at }).execute()
  await insertText(trx, id, 'words', words)
  await insertText(trx, id, 'reason', reason)
}

const insertText = async (trx: Transaction, cut: CutId, what: CutText, { keyId, bytes }: Sealed) =>
  cutTables(trx).insertInto('stories.cut_text').values({ cut_id: cut, what, key_id: keyId, sealed: bytes }).execute()

/** What came of it: from here on nobody sees what was proposed. */
export async function answerCut(trx: Transaction, cut: CutId, { answer, at, why }: Readonly<{ answer: CutAnswer; at: Date; why?: Sealed | undefined }>): Promise<void> {
  const db = cutTables(trx)
  await db.deleteFrom('stories.cut_text').where('cut_id', '=', cut).execute()
  await db.insertInto('stories.cut_answer').values({ cut_id: cut, answer, at }).onConflict((on) => on.doNothing()).execute()
  if (why !== undefined) await insertText(trx, cut, 'why', why)
}

/** The same after a restore, where the cut is there. */
export async function refuseCutAgain(trx: Transaction, cut: CutId, at: Date): Promise<void> {
  const there = await cutTables(trx).selectFrom('stories.cut').select('id').where('id', '=', cut).executeTakeFirst()
  if (there !== undefined) await answerCut(trx, cut, { answer: 'no', at })
}

/** Whoever proposed it takes it back: nothing of it is left. */
export async function deleteCut(trx: Transaction, cut: CutId): Promise<void> {
  await cutTables(trx).deleteFrom('stories.cut').where('id', '=', cut).execute()
}

const isReadNoMore = (now: Date | undefined) => sql`not exists (select 1 from stories.consent c where c.story_id = k.story_id and c.number = k.number and c.purpose = 'initiative' and c.channel = 'page'
  and (${now ?? null}::timestamptz is null or c.ends_at > ${now ?? null}) and not exists (select 1 from stories.consent_end e where e.consent_id = c.id))`

/** In the transaction in which consents ended: a cut goes with the yes under which somebody read what it cuts. */
export async function forgetCuts(trx: Transaction, story: StoryId): Promise<void> {
  await sql`delete from stories.cut k where k.story_id = ${story} and ${isReadNoMore(undefined)}`.execute(cutTables(trx))
}

/** Once a day: what nobody answered in time, and what was cut of a story whose yes is over. */
export async function forgetCutsOver(database: Database, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    const db = cutTables(trx)
    await sql`delete from stories.cut k where ${isReadNoMore(now)}`.execute(db)
    const late = await db.selectFrom('stories.cut as k').select('k.id').where('k.at', '<=', hoursAfter(now, -CUT_DAYS * 24))
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('stories.cut_answer as a').select('a.cut_id').whereRef('a.cut_id', '=', 'k.id')))).execute()
    for (const { id } of late) await answerCut(trx, id, { answer: 'forgotten', at: now })
  })
}
