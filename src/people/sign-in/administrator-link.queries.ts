/** A way back in for an administrator who can use the computer that runs the site. For nobody else: nobody can become somebody else. */
import type { Transaction } from '#platform/database/database.ts'
import { mintLink } from '../link/one-time-link.queries.ts'
import { tell } from '../told/told.queries.ts'
import { type PersonId, tables } from '../tables.ts'

/** The path of a link that signs an administrator in once; undefined for anybody who is none. They are told of it. */
export async function mintAdministratorPath(trx: Transaction, person: PersonId, now: Date): Promise<string | undefined> {
  const row = await tables(trx).selectFrom('people.administrator').select('person_id').where('person_id', '=', person).executeTakeFirst()
  if (row === undefined) return undefined
  await tell(trx, person, 'link-made-by-operator', now)
  return `/sign-in/link/${await mintLink(trx, { kind: 'sign-in', person })}`
}
