/** What somebody's own page says of their account. */
import { record } from '#platform/activity.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { type ToldThen, readToldThen, toldTo } from '../told/told.queries.ts'
import { type PersonId, type ReplyWay, tables } from '../tables.ts'

export type Account = Readonly<{ email: string | undefined; emailDead: boolean; passkeys: number; codeMadeAt: Date | undefined; way: ReplyWay; detail: string | undefined; told: readonly ToldThen[] }>

const accountOf = builtOnce((database, { person, now }: Readonly<{ person: PersonId; now: Date }>) => (
  tables(database).selectFrom('people.person as p')
    .leftJoin('people.email as e', 'e.person_id', 'p.id').leftJoin('people.recovery_code as r', 'r.person_id', 'p.id').leftJoin('people.reply_way as w', 'w.person_id', 'p.id')
    .select((eb) => ['e.address', 'e.refused_at', 'r.made_at', 'w.way', 'w.detail', eb.selectFrom('people.passkey as k').whereRef('k.person_id', '=', 'p.id').select((k) => k.fn.countAll<number>().as('n')).as('passkeys'), toldTo(now).as('told')])
    .where('p.id', '=', person)
))

/** With what happened to it of late. One query. */
export async function findAccount(database: Database, person: PersonId, now: Date): Promise<Account> {
  const [row] = await accountOf(database, { person, now })
  return { email: row?.address ?? undefined, emailDead: row?.refused_at instanceof Date, passkeys: row?.passkeys ?? 0, codeMadeAt: row?.made_at ?? undefined, way: row?.way ?? 'page', detail: row?.detail ?? undefined, told: readToldThen(row?.told ?? []) }
}

/** Somebody is called otherwise from now on; the name before is kept nowhere. */
export async function rename(trx: Transaction, person: PersonId, called: string): Promise<void> {
  const row = await tables(trx).updateTable('people.person').set({ called }).where('id', '=', person).where('called', '<>', called).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'person-renamed', ids: { person } })
}

export type Passkey = Readonly<{ id: Id<'passkey'>; name: string | undefined; madeAt: Date }>

export async function listPasskeys(database: Database, person: PersonId): Promise<readonly Passkey[]> {
  const rows = await tables(database).selectFrom('people.passkey').select(['id', 'name', 'created_at']).where('person_id', '=', person).orderBy('created_at').execute()
  return rows.map((row) => ({ id: row.id, name: row.name ?? undefined, madeAt: row.created_at }))
}

/** False where it is not theirs, or gone. */
export async function deletePasskey(trx: Transaction, person: PersonId, id: Id<'passkey'>): Promise<boolean> {
  const row = await tables(trx).deleteFrom('people.passkey').where('id', '=', id).where('person_id', '=', person).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'passkey-removed', ids: { person, passkey: id } })
  return row !== undefined
}

export async function setReplyWay(trx: Transaction, person: PersonId, way: ReplyWay, detail: string | undefined): Promise<void> {
  const row = { way, detail: detail ?? null }
  await tables(trx).insertInto('people.reply_way').values({ person_id: person, ...row }).onConflict((on) => on.column('person_id').doUpdateSet(row)).execute()
}

/** How to reach somebody: on their page, or by what `to` says (an e-mail address, a postal address, a telephone number). */
export type Reach = Readonly<{ way: ReplyWay; to: string | undefined }>

/** How each of these people wants replies. Somebody whose address is gone is reached on their page. */
export async function listReach(database: Database, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Reach>> {
  if (people.length === 0) return new Map()
  const rows = await tables(database).selectFrom('people.person as p')
    .leftJoin('people.reply_way as w', 'w.person_id', 'p.id').leftJoin('people.email as e', 'e.person_id', 'p.id')
    .select(['p.id', 'w.way', 'w.detail', 'e.address']).where('p.id', 'in', [...people]).execute()
  return new Map(rows.map(({ id, way, detail, address }) => {
    const to = way === 'email' ? address : detail
    return [id, way === null || way === 'page' || to === null ? { way: 'page', to: undefined } : { way, to }]
  }))
}
