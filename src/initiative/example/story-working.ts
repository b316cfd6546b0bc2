/** How the people of a story agreed to work together. */
import type { Transaction } from '#platform/database/database.ts'
import { insertLine, insertVersion, replaceConsents } from '../working-agreement/working.queries.ts'
import type { Told } from './told.ts'

/** Lines that are settled at once; each agrees to those that are for everybody, and to those for what they are here as. */
export async function tellWorkingAgreement(trx: Transaction, told: Told): Promise<void> {
  const { initiative, host, story: { people, workingAgreement: { on, lines, agreedBy } } } = told
  const settled = []
  for (const { kind, as, words } of lines) {
    settled.push({ as, id: await insertLine(trx, initiative, { kind, standpoint: as === undefined ? undefined : told.standpoint(as), words, replaces: undefined }, host, told.at(on)) })
  }
  await insertVersion(trx, initiative, 1, { settle: settled.map(({ id }) => id), end: [] }, host, told.at(on))
  for (const { key, standpoints } of people.filter((one) => agreedBy.includes(one.key))) {
    await replaceConsents(trx, told.member(key), settled.filter(({ as }) => as === undefined || standpoints.includes(as)).map(({ id }) => id), undefined, told.at(on + 1))
  }
}
