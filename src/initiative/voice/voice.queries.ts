/** What becomes of a voice after it was said: changed, confirmed, taken back. */
import { sql } from 'kysely'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { record } from '#platform/activity.ts'
import { forgetHidings } from '../safety/safety.queries.ts'
import { endSetAside } from '../safety/set-aside.queries.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { AUDIENCES, type Audience, type InitiativeId, type ItemId, type PersonId, type StandpointId } from '../tables.ts'
import { voiceTables } from './tables.ts'
import { holdLinksOf } from '../thread/item.queries.ts'
import type { Said } from './voice.rules.ts'

export type OwnVoice = Said & Readonly<{ id: ItemId; words: string; seenBy: Audience; standpoint: StandpointId | undefined; version: number; takenBack: boolean
  /** It waits for its author to look: these words were changed after the backup that was restored. */
  setAside: boolean
}>

/** A voice with who said it and who typed it: for the pages of those who may change it. Policy is the caller's. */
export async function findVoice(database: Database, initiative: InitiativeId, id: ItemId): Promise<OwnVoice | undefined> {
  const row = await voiceTables(database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.confirmation as f', 'f.item_id', 'i.id')
    .leftJoin('initiative.set_aside as a', 'a.item_id', 'i.id')
    .select(({ fn }) => [fn.coalesce('a.words', 'i.words').as('words'), 'a.item_id as set_aside'])
    .select(['i.id', 'i.seen_by', 'i.version', 'c.person_id', 'c.entered_by', 'c.standpoint_id', 't.at as taken_back_at', 'f.at as confirmed_at'])
    .where('i.initiative_id', '=', initiative).where('i.kind', '=', 'voice').where('i.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : {
    id: row.id, words: row.words, setAside: row.set_aside !== null, seenBy: row.seen_by, version: row.version, person: row.person_id ?? undefined, enteredBy: row.entered_by ?? undefined,
    standpoint: row.standpoint_id ?? undefined, takenBack: row.taken_back_at !== null, confirmed: row.confirmed_at !== null,
  }
}

/** Those of some ids that are voices of this initiative. */
export async function keepVoices(database: Database, initiative: InitiativeId, ids: readonly ItemId[]): Promise<readonly ItemId[]> {
  const { rows } = await sql<{ id: ItemId }>`
    select id from initiative.thread_item where id = any(${ids}::uuid[]) and initiative_id = ${initiative} and kind = 'voice'`.execute(voiceTables(database))
  return rows.map((row) => row.id)
}

export type Change = Readonly<{ words: string; seenBy: Audience; standpoint: StandpointId | undefined; version: number }>

/** Changes a voice that is still as it was shown; false where somebody was faster, or it was taken back. Its earlier words are kept nowhere. */
export async function updateVoice(trx: Transaction, id: ItemId, change: Change, at: Date): Promise<boolean> {
  const db = voiceTables(trx)
  await holdLinksOf(trx, [id])
  // Held first, so that what is asked below sees a taking back that was under way at the same moment.
  const before = await db.selectFrom('initiative.thread_item').select('seen_by').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  const row = await db.updateTable('initiative.thread_item').set({ words: change.words, seen_by: change.seenBy, version: change.version + 1 })
    .where('id', '=', id).where('version', '=', change.version)
    // What was taken back stays gone, whatever version a form brings.
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.taking_back as t').select('t.item_id').where('t.item_id', '=', id))))
    .returning('id').executeTakeFirst()
  if (row === undefined) return false
  await db.updateTable('initiative.contribution').set({ standpoint_id: change.standpoint ?? null }).where('item_id', '=', id).execute()
  await endSetAside(trx, id)
  await db.insertInto('initiative.edit').values({ item_id: id, at }).onConflict((on) => on.column('item_id').doUpdateSet({ at })).execute()
  await record(trx, { kind: 'voice-edited', ids: { item: id } })
  if (before !== undefined && !isAsNarrow(before.seen_by, change.seenBy)) await record(trx, { kind: 'voice-narrowed', ids: { item: id, seenBy: change.seenBy } })
  return true
}

/** Lets nobody see a voice but those whom its author let see it last: again, after a restore. It is never opened wider by that. */
export async function narrowVoice(trx: Transaction, id: ItemId, seenBy: Audience): Promise<void> {
  const wider = AUDIENCES.filter((one) => !isAsNarrow(one, seenBy))
  if (wider.length > 0) await voiceTables(trx).updateTable('initiative.thread_item').set({ seen_by: seenBy }).where('id', '=', id).where('kind', '=', 'voice').where('seen_by', 'in', wider).execute()
}

/** So many are emptied by one statement. */
const EMPTIED_AT_ONCE = 10_000
/** So many are named in one line of what must stay done. */
const NAMED_AT_ONCE = 1_000

/**
 * Empties voices: their words, what they were said as and any name are gone with this transaction. What was taken back before
 * stays as it is. Gives those that were emptied now; the caller records it.
 */
export async function emptyVoices(trx: Transaction, voices: readonly ItemId[], at: Date): Promise<readonly ItemId[]> {
  const db = voiceTables(trx)
  await holdLinksOf(trx, voices)
  const emptied: ItemId[] = []
  for (let from = 0; from < voices.length; from += EMPTIED_AT_ONCE) {
    const some = voices.slice(from, from + EMPTIED_AT_ONCE)
    // Marked as gone with the same stroke: what taking back marks by itself would touch each of them a second time.
    await sql`update initiative.thread_item i set words = '', version = version + 1, gone = true
      where id = any(${some}::uuid[]) and not exists (select 1 from initiative.taking_back t where t.item_id = i.id)`.execute(db)
    const { rows } = await sql<{ item_id: ItemId }>`
      insert into initiative.taking_back (item_id, at) select id, ${at} from unnest(${some}::uuid[]) as id
      on conflict (item_id) do nothing returning item_id`.execute(db)
    const now = rows.map((row) => row.item_id)
    if (now.length === 0) continue
    await sql`update initiative.contribution set said_by = null, standpoint_id = null
      where item_id = any(${now}::uuid[]) and (said_by is not null or standpoint_id is not null)`.execute(db)
    await forgetHidings(trx, now)
    emptied.push(...now)
  }
  return emptied
}

/**
 * Takes voices back, and whoever keeps something made of them is told in the same transaction. Gives those that were taken back now.
 */
export async function takeVoicesBack(trx: Transaction, initiative: InitiativeId, voices: readonly ItemId[], at: Date): Promise<readonly ItemId[]> {
  const now = await emptyVoices(trx, voices, at)
  const [only] = now
  if (now.length === 1 && only !== undefined) await record(trx, { kind: 'voice-taken-back', ids: { item: only, initiative } })
  else {
    for (let from = 0; from < now.length; from += NAMED_AT_ONCE) {
      await record(trx, { kind: 'voices-taken-back', ids: { items: now.slice(from, from + NAMED_AT_ONCE).join(' '), initiative } })
    }
  }
  return now
}

/** Says that what was entered for somebody is what they said. Said twice, the first moment stays. */
export async function insertConfirmation(trx: Transaction, id: ItemId, at: Date): Promise<void> {
  await voiceTables(trx).insertInto('initiative.confirmation').values({ item_id: id, at }).onConflict((on) => on.column('item_id').doNothing()).execute()
}

const toConfirm = (database: Database, person: PersonId) =>
  voiceTables(database).selectFrom('initiative.contribution as c').innerJoin('initiative.thread_item as i', 'i.id', 'c.item_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'c.item_id').leftJoin('initiative.confirmation as f', 'f.item_id', 'c.item_id')
    .where('c.person_id', '=', person).where('c.entered_by', 'is not', null).where('i.kind', '=', 'voice').where('t.item_id', 'is', null).where('f.item_id', 'is', null)

/** How much was entered for somebody in an initiative that they have neither confirmed nor taken back. */
export async function countToConfirm(database: Database, initiative: InitiativeId, person: PersonId): Promise<number> {
  const [row] = await toConfirmIn(database, { initiative, person })
  return row?.count ?? 0
}

const toConfirmIn = builtOnce((database, { initiative, person }: Readonly<{ initiative: InitiativeId; person: PersonId }>) => (
  toConfirm(database, person).where('i.initiative_id', '=', initiative).select(({ fn }) => fn.countAll<number>().as('count'))
))

/** The initiatives in which something waits for somebody's word, and how much: for their own page. */
export async function listToConfirm(database: Database, person: PersonId): Promise<readonly Readonly<{ slug: string; title: string; count: number }>[]> {
  return toConfirmBy(database, { person })
}

const toConfirmBy = builtOnce((database, { person }: Readonly<{ person: PersonId }>) => (
  toConfirm(database, person).innerJoin('initiative.initiative as n', 'n.id', 'i.initiative_id')
    .select(({ fn }) => ['n.slug', 'n.title', fn.countAll<number>().as('count')]).groupBy(['n.id', 'n.slug', 'n.title']).orderBy('n.title')
))
