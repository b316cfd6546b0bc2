/** Who is to be told of a reply, in which way, and how it went. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { type DeliveryId, type ReplyId, type ReplyWay, replyTables } from './tables.ts'

export type NewDelivery = Readonly<{ id: DeliveryId; reply: ReplyId; person: PersonId | undefined; name: string | undefined; way: ReplyWay }>

/** Records whom to tell; in parts, because PostgreSQL takes 65,535 parameters in a statement. */
export async function insertDeliveries(trx: Transaction, all: readonly NewDelivery[]): Promise<void> {
  for (let from = 0; from < all.length; from += 5_000) {
    await replyTables(trx).insertInto('initiative.delivery').values(all.slice(from, from + 5_000).map(({ id, reply, person, name, way }) => ({
      id, reply_id: reply, person_id: person ?? null, name: name ?? null, way,
    }))).execute()
  }
}

type Attempt = Readonly<{ told: boolean; by: PersonId | undefined; at: Date }>
export type Delivery = Readonly<{ id: DeliveryId; person: PersonId | undefined; name: string | undefined; way: ReplyWay; attempts: readonly Attempt[] }>

type Row = { id: DeliveryId; person_id: PersonId | null; name: string | null; way: ReplyWay; attempts: readonly { told: boolean; by: PersonId | null; at: string }[] }

const deliveryOf = (row: Row): Delivery => ({
  id: row.id, person: row.person_id ?? undefined, name: row.name ?? undefined, way: row.way,
  attempts: row.attempts.map(({ told, by, at }) => ({ told, by: by ?? undefined, at: new Date(at) })),
})

const ATTEMPTS = sql`(select coalesce(json_agg(json_build_object('told', a.told, 'by', a.recorded_by, 'at', a.at) order by a.place), '[]') from initiative.delivery_attempt a where a.delivery_id = d.id)`

/** Those who are to be told of a reply, by way, with every attempt; after the one of that id. */
export async function listDeliveries(database: Database, reply: ReplyId, { way, after, most }: { way?: ReplyWay; after?: DeliveryId | undefined; most: number }): Promise<readonly Delivery[]> {
  const { rows } = await sql<Row>`
    select d.id, d.person_id, d.name, d.way, ${ATTEMPTS} as attempts from initiative.delivery d
    where d.reply_id = ${reply} and ${way === undefined ? sql`true` : sql`d.way = ${way}`}
      and ${after === undefined ? sql`true` : sql`(d.way, d.id) > (select b.way, b.id from initiative.delivery b where b.id = ${after} and b.reply_id = ${reply})`}
    order by d.way, d.id limit ${most}`.execute(replyTables(database))
  return rows.map(deliveryOf)
}

/** How many were told, are still to be told, and were not reached at the newest attempt. */
export async function countDeliveries(database: Database, reply: ReplyId): Promise<Readonly<{ told: number; waiting: number; missed: number }>> {
  const { rows } = await sql<{ told: number; waiting: number; missed: number }>`
    select count(*) filter (where last.told) as told, count(*) filter (where last.told is null) as waiting, count(*) filter (where not last.told) as missed
    from initiative.delivery d
    left join lateral (select a.told from initiative.delivery_attempt a where a.delivery_id = d.id order by a.place desc limit 1) last on true
    where d.reply_id = ${reply}`.execute(replyTables(database))
  return rows[0] ?? { told: 0, waiting: 0, missed: 0 }
}

/** A delivery of this initiative, and the reply that it is of. */
export async function findDelivery(database: Database, initiative: InitiativeId, id: DeliveryId) {
  return replyTables(database).selectFrom('initiative.delivery as d').innerJoin('initiative.reply as r', 'r.id', 'd.reply_id').select(['d.id', 'r.id as reply'])
    .where('d.id', '=', id).where('r.initiative_id', '=', initiative).executeTakeFirst()
}

/** The delivery of a reply of this initiative to somebody. */
export async function findDeliveryTo(database: Database, initiative: InitiativeId, reply: ReplyId, person: PersonId) {
  return replyTables(database).selectFrom('initiative.delivery as d').innerJoin('initiative.reply as r', 'r.id', 'd.reply_id').select(['d.id', 'd.way'])
    .where('r.initiative_id', '=', initiative).where('r.id', '=', reply).where('d.person_id', '=', person).executeTakeFirst()
}

/** Records that somebody was told, or was not reached; `'now'` is the database's, for jobs. Attempts are only added. */
export async function insertAttempt(trx: Transaction, delivery: DeliveryId, attempt: { told: boolean; by: PersonId | undefined; at: Date | 'now' }): Promise<void> {
  await replyTables(trx).insertInto('initiative.delivery_attempt').values({ id: newId<'attempt'>(), delivery_id: delivery, told: attempt.told, recorded_by: attempt.by ?? null, at: attempt.at === 'now' ? sql<Date>`now()` : attempt.at }).execute()
}
