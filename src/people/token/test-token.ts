/** A token for tests, as somebody's program holds it. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '../tables.ts'
import { type NewToken, findToken, makeToken } from './token.queries.ts'

/** Makes a token that may add, unless said otherwise. */
export async function tokenFor(world: World, person: PersonId, facts: Partial<NewToken> = {}): Promise<string> {
  const by = { secret: 'any', person, session: '', now: world.clock.now }
  const id = await world.database.transaction((trx) => makeToken(trx, by, { name: 'A program', only: undefined, mayAdd: true, days: 90, ...facts }))
  const shown = (await findToken(world.database, by, id))?.shown
  if (shown === undefined) throw new Error('no token was made')
  return shown
}

/** A request of a program: JSON, with a key of its own unless one is given. */
export const sentBy = (token: string | undefined, body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
})
