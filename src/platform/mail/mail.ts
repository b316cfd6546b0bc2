/** Letters that wait to be sent, by ids only. Their words and links are made at the moment of sending, so that no token is ever stored. */
import { type Generated, sql } from 'kysely'
import type { Database, Transaction } from '../database/database.ts'
import type { Site } from '../http/context.ts'
import type { Id } from '../ids.ts'
import { hashOf } from '../secrets.ts'
import type { Letter } from './letter.ts'

/** The job that sends what is due; `queueMail` asks for it, and so does the clock each minute. */
export const DELIVER_MAIL = 'deliver-mail'

type Ids = Readonly<Record<string, string>>

/** A letter to be sent: its kind (a key of the letters that `app/letters.ts` gathers), the address, and the ids it is about. */
export type Mail = Readonly<{
  kind: string
  to: string
  /** Whose address it is, where that is known: the letter goes when the person does. */
  person?: Id<'person'> | undefined
  ids?: Ids
}>

/** How a kind of letter is written. Its subject is the same for everybody and gives nothing away: administrators see it in the queue. */
export type LetterKind = Readonly<{
  subject: () => string
  /** The letter's text, or more than that; tokens are minted here. Undefined where there is no reason for it any more: it is dropped. */
  text: (trx: Transaction, mail: Readonly<{ to: string; person: Id<'person'> | undefined; ids: Ids }>, site: Site) => Promise<string | Letter | undefined>
  /** Asked for at this very moment by whoever reads the address: sent also where letters have come back from it. */
  evenIfDead?: boolean
  /** What is recorded once it was handed over, or given up: whether somebody was told. */
  over?: (trx: Transaction, mail: Readonly<{ ids: Ids }>, outcome: 'sent' | 'given-up') => Promise<void>
}>

export type Letters = Readonly<Record<string, LetterKind>>

type MailTables = {
  'platform.mail': {
    id: Generated<Id<'mail'>>; kind: string; recipient: string; person_id: Id<'person'> | null; ids: Ids; queued_at: Generated<Date>; due_at: Generated<Date>
    tries: Generated<number>; sent_at: Date | null; given_up_at: Date | null; fault: string | null; return_key: string | null
  }
  'platform.mail_taken': { key: string; at: Generated<Date> }
}

const tables = (database: Database) => database.tables<MailTables>()

/** Puts a letter in the queue with whatever else the transaction does: it is sent when that is done, or not at all. */
export async function queueMail(trx: Transaction, { kind, to, person, ids = {} }: Mail): Promise<void> {
  await sql`insert into platform.mail (kind, recipient, person_id, ids) values (${kind}, ${to}, ${person ?? null}, ${JSON.stringify(ids)})`.execute(tables(trx))
  await trx.reactions.enqueue(trx, DELIVER_MAIL, {})
}

/** Puts letters of one kind in the queue, a thousand at a time. */
export async function queueMails(trx: Transaction, kind: string, all: readonly Omit<Mail, 'kind'>[]): Promise<void> {
  if (all.length === 0) return
  for (let from = 0; from < all.length; from += 1_000) {
    const part = all.slice(from, from + 1_000)
    await sql`insert into platform.mail (kind, recipient, person_id, ids)
      select ${kind}, * from unnest(${part.map(({ to }) => to)}::text[], ${part.map(({ person }) => person ?? null)}::uuid[], ${part.map(({ ids = {} }) => JSON.stringify(ids))}::jsonb[])`.execute(tables(trx))
  }
  await trx.reactions.enqueue(trx, DELIVER_MAIL, {})
}

export type WaitingMail = Readonly<{ id: Id<'mail'>; kind: string; to: string; person: Id<'person'> | undefined; ids: Ids; tries: number }>

/** A letter takes this long at most to be written and handed over; after that another process may try it. */
const CLAIM_MINUTES = 5

/** Takes the next letter that is due, so that no other process takes it meanwhile. One that a process died over comes due again. */
export async function claimMail(database: Database): Promise<WaitingMail | undefined> {
  const { rows } = await sql<{ id: Id<'mail'>; kind: string; recipient: string; person_id: Id<'person'> | null; ids: Ids; tries: number }>`
    update platform.mail set tries = tries + 1, due_at = now() + make_interval(mins => ${CLAIM_MINUTES})
    where id = (select id from platform.mail where sent_at is null and given_up_at is null and due_at <= now() order by due_at limit 1 for update skip locked)
    returning id, kind, recipient, person_id, ids, tries`.execute(tables(database))
  return rows.map(({ recipient, person_id, ...row }) => ({ ...row, to: recipient, person: person_id ?? undefined }))[0]
}

/** It was handed over. */
export const noteSent = async (database: Database, id: Id<'mail'>) =>
  sql`update platform.mail set sent_at = now(), fault = null where id = ${id}`.execute(tables(database))

/** It could not be handed over: tried again after some minutes, or given up. `fault` is a code, never what a server said. */
export const noteUnsent = async (database: Database, id: Id<'mail'>, { fault, againInMinutes }: { fault: string; againInMinutes: number | undefined }) =>
  sql`update platform.mail set fault = ${fault},
    due_at = now() + make_interval(mins => ${againInMinutes ?? 0}), given_up_at = ${againInMinutes === undefined ? sql`now()` : null}
    where id = ${id}`.execute(tables(database))

/** Where it comes back to is known by this from now on. */
export const noteReturn = async (database: Database, id: Id<'mail'>, token: string) =>
  tables(database).updateTable('platform.mail').set({ return_key: hashOf(token) }).where('id', '=', id).execute()

/** A letter came back: it was sent, and did not arrive. Undefined where it is not known, or is known to have come back. */
export async function noteCameBack(trx: Transaction, token: string, fault: string): Promise<Pick<WaitingMail, 'kind' | 'to' | 'ids'> | undefined> {
  const row = await tables(trx).updateTable('platform.mail').set({ sent_at: null, given_up_at: sql`now()`, fault })
    .where('return_key', '=', hashOf(token)).where('sent_at', 'is not', null).returning(['kind', 'recipient as to', 'ids']).executeTakeFirst()
  return row
}

/** Marks a letter that came in as dealt with; false where it was before. */
export async function takeOnce(trx: Transaction, key: string): Promise<boolean> {
  const row = await tables(trx).insertInto('platform.mail_taken').values({ key }).onConflict((on) => on.doNothing()).returning('key').executeTakeFirst()
  return row !== undefined
}

/** It isn't wanted any more. */
export const dropMail = async (database: Database, id: Id<'mail'>) => tables(database).deleteFrom('platform.mail').where('id', '=', id).execute()

/** Everything queued for a person goes, sent or not: part of erasing them. */
export const dropMailOf = async (trx: Transaction, person: Id<'person'>) => tables(trx).deleteFrom('platform.mail').where('person_id', '=', person).execute()

/** Letters that were sent or given up this long ago are of no more use, and hold addresses. */
const KEEP_DAYS = 14

/** Clears away old letters. */
export async function clearOldMail(database: Database): Promise<void> {
  await sql`delete from platform.mail where coalesce(sent_at, given_up_at) < now() - make_interval(days => ${KEEP_DAYS})`.execute(tables(database))
  await sql`delete from platform.mail_taken where at < now() - make_interval(days => ${KEEP_DAYS})`.execute(tables(database))
}

export type QueuedMail = Readonly<{ id: Id<'mail'>; kind: string; to: string; queuedAt: Date; tries: number; state: 'waiting' | 'sent' | 'given-up'; fault: string | undefined }>

/** The queue, newest first, as an administrator sees it: a page of it from a key on. */
export async function listMail(database: Database, { most, after }: { most: number; after?: Id<'mail'> | undefined }): Promise<readonly QueuedMail[]> {
  const db = tables(database)
  const rows = await db.selectFrom('platform.mail').select(['id', 'kind', 'recipient', 'queued_at', 'tries', 'sent_at', 'given_up_at', 'fault'])
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(queued_at, id) < (select queued_at, id from platform.mail where id = ${after ?? null})`))
    .orderBy('queued_at', 'desc').orderBy('id', 'desc').limit(most).execute()
  return rows.map((row) => ({
    id: row.id, kind: row.kind, to: row.recipient, queuedAt: row.queued_at, tries: row.tries, fault: row.fault ?? undefined,
    state: row.sent_at !== null ? 'sent' : row.given_up_at !== null ? 'given-up' : 'waiting',
  }))
}

/** Tries a letter again that was given up or waits for its turn. False where it is gone or was sent. */
export async function retryMail(trx: Transaction, id: Id<'mail'>): Promise<boolean> {
  const found = await sql`update platform.mail set due_at = now(), tries = 0, given_up_at = null where id = ${id} and sent_at is null returning id`.execute(tables(trx))
  if (found.rows.length === 0) return false
  await trx.reactions.enqueue(trx, DELIVER_MAIL, {})
  return true
}

/** How many letters wait, and how many were given up. */
export async function countMail(database: Database): Promise<Readonly<{ waiting: number; givenUp: number }>> {
  const { rows } = await sql<{ waiting: number; given_up: number }>`
    select count(*) filter (where given_up_at is null) as waiting, count(*) filter (where given_up_at is not null) as given_up
    from platform.mail where sent_at is null`.execute(tables(database))
  return { waiting: rows[0]?.waiting ?? 0, givenUp: rows[0]?.given_up ?? 0 }
}

/** After a restore: what was waiting then may have been sent since, so an administrator says what goes out. */
export const holdWaitingMail = async (database: Database) =>
  sql`update platform.mail set given_up_at = now(), fault = 'restored' where sent_at is null and given_up_at is null`.execute(tables(database))
