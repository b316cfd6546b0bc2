/** The table of tokens. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { PeopleTables, PersonId } from '../tables.ts'

export type TokenId = Id<'token'>

type TokenTables = {
  'people.token': {
    id: TokenId; person_id: PersonId; name: string; token_hash: string; nonce: string; only_these: string[] | null; may_add: Generated<boolean>; expires_at: Date; made_at: Date; last_used_on: Day | null
  }
}

export const tokenTables = (database: Database) => database.tables<TokenTables & PeopleTables>()
