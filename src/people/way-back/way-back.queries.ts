/** Requests of people who lost every way in. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Id, newId } from '#platform/ids.ts'
import { codeFrom, derive, hashOf, newToken, readCode } from '#platform/secrets.ts'
import type { PersonId } from '../tables.ts'
import { wayBackTables } from './tables.ts'
import { type Companion, type Confirmation, WAIT_HOURS } from './way-back.rules.ts'

/** A week: two people have to be reached. */
const LASTS_DAYS = 7
/** Forty bits, tried by people who are signed in, a few times each: short enough to be read out on the phone. */
const LETTERS = 8
const HOUR_MS = 60 * 60 * 1000

export type WayBack = Readonly<{ id: Id<'way-back'>; says: string; person: PersonId | undefined; readyAt: Date | undefined; confirmations: readonly Confirmation[] }>

/** The code that the person reads out: made from the secret that their browser alone holds. */
const codeOf = (key: string, secret: string, nonce: string) => codeFrom(derive(key, 'way back', secret, nonce), LETTERS)

/** Begins a request; one that the same browser began before ends. */
export async function beginWayBack(trx: Transaction, { key, secret, says, now }: Readonly<{ key: string; secret: string; says: string; now: Date }>): Promise<void> {
  const nonce = newToken()
  await endWayBack(trx, secret)
  await wayBackTables(trx).insertInto('people.way_back').values({
    id: newId<'way-back'>(), secret_hash: hashOf(secret), code_hash: hashOf(readCode(codeOf(key, secret, nonce))), nonce, says, person_id: null, ready_at: null,
    expires_at: new Date(now.getTime() + LASTS_DAYS * 24 * HOUR_MS),
  }).execute()
}

const endWayBack = async (trx: Transaction, secret: string) => wayBackTables(trx).deleteFrom('people.way_back').where('secret_hash', '=', hashOf(secret)).execute()

const confirmationsOf = sql<readonly Confirmation[]>`coalesce((
  select json_agg(json_build_object('by', k.person_id, 'looksAfter', k.looks_after)) from people.way_back_confirmation k where k.way_back_id = w.id), '[]')`.as('confirmations')

const find = (database: Database, now: Date) =>
  wayBackTables(database).selectFrom('people.way_back as w').select(['w.id', 'w.says', 'w.nonce', 'w.person_id', 'w.ready_at', confirmationsOf]).where('w.expires_at', '>', now)

type Row = Readonly<{ id: Id<'way-back'>; says: string; person_id: PersonId | null; ready_at: Date | null; confirmations: readonly Confirmation[] }>

const asWayBack = ({ person_id: person, ready_at: readyAt, ...rest }: Row): WayBack => ({ id: rest.id, says: rest.says, confirmations: rest.confirmations, person: person ?? undefined, readyAt: readyAt ?? undefined })

/** The request of this browser, with the code to read out. */
export async function findMyWayBack(database: Database, { key, secret, now }: Readonly<{ key: string; secret: string; now: Date }>): Promise<(WayBack & Readonly<{ code: string }>) | undefined> {
  const row = await find(database, now).where('w.secret_hash', '=', hashOf(secret)).executeTakeFirst()
  return row === undefined ? undefined : { ...asWayBack(row), code: codeOf(key, secret, row.nonce) }
}

/** The request that a code belongs to, held so that two who confirm at once are counted one after the other. */
export async function holdWayBack(trx: Transaction, typedCode: string, now: Date): Promise<WayBack | undefined> {
  const held = await wayBackTables(trx).selectFrom('people.way_back').select('id').where('code_hash', '=', hashOf(readCode(typedCode))).forUpdate().executeTakeFirst()
  if (held === undefined) return undefined
  const row = await find(trx, now).where('w.id', '=', held.id).executeTakeFirst()
  return row === undefined ? undefined : asWayBack(row)
}

export async function insertConfirmation(trx: Transaction, id: Id<'way-back'>, person: PersonId, { by, looksAfter }: Confirmation, ready: boolean, now: Date): Promise<void> {
  await wayBackTables(trx).insertInto('people.way_back_confirmation').values({ way_back_id: id, person_id: by, looks_after: looksAfter, at: now }).execute()
  const readyAt = new Date(now.getTime() + WAIT_HOURS * HOUR_MS)
  await wayBackTables(trx).updateTable('people.way_back').set((eb) => ({ person_id: person, ready_at: ready ? eb.fn.coalesce('ready_at', eb.val(readyAt)) : eb.ref('ready_at') }))
    .where('id', '=', id).execute()
}

/** The same people with what they are called, by name. Those of the worked example are made up: nobody can be them. */
export async function nameCompanions(database: Database, companions: readonly Readonly<{ id: PersonId; hosted: boolean }>[]): Promise<readonly Companion[]> {
  if (companions.length === 0) return []
  const hosted = new Set(companions.flatMap((one) => (one.hosted ? [one.id] : [])))
  const rows = await wayBackTables(database).selectFrom('people.person as p').leftJoin('people.administrator as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.called', 'a.since']).leftJoin('people.example_person as x', 'x.person_id', 'p.id').where('x.person_id', 'is', null)
    .where('p.id', 'in', companions.map((one) => one.id)).orderBy('p.called').orderBy('p.id').execute()
  return rows.map(({ id, called, since }) => ({ id, called, hosted: hosted.has(id), administrator: since !== null }))
}

/** Everything that waits for this account ends: they say that it is not them, or they are back in. */
export const endWaysBackTo = async (trx: Transaction, person: PersonId) => wayBackTables(trx).deleteFrom('people.way_back').where('person_id', '=', person).execute()
