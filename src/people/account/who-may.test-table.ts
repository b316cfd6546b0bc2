import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { newId } from '#platform/ids.ts'
import { mintLink } from '../link/one-time-link.queries.ts'
import { tables } from '../tables.ts'

const signedIn = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const everybody = { ...signedIn, anonymous: 'yes' } as const

const link = async (world: World) => ({
  token: await world.database.transaction((trx) => mintLink(trx, { kind: 'confirm-email', person: world.people.carer, address: `${newId()}@people.example` })),
})

/** A passkey of the member's: nobody else's to remove. */
const passkeyOfMember = async (world: World) => {
  const id = newId<'passkey'>()
  await tables(world.database).insertInto('people.passkey').values({
    id, person_id: world.people.carer, name: null, public_key: 'a key', credential_id: id, counter: 0, device_type: 'singleDevice', backed_up: false, transports: null, aaguid: null,
  }).execute()
  return { passkey: id }
}

export const whoMay: WhoMay = {
  'GET /me': signedIn,
  'GET /me/name': signedIn,
  'POST /me/name': signedIn,
  'GET /me/replies': signedIn,
  'POST /me/replies': signedIn,
  'GET /me/passkeys': signedIn,
  'POST /me/passkeys/:passkey/remove': { ...signedIn, stranger: 'hidden', host: 'hidden', administrator: 'hidden', params: passkeyOfMember },
  'POST /me/sign-out-everywhere': signedIn,
  'GET /me/email': signedIn,
  'POST /me/email': signedIn,
  'POST /me/email/remove': signedIn,
  'GET /me/email/confirm/:token': { ...everybody, params: link },
  'POST /me/email/confirm/:token': { ...everybody, params: link },
  'GET /me/everything.json': signedIn,
  'GET /me/erase': signedIn,
  // Without the choice that it asks for nobody is erased.
  'POST /me/erase': signedIn,
}
