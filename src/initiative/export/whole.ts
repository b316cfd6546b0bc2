/** A whole copy of an initiative, as far as somebody may see it: record by record, so that no length of it fills the memory. */
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import type { Seen } from '../initiative.gate.ts'
import { listAimRecords, listCostRecords } from './beside-records.ts'
import { listItems } from './items.queries.ts'
import { findCounts, findInitiativeRecord, listMeetingRecords, listQuestionRecords } from './others.queries.ts'
import { type ExportRecord, FORMAT } from './record.ts'

/** How many items are read at a time: enough that asking costs little, few enough that a phone's memory would do. */
const BATCH = 1_000

/** The records, some at a time; `from` is the initiative's page. The last one says how many there were. */
export async function* wholeOf(snapshot: Database, here: Seen, from: string, now: Date): AsyncGenerator<readonly ExportRecord[]> {
  let records = 0
  for await (const some of partsOf(snapshot, here, from, now)) {
    records += some.length
    yield some
  }
  yield [{ type: 'end', records }]
}

async function* partsOf(snapshot: Database, here: Seen, from: string, now: Date): AsyncGenerator<readonly ExportRecord[]> {
  const counts = await findCounts(snapshot, here)
  yield [{ type: 'begin', format: FORMAT, madeAt: now.toISOString(), from }, await findInitiativeRecord(snapshot, here, from), ...(counts === undefined ? [] : [counts])]
  yield* inBatches((after) => listQuestionRecords(snapshot, here, from, { after: readId<'question'>(after), most: BATCH }))
  yield* inBatches((after) => listMeetingRecords(snapshot, here, from, { after: readId<'meeting'>(after), most: BATCH }))
  yield* inBatches((after) => listAimRecords(snapshot, here, from, readId<'aim'>(after), BATCH))
  yield* inBatches((after) => listCostRecords(snapshot, here, from, readId<'cost'>(after), BATCH))
  for (let after: Awaited<ReturnType<typeof listItems>>['last']; ;) {
    const { items, last } = await listItems(snapshot, here, from, { after, most: BATCH })
    if (items.length > 0) yield items
    if (items.length < BATCH) return
    after = last
  }
}

async function* inBatches<One extends Readonly<{ id: string }>>(list: (after: string | undefined) => Promise<readonly One[]>): AsyncGenerator<readonly One[]> {
  for (let after: string | undefined; ;) {
    const some = await list(after)
    if (some.length > 0) yield some
    if (some.length < BATCH) return
    after = some.at(-1)?.id
  }
}
