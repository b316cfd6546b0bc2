/** The cards on the table of a session, their groups, and what the teller said to each. */
import { sql } from 'kysely'
import type { OfferedTag, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { NodAnswer } from './session.rules.ts'
import { type CardId, type GroupId, type SessionId, sessionTables } from './tables.ts'

export type Card = Readonly<{
  id: CardId; author: PersonId; words: string; tag: OfferedTag | undefined; version: number; group: GroupId | undefined
  nod: Readonly<{ answer: NodAnswer; version: number }> | undefined
}>

/** All cards, those in no group first, then group by group: never more than a table holds. One query. */
export async function listCards(database: Database, session: SessionId): Promise<readonly Card[]> {
  const rows = await sessionTables(database).selectFrom('stories.session_card as c').leftJoin('stories.session_group as g', 'g.id', 'c.group_id').leftJoin('stories.session_nod as n', 'n.card_id', 'c.id')
    .select(['c.id', 'c.author_id', 'c.words', 'c.tag', 'c.version', 'c.group_id', 'n.answer', 'n.version as nod_version'])
    .where('c.session_id', '=', session).orderBy((from) => from.fn.coalesce('g.place', sql<number>`0`)).orderBy('c.place').execute()
  return rows.map((row) => ({
    id: row.id, author: row.author_id, words: row.words, tag: row.tag ?? undefined, version: row.version, group: row.group_id ?? undefined,
    nod: row.answer === null || row.nod_version === null ? undefined : { answer: row.answer, version: row.nod_version },
  }))
}

/** Puts a card on the table. Call `holdSession` first: cards lie in the order in which they were written. */
export async function insertCard(trx: Transaction, session: SessionId, { id, author, words, tag }: Pick<Card, 'id' | 'author' | 'words' | 'tag'>): Promise<void> {
  const db = sessionTables(trx)
  const { last } = await db.selectFrom('stories.session_card').select((from) => from.fn.max('place').as('last')).where('session_id', '=', session).executeTakeFirstOrThrow()
  await db.insertInto('stories.session_card').values({ id, session_id: session, author_id: author, place: (last ?? 0) + 1, words, group_id: null, tag: tag ?? null }).execute()
}

/** Changes a card that is still as it was shown; the teller's word on it counts no more. */
export async function updateCard(trx: Transaction, id: CardId, { words, tag, version }: Pick<Card, 'words' | 'tag' | 'version'>): Promise<boolean> {
  const row = await sessionTables(trx).updateTable('stories.session_card').set({ words, tag: tag ?? null, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Takes a card off the table. Done twice, it is done. */
export async function deleteCard(trx: Transaction, id: CardId): Promise<void> {
  await sessionTables(trx).deleteFrom('stories.session_card').where('id', '=', id).execute()
}

/** What the teller says to a card, as it is in that version. */
export async function setNod(trx: Transaction, id: CardId, { answer, version }: Readonly<{ answer: NodAnswer; version: number }>): Promise<void> {
  await sessionTables(trx).insertInto('stories.session_nod').values({ card_id: id, answer, version }).onConflict((on) => on.column('card_id').doUpdateSet({ answer, version })).execute()
}

/** Lets a card wait for the teller's word again. */
export async function deleteNod(trx: Transaction, id: CardId): Promise<void> {
  await sessionTables(trx).deleteFrom('stories.session_nod').where('card_id', '=', id).execute()
}

export type Group = Readonly<{ id: GroupId; name: string; tag: OfferedTag | undefined; action: string | undefined; version: number }>

/** The groups, in the order in which they were made. */
export async function listGroups(database: Database, session: SessionId): Promise<readonly Group[]> {
  const rows = await sessionTables(database).selectFrom('stories.session_group').select(['id', 'name', 'tag', 'action', 'version']).where('session_id', '=', session).orderBy('place').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, tag: row.tag ?? undefined, action: row.action ?? undefined, version: row.version }))
}

/** Makes a group. Call `holdSession` first. */
export async function insertGroup(trx: Transaction, session: SessionId, { id, name }: Pick<Group, 'id' | 'name'>): Promise<void> {
  const db = sessionTables(trx)
  const { last } = await db.selectFrom('stories.session_group').select((from) => from.fn.max('place').as('last')).where('session_id', '=', session).executeTakeFirstOrThrow()
  await db.insertInto('stories.session_group').values({ id, session_id: session, place: (last ?? 0) + 1, name, tag: null, action: null }).execute()
}

/** Changes a group that is still as it was shown. */
export async function updateGroup(trx: Transaction, id: GroupId, { name, tag, action, version }: Omit<Group, 'id'>): Promise<boolean> {
  const row = await sessionTables(trx).updateTable('stories.session_group').set({ name, tag: tag ?? null, action: action ?? null, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Takes a group away; its cards lie in none. */
export async function deleteGroup(trx: Transaction, id: GroupId): Promise<void> {
  await sessionTables(trx).deleteFrom('stories.session_group').where('id', '=', id).execute()
}

type Who = Readonly<{ session: SessionId; person: PersonId }>

/** Lays cards in a group, or in none, and notes from where, for whoever did it. @returns how many lay elsewhere before */
export async function moveCards(trx: Transaction, { session, person }: Who, cards: readonly CardId[], to: GroupId | undefined): Promise<number> {
  const db = sessionTables(trx)
  await db.deleteFrom('stories.session_move').where('session_id', '=', session).where('person_id', '=', person).execute()
  const { rows } = await sql`
    with before as (select id, group_id from stories.session_card where session_id = ${session} and id = any(${cards}::uuid[]) and group_id is distinct from ${to ?? null}::uuid),
      moved as (update stories.session_card c set group_id = ${to ?? null}::uuid from before b where c.id = b.id returning c.id)
    insert into stories.session_move (session_id, person_id, card_id, from_group, to_group) select ${session}, ${person}, b.id, b.group_id, ${to ?? null}::uuid from before b join moved m on m.id = b.id
    returning card_id`.execute(db)
  return rows.length
}

/** How many cards of somebody's last move still lie where they put them. */
export async function countMoved(database: Database, { session, person }: Who): Promise<number> {
  const row = await sessionTables(database).selectFrom('stories.session_move as m').innerJoin('stories.session_card as c', 'c.id', 'm.card_id').select((from) => from.fn.countAll<string>().as('n'))
    .where('m.session_id', '=', session).where('m.person_id', '=', person).where(sql<boolean>`c.group_id is not distinct from m.to_group`).executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Lays the cards of somebody's last move back, as far as nobody has moved them since; done again, it is as before. @returns how many */
export async function undoMove(trx: Transaction, { session, person }: Who): Promise<number> {
  const { rows } = await sql`
    with mine as (select m.card_id, m.from_group, m.to_group from stories.session_move m where m.session_id = ${session} and m.person_id = ${person}),
      back as (update stories.session_card c set group_id = m.from_group from mine m where c.id = m.card_id and c.group_id is not distinct from m.to_group returning c.id)
    update stories.session_move m set from_group = m.to_group, to_group = m.from_group from back b where m.session_id = ${session} and m.person_id = ${person} and m.card_id = b.id
    returning m.card_id`.execute(sessionTables(trx))
  return rows.length
}
