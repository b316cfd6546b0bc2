/**
 * What of people must stay done although an older backup is restored, by the kind of activity that said so. A way in that somebody closed
 * stays closed, also where they opened another since: that one is lost, and whoever has no way left comes in as with a lost device.
 */
import type { ReactsTogether } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { deletePasskey, rename } from './account/account.queries.ts'
import { sayAccount } from './account/words/index.ts'
import { deleteEmail } from './email/email.queries.ts'
import { erasePerson } from './erasing/erase.queries.ts'
import { deleteRecoveryCode } from './recovery/recovery-code.queries.ts'
import { closeSessionsOf } from './session/session.queries.ts'
import type { PersonId } from './tables.ts'
import { stopToken } from './token/token.queries.ts'

type Ids = Readonly<Record<string, string>>

/** For what is about one person. */
const ofPerson = (act: (trx: Transaction, person: PersonId, ids: Ids) => Promise<unknown>): ReactsTogether => async (trx, ids) => {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined) await act(trx, person, ids)
}

export const againInPeople: Readonly<Record<string, ReactsTogether>> = {
  'person-erased': ofPerson((trx, person, ids) => erasePerson(trx, person, ids['contributions'] === 'take-back' ? 'take-back' : 'keep')),
  // The name that they gave up is not shown again; the one that they took instead is in no journal.
  'person-renamed': ofPerson((trx, person) => rename(trx, person, sayAccount('name.lost'))),
  'passkey-removed': ofPerson(async (trx, person, ids) => {
    const id = readId<'passkey'>(ids['passkey'])
    if (id !== undefined) await deletePasskey(trx, person, id)
  }),
  'email-left': ofPerson(deleteEmail),
  'recovery-code-replaced': ofPerson(deleteRecoveryCode),
  'sessions-closed': ofPerson(closeSessionsOf),
  'token-stopped': ofPerson(async (trx, person, ids) => {
    const id = readId<'token'>(ids['token'])
    if (id !== undefined) await stopToken(trx, person, id)
  }),
}
