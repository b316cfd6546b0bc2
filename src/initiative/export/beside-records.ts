/** What stands beside the thread in a whole copy: what people want to be different, and what things cost, saved and put at risk. */
import type { Database } from '#platform/database/database.ts'
import { listAims } from '../aim/aim.queries.ts'
import type { AimId } from '../aim/tables.ts'
import { type RecordedCost, listCosts } from '../cost/cost.queries.ts'
import type { CostId } from '../cost/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import { standpointName } from '../standpoint-name.ts'
import type { AimRecord, CostRecord } from './record.ts'

/** The aims, in the order in which they were chosen, after the one of that id; with each all that serves it. */
export async function listAimRecords(database: Database, here: Seen, base: string, after: AimId | undefined, most: number): Promise<readonly AimRecord[]> {
  const aims = await listAims(database, here, { after, most, beside: 'all' })
  return aims.map(({ id, words, sign, chosenBy, serves }) => ({
    type: 'aim', id, words, ...(sign === undefined ? {} : { sign }), chosenBy: chosenBy.map(standpointName), servedBy: serves.map((item) => item.id), page: `${base}/aims`,
  }))
}

/** The figures, the newest first, after the one of that id. */
export async function listCostRecords(database: Database, here: Seen, base: string, after: CostId | undefined, most: number): Promise<readonly CostRecord[]> {
  return (await listCosts(database, here, { after, most })).map((cost) => recordOf(cost, base))
}

const recordOf = ({ id, kind, words, borneBy, amount, notASubstitute, about }: RecordedCost, base: string): CostRecord => ({
  type: 'cost', id, kind, words, borneBy, ...(about === undefined ? {} : { about: about.id }),
  ...(amount === undefined ? {} : { amount: { pence: amount.pence, period: amount.period, basis: amount.basis, source: amount.source } }),
  ...(notASubstitute === undefined ? {} : { notASubstitute: { ...notASubstitute } }), page: `${base}/costs`,
})
