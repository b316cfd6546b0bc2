/**
 * What of initiatives must stay done although an older backup is restored, by the kind of activity that said so.
 * What it was done to may not be there (it came after the backup), and then nothing is left to do.
 */
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { deleteMember } from './membership/membership.queries.ts'
import { removeInitiative } from './purpose/purpose.queries.ts'
import { type InitiativeId, tables } from './tables.ts'
import { findVoice, takeVoicesBack } from './voice/voice.queries.ts'

type Ids = Readonly<Record<string, string>>
type Again = (trx: Transaction, ids: Ids, at: Date) => Promise<void>

const initiativeOf = (ids: Ids): InitiativeId | undefined => readId<'initiative'>(ids['initiative'])

const takeBack: Again = async (trx, ids, at) => {
  const [initiative, item] = [initiativeOf(ids), readId<'item'>(ids['item'])]
  if (initiative === undefined || item === undefined || (await findVoice(trx, initiative, item)) === undefined) return
  await takeVoicesBack(trx, initiative, [item], at)
}

/** Whoever was shown the door doesn't come back in through a backup. */
const removeMember: Again = async (trx, ids) => {
  const [initiative, person] = [initiativeOf(ids), readId<'person'>(ids['person'])]
  if (initiative === undefined || person === undefined) return
  const member = await tables(trx).selectFrom('initiative.member').select('id').where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  if (member !== undefined) await deleteMember(trx, initiative, member.id)
}

const removeExample: Again = async (trx, ids) => {
  const initiative = initiativeOf(ids)
  if (initiative !== undefined) await removeInitiative(trx, initiative)
}

export const againInInitiatives: Readonly<Record<string, Again>> = { 'voice-taken-back': takeBack, 'member-removed': removeMember, 'example-removed': removeExample }
