/**
 * Recovery codes: 100 bits on paper, the way back in for whoever has no e-mail. Only the hash is kept. The code itself can be made
 * again, for an hour, by the browser session that it was made in: so its page can be loaded again, and a double click shows one code.
 */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { codeFrom, derive, hashOf, newToken, readCode } from '#platform/secrets.ts'
import { hasOwnFactor } from '../own-factor/own-factor.queries.ts'
import { type PersonId, tables } from '../tables.ts'

const LETTERS = 20
const SHOWN_MS = 60 * 60 * 1000

/** Whose code it is, and the session in which it may be seen. */
export type CodeOf = Readonly<{ secret: string; person: PersonId; token: string; now: Date }>

const codeOf = ({ secret, person, token }: CodeOf, nonce: string) => codeFrom(derive(secret, 'recovery code', token, person, nonce), LETTERS)

/** Makes a new code; the one before stops working. Who has shown that one, or a passkey, in this session has vouched for it. */
export async function makeRecoveryCode(trx: Transaction, of: CodeOf): Promise<void> {
  const nonce = newToken()
  const before = await tables(trx).selectFrom('people.recovery_code').select('person_id').where('person_id', '=', of.person).executeTakeFirst()
  const made = { code_hash: hashOf(readCode(codeOf(of, nonce))), nonce, made_at: of.now, vouched: await hasOwnFactor(trx, of.token, of.now) }
  await tables(trx).insertInto('people.recovery_code').values({ person_id: of.person, ...made })
    .onConflict((on) => on.column('person_id').doUpdateSet(made)).execute()
  if (before !== undefined) await record(trx, { kind: 'recovery-code-replaced', ids: { person: of.person } })
}

/** The code that somebody had works no more: again, after a restore. */
export async function deleteRecoveryCode(trx: Transaction, person: PersonId): Promise<void> {
  await tables(trx).deleteFrom('people.recovery_code').where('person_id', '=', person).execute()
}

/** The code, for the session it was made in and for an hour; else only since when there is one. */
export async function findRecoveryCode(database: Database, of: CodeOf): Promise<Readonly<{ madeAt: Date; code: string | undefined }> | undefined> {
  const row = await tables(database).selectFrom('people.recovery_code').select(['code_hash', 'nonce', 'made_at']).where('person_id', '=', of.person).executeTakeFirst()
  if (row === undefined) return undefined
  const code = codeOf(of, row.nonce)
  const shown = of.now.getTime() - row.made_at.getTime() < SHOWN_MS && hashOf(readCode(code)) === row.code_hash
  return { madeAt: row.made_at, code: shown ? code : undefined }
}

/** Whose code this is, as somebody typed it. */
export async function findPersonByCode(database: Database, typed: string): Promise<PersonId | undefined> {
  const row = await tables(database).selectFrom('people.recovery_code').select('person_id').where('code_hash', '=', hashOf(readCode(typed))).executeTakeFirst()
  return row?.person_id
}
