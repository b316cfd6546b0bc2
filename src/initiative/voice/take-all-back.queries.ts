/** Somebody is erased and takes what they said with them, everywhere at once. */
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { takeBackRaised } from '../agreement/card.queries.ts'
import { takeBackDissent } from '../agreement/dissent.queries.ts'
import { takeBackCaseWords } from '../case-study/sentence.queries.ts'
import { deletePicturesBy } from '../item-picture/item-picture.queries.ts'
import { deleteAgendaItemsOf } from '../meeting/agenda.queries.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { takeSheetsBackOf } from '../trial/sheet.queries.ts'
import { takeLinesBackOf } from '../working-agreement/working.queries.ts'
import { voiceTables } from './tables.ts'
import { takeVoicesBack } from './voice.queries.ts'

/** For `person-erased`, while the person is still there to be found. Whoever leaves their words behind stays in them as «a member». */
export async function takeBackWithPerson(trx: Transaction, ids: Readonly<Record<string, string>>, at: Date): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person === undefined || ids['contributions'] !== 'take-back') return
  const voices = await voiceTables(trx).selectFrom('initiative.contribution as c').innerJoin('initiative.thread_item as i', 'i.id', 'c.item_id')
    .select(['i.id', 'i.initiative_id']).where('c.person_id', '=', person).where('i.kind', '=', 'voice').execute()
  await takeBackDissent(trx, person, 'every', at)
  await takeSheetsBackOf(trx, person, at)
  await takeBackRaised(trx, person, 'every')
  await deletePicturesBy(trx, person)
  await takeBackCaseWords(trx, person)
  await deleteAgendaItemsOf(trx, person)
  await takeLinesBackOf(trx, person)
  const byInitiative = Map.groupBy(voices, (voice): InitiativeId => voice.initiative_id)
  for (const [initiative, said] of byInitiative) await takeVoicesBack(trx, initiative, said.map((voice): ItemId => voice.id), at)
}
