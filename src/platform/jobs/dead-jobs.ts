/** Jobs that failed each time they were tried: kept until somebody tries them again or drops them. */
import { type Generated, sql } from 'kysely'
import type { Database, Transaction } from '../database/database.ts'
import type { Id } from '../ids.ts'

type Ids = Readonly<Record<string, string>>
type JobTables = { 'platform.dead_job': { id: Id<'dead-job'>; job: string; ids: Ids; at: Generated<Date> } }
const tables = (database: Database) => database.tables<JobTables>()

export type DeadJob = Readonly<{ id: Id<'dead-job'>; job: string; at: Date }>

/** Keeps a job; the same one twice is one. */
export const buryJob = async (database: Database, { id, job, ids }: Readonly<{ id: string; job: string; ids: Ids }>) =>
  sql`insert into platform.dead_job (id, job, ids) values (${id}, ${job}, ${JSON.stringify(ids)}) on conflict do nothing`.execute(tables(database))

/** The newest dead jobs. There are few, or something is very wrong. */
export const listDeadJobs = async (database: Database, most: number): Promise<readonly DeadJob[]> =>
  tables(database).selectFrom('platform.dead_job').select(['id', 'job', 'at']).orderBy('at', 'desc').orderBy('id').limit(most).execute()

export async function countDeadJobs(database: Database): Promise<number> {
  const { count } = await tables(database).selectFrom('platform.dead_job').select((query) => query.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

/** Puts it in the queue again. False where it is there no more. */
export async function retryDeadJob(trx: Transaction, id: Id<'dead-job'>): Promise<boolean> {
  const found = await tables(trx).deleteFrom('platform.dead_job').where('id', '=', id).returning(['job', 'ids']).executeTakeFirst()
  if (found === undefined) return false
  await trx.reactions.enqueue(trx, found.job, found.ids)
  return true
}

/** Lets it be. */
export async function discardDeadJob(trx: Transaction, id: Id<'dead-job'>): Promise<boolean> {
  const { numDeletedRows } = await tables(trx).deleteFrom('platform.dead_job').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
