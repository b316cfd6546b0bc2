/** Which keys the database's words are sealed with, and sealing them anew. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import { cutTables } from '../cut/tables.ts'
import { type StoryId, tables } from '../tables.ts'
import { keepMarks } from '../repeated/marks.queries.ts'
import { markUsesAnew } from '../search/use-mark.queries.ts'
import { marksOfSealed, sealAnew, sealCodesAnew } from './opened-words.tsx'
import { cutPlace, draftPlace, versionPlace } from './places.ts'

/** Every key that this database may need, the oldest first. */
export async function listKeys(database: Database): Promise<readonly string[]> {
  return (await tables(database).selectFrom('stories.key').select('id').orderBy('since').orderBy('id').execute()).map(({ id }) => id)
}

/**
 * Writes down that a key is used from now on.
 * @param first it is the first one: where another program was faster, nothing is written
 * @returns whether it is known now
 */
export async function knowKey(database: Database, id: string, { first, now }: Readonly<{ first: boolean; now: Date }>): Promise<boolean> {
  return database.transaction(async (trx) => {
    const db = tables(trx)
    await sql`lock table stories.key in share row exclusive mode`.execute(db)
    const known = await listKeys(trx)
    if (known.includes(id)) return true
    if (first && known.length > 0) return false
    await db.insertInto('stories.key').values({ id, since: now }).execute()
    return true
  })
}

/** How many sealed texts hang on each key; keys with none are not in it. */
export async function countSealed(database: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select id, sum(n)::int as n from (
      select key_id as id, count(*) as n from stories.version group by 1 union all select key_id, count(*) from stories.draft_answer group by 1
      union all select key_id, count(*) from stories.cut_text group by 1
    ) sealed group by id`.execute(tables(database))
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Texts at a time: a program that is killed in the middle loses the work of a moment. */
const BATCH = 100

/** Seals some of the texts anew that are not under the ring's current key, in a transaction of their own. @returns how many; none when all are done */
export const sealSomeAnew = async (database: Database, ring: KeyRing): Promise<number> =>
  database.transaction(async (trx) => (await sealVersions(trx, ring)) + (await sealAnswers(trx, ring)) + (await sealCuts(trx, ring)))

async function sealVersions(trx: Transaction, ring: KeyRing): Promise<number> {
  const db = tables(trx)
  const rows = await db.selectFrom('stories.version').select(['story_id', 'number', 'key_id', 'sealed', 'sealed_notes']).where('key_id', '<>', ring.current).limit(BATCH).forUpdate().execute()
  for (const { story_id: story, number, key_id: keyId, sealed, sealed_notes: notes } of rows) {
    const place = versionPlace(story, number)
    const anew = { key_id: ring.current, sealed: sealAnew(ring, { keyId, bytes: sealed }, place).bytes, sealed_notes: sealCodesAnew(ring, { keyId, bytes: notes }, place).bytes }
    await db.updateTable('stories.version').set(anew).where('story_id', '=', story).where('number', '=', number).execute()
    await keepMarks(trx, story, number, marksOfSealed(ring, { keyId, bytes: sealed }, place))
    await markUsesAnew(trx, ring, { story, number, words: { keyId, bytes: sealed } })
  }
  return rows.length
}

async function sealAnswers(trx: Transaction, ring: KeyRing): Promise<number> {
  const db = tables(trx)
  const rows = await db.selectFrom('stories.draft_answer').selectAll().where('key_id', '<>', ring.current).limit(BATCH).forUpdate().execute()
  for (const { draft_id: draft, question, key_id: keyId, sealed } of rows) {
    const anew = sealAnew(ring, { keyId, bytes: sealed }, draftPlace(draft, question))
    await db.updateTable('stories.draft_answer').set({ key_id: anew.keyId, sealed: anew.bytes }).where('draft_id', '=', draft).where('question', '=', question).execute()
  }
  return rows.length
}

async function sealCuts(trx: Transaction, ring: KeyRing): Promise<number> {
  const db = cutTables(trx)
  const rows = await db.selectFrom('stories.cut_text').selectAll().where('key_id', '<>', ring.current).limit(BATCH).forUpdate().execute()
  for (const { cut_id: cut, what, key_id: keyId, sealed } of rows) {
    const anew = sealAnew(ring, { keyId, bytes: sealed }, cutPlace(cut, what))
    await db.updateTable('stories.cut_text').set({ key_id: anew.keyId, sealed: anew.bytes }).where('cut_id', '=', cut).where('what', '=', what).execute()
  }
  return rows.length
}

/** Forgets the keys with which nothing is sealed, but for those named. @returns which are left */
export async function forgetKeys(database: Database, but: string): Promise<readonly string[]> {
  return database.transaction(async (trx) => {
    await sql`delete from stories.key k where k.id <> ${but}
      and not exists (select 1 from stories.version v where v.key_id = k.id) and not exists (select 1 from stories.draft_answer a where a.key_id = k.id)
      and not exists (select 1 from stories.cut_text t where t.key_id = k.id)`.execute(tables(trx))
    return listKeys(trx)
  })
}

/** Stories of which a version hangs on one of these keys. */
export async function listStoriesSealedWith(database: Database, keys: readonly string[]): Promise<readonly StoryId[]> {
  const rows = await tables(database).selectFrom('stories.version').select('story_id').distinct().where('key_id', 'in', keys).execute()
  return rows.map((row) => row.story_id)
}

export async function deleteDraftsSealedWith(trx: Transaction, keys: readonly string[]): Promise<void> {
  await tables(trx).deleteFrom('stories.draft').where('id', 'in', (from) => from.selectFrom('stories.draft_answer').select('draft_id').where('key_id', 'in', keys)).execute()
}

export async function deleteCutsSealedWith(trx: Transaction, keys: readonly string[]): Promise<void> {
  await cutTables(trx).deleteFrom('stories.cut').where('id', 'in', (from) => from.selectFrom('stories.cut_text').select('cut_id').where('key_id', 'in', keys)).execute()
}

/** With which nothing is sealed any more. */
export async function forgetTheseKeys(trx: Transaction, keys: readonly string[]): Promise<void> {
  await tables(trx).deleteFrom('stories.key').where('id', 'in', keys).execute()
}
