/** A case study with something in it, for tests. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '../tables.ts'
import { findEdition, insertConsent, insertEdition } from './edition.queries.ts'
import { holdCaseStudy, insertSentences, listSentences } from './sentence.queries.ts'
import type { EditionId, SentenceId } from './tables.ts'

export const sentencesOfDraft = async (world: World) => listSentences(world.database, { initiative: world.initiative.id }, ['public'])

/** A sentence in the carer's own words. */
export async function writeSentence(world: World, words: string, person: PersonId = world.people.carer): Promise<SentenceId> {
  await world.database.transaction(async (trx) => {
    await holdCaseStudy(trx, world.initiative.id, world.clock.now)
    await insertSentences(trx, world.initiative.id, [{ section: 'together', source: undefined, words }], { person, at: world.clock.now })
  })
  const written = (await sentencesOfDraft(world)).findLast((one) => one.words === words)
  if (written === undefined) throw new Error('the sentence was not written')
  return written.id
}

/** The draft, put forward by the service's person. */
export const putForward = async (world: World): Promise<EditionId> => world.database.transaction(async (trx) => {
  const edition = await insertEdition(trx, world.initiative.id, { person: world.people.service, at: world.clock.now })
  await insertConsent(trx, edition, { person: world.people.service, host: false, at: world.clock.now })
  return edition
})

export const latestEdition = async (world: World) => {
  const edition = await findEdition(world.database, world.initiative.id, 'latest')
  if (edition === undefined) throw new Error('nothing was put forward')
  return edition
}
