/** What an initiative is about, and whom it is looking for. */
import type { Transaction } from '#platform/database/database.ts'
import type { InitiativeId } from '../tables.ts'
import type { Topic } from './register.rules.ts'
import { registerTables } from './tables.ts'

export type RegisterFacts = Readonly<{ topics: readonly Topic[]; lookingFor: string | undefined }>

/** Puts these in the place of those before. Whoever calls it holds the initiative, by its version or because they just made it. */
export async function saveRegisterFacts(trx: Transaction, initiative: InitiativeId, { topics, lookingFor }: RegisterFacts): Promise<void> {
  const db = registerTables(trx)
  await db.deleteFrom('initiative.topic').where('initiative_id', '=', initiative).execute()
  if (topics.length > 0) await db.insertInto('initiative.topic').values(topics.map(({ key, words }, place) => ({ initiative_id: initiative, place, key, words }))).execute()
  await db.deleteFrom('initiative.looking_for').where('initiative_id', '=', initiative).execute()
  if (lookingFor !== undefined) await db.insertInto('initiative.looking_for').values({ initiative_id: initiative, words: lookingFor }).execute()
}
