/** Working out how many stories each code rests on, and writing down what may be told of it. */
import { sql } from 'kysely'
import type { InitiativeId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import type { CodeId } from '../code-book/tables.ts'
import type { StoryId } from '../tables.ts'
import { codingTables } from './tables.ts'
import { type Counted, mayRenew, tellCounts } from './told-count.rules.ts'

/** What is settled of each story whose teller agrees now: as it was settled last. */
async function listSettled(trx: Transaction, initiative: InitiativeId, now: Date) {
  const { rows } = await sql<{ story_id: StoryId; at: Date; codes: readonly CodeId[] }>`
    select distinct on (q.story_id) q.story_id, t.at,
      coalesce((select json_agg(x.code_id) from stories.settled_code x where x.round_id = t.round_id and x.place = t.place), '[]') as codes
    from stories.round r join stories.round_story q on q.round_id = r.id join stories.settling t on t.round_id = q.round_id and t.place = q.place
    where r.initiative_id = ${initiative} and not exists (select 1 from stories.deletion d where d.story_id = q.story_id)
      and exists (select 1 from stories.consent c where c.story_id = q.story_id and c.number = q.number and c.purpose = 'coding' and c.channel = 'page' and c.begins_at <= ${now} and c.ends_at > ${now}
        and not exists (select 1 from stories.consent_end e where e.consent_id = c.id))
    order by q.story_id, t.at desc, t.round_id`.execute(codingTables(trx))
  return rows
}

async function loadBefore(trx: Transaction, initiative: InitiativeId): Promise<Readonly<{ counted: Counted; at: Date | undefined }>> {
  const db = codingTables(trx)
  const [stories, renewal] = [
    await db.selectFrom('stories.told_story').select(['story_id', 'settled_at']).where('initiative_id', '=', initiative).execute(),
    await db.selectFrom('stories.told_renewal').select('renewed_at').where('initiative_id', '=', initiative).executeTakeFirst(),
  ]
  return { counted: new Map(stories.map((row) => [row.story_id, row.settled_at.getTime()])), at: renewal?.renewed_at }
}

/** Renews what is told in one group, where it is time. */
async function renewTold(trx: Transaction, initiative: InitiativeId, now: Date): Promise<void> {
  const [settled, before] = [await listSettled(trx, initiative, now), await loadBefore(trx, initiative)]
  if (!mayRenew(before.counted, new Map(settled.map((one) => [one.story_id, one.at.getTime()])), before.at, now)) return
  const { codes } = await findBook(trx, initiative)
  const told = tellCounts(codes.map(({ id }) => settled.filter((one) => one.codes.includes(id)).length))
  const db = codingTables(trx)
  await db.deleteFrom('stories.told_count').where('initiative_id', '=', initiative).execute()
  await db.deleteFrom('stories.told_story').where('initiative_id', '=', initiative).execute()
  const counts = codes.flatMap(({ id }, at) => { const atLeast = told[at]; return atLeast === undefined ? [] : [{ initiative_id: initiative, code_id: id, at_least: atLeast }] })
  if (counts.length > 0) await db.insertInto('stories.told_count').values(counts).execute()
  if (settled.length > 0) await sql`insert into stories.told_story (initiative_id, story_id, settled_at) select ${initiative}, * from unnest(${settled.map((one) => one.story_id)}::uuid[], ${settled.map((one) => one.at)}::timestamptz[])`.execute(db)
  await db.insertInto('stories.told_renewal').values({ initiative_id: initiative, renewed_at: now }).onConflict((on) => on.column('initiative_id').doUpdateSet({ renewed_at: now })).execute()
}

/** Every group's that has a round, each in a transaction of its own. Once a day. */
export async function renewAllTold(database: Database, now: Date): Promise<void> {
  const groups = await codingTables(database).selectFrom('stories.round').select('initiative_id').distinct().execute()
  for (const { initiative_id: initiative } of groups) await database.transaction((trx) => renewTold(trx, initiative, now))
}
