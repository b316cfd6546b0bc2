/** Somebody joins with nothing but the name they want to be called by. */
import type { Transaction } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { makeRecoveryCode } from '../recovery/recovery-code.queries.ts'
import type { ComingIn } from '../session/coming-in.ts'
import { localPath } from '../sign-in/next.rules.ts'
import { type PersonId, tables } from '../tables.ts'

/** The longest name that somebody can be called by. */
export const LONGEST_NAME = 100

/**
 * Makes the person, signs their browser in, and makes their recovery code. Use it inside `comeIn`, and send them to
 * `recoveryCodePage` afterwards: the code is shown there, and nowhere else.
 */
export async function joinAsPerson(trx: Transaction, c: Context, coming: ComingIn, called: string): Promise<PersonId> {
  const person = newId<'person'>()
  await tables(trx).insertInto('people.person').values({ id: person, called }).execute()
  await coming.open(trx, person)
  await makeRecoveryCode(trx, { secret: c.site.secret, person, token: coming.token, now: c.now })
  return person
}

/** The page that shows a new recovery code, and leads on from there. */
export const recoveryCodePage = (next: string): string => `/me/recovery-code?next=${encodeURIComponent(localPath(next, '/me'))}`
