/** The tables of people. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'

export type PersonId = Id<'person'>

/** What a link that works once is for. */
export type LinkKind = 'sign-in' | 'confirm-email' | 'first-administrator'

/** How replies reach somebody: on their own page, by e-mail, as a printed letter, or by a call. */
export const REPLY_WAYS = ['page', 'email', 'letter', 'call'] as const
export type ReplyWay = (typeof REPLY_WAYS)[number]

export type PeopleTables = {
  'people.person': { id: PersonId; called: string; joined_at: Generated<Date> }
  'people.example_person': { person_id: PersonId }
  'people.administrator': { person_id: PersonId; since: Generated<Date> }
  'people.email': { person_id: PersonId; address: string; key: string; confirmed_at: Generated<Date>; refused_at: Date | null }
  'people.session': { id: Generated<Id<'session'>>; person_id: PersonId; token_hash: string; expires_at: Date; created_at: Generated<Date>; updated_at: Generated<Date> }
  'people.own_factor': { session_id: Id<'session'>; at: Date }
  'people.verification': { id: string; identifier: string; value: string; expires_at: Date; created_at: Generated<Date>; updated_at: Generated<Date> }
  'people.passkey': {
    id: Id<'passkey'>; person_id: PersonId; name: string | null; public_key: string; credential_id: string; counter: number
    device_type: string; backed_up: boolean; transports: string | null; aaguid: string | null; created_at: Generated<Date>; vouched: Generated<boolean>
  }
  'people.one_time_link': {
    token_hash: string; kind: LinkKind; person_id: PersonId | null; address: string | null; next: string | null; expires_at: Date; created_at: Generated<Date>
  }
  'people.recovery_code': { person_id: PersonId; code_hash: string; nonce: string; made_at: Date; vouched: boolean }
  'people.told': { id: Generated<Id<'told'>>; person_id: PersonId; kind: string; at: Date }
  'people.reply_way': { person_id: PersonId; way: ReplyWay; detail: string | null }
}

export const tables = (database: Database) => database.tables<PeopleTables>()
