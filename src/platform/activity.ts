/**
 * «When this is recorded, do that»: how an earlier module's write reaches a later module without knowing it.
 * A module records that something happened, by ids; `app/reactions.ts` says who reacts.
 */
import type { Transaction } from './database/database.ts'

/** What happened: a kind in words (`'person-erased'`) and the ids it concerns. Never a name, a word or an address. */
export type Activity = Readonly<{ kind: string; ids: Readonly<Record<string, string>> }>

/** Done in the same transaction, or nothing is: what protects a person (erasure, taking back, hiding). */
export type ReactsTogether = (trx: Transaction, ids: Activity['ids']) => Promise<void>

/** Puts a job in the queue in the same transaction; done soon, at least once. */
export type Enqueue = (trx: Transaction, job: string, ids: Activity['ids']) => Promise<void>

export type Reactions = Readonly<{
  together: Readonly<Record<string, readonly ReactsTogether[]>>
  /** The names of the jobs that follow. */
  later: Readonly<Record<string, readonly string[]>>
  enqueue: Enqueue
}>

type Tables = { 'platform.activity': { kind: string; ids: string } }

/** Records that something happened, and lets those who must react do so before the transaction ends. */
export async function record(trx: Transaction, { kind, ids }: Activity): Promise<void> {
  await trx.tables<Tables>().insertInto('platform.activity').values({ kind, ids: JSON.stringify(ids) }).execute()
  for (const react of trx.reactions.together[kind] ?? []) await react(trx, ids)
  for (const job of trx.reactions.later[kind] ?? []) await trx.reactions.enqueue(trx, job, ids)
}
