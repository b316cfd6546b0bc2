/** What a test says, version by version. */
import type { Transaction } from '#platform/database/database.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { trialTables } from './tables.ts'
import type { TrialFacts } from './trial.rules.ts'

export async function insertTrialVersion(trx: Transaction, item: ItemId, version: number, trial: TrialFacts, by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  await trialTables(trx).insertInto('initiative.trial_version').values({
    item_id: item, version, words: trial.words, setting: trial.setting, began_on: trial.began, ended_on: trial.ended ?? null, was_done: trial.wasDone ?? null,
    result: trial.result, seen: trial.seen ?? null, learned: trial.learned ?? null, next: trial.next ?? null, recorded_by: by.person, at: by.at,
  }).execute()
}
