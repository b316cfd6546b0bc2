/** An administrator sees work that failed each time, and has it tried again or lets it be. */
import type { Context } from '#platform/http/context.ts'
import { administrators, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readPress } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { discardDeadJob, listDeadJobs, retryDeadJob } from '#platform/jobs/dead-jobs.ts'
import { DeadJobsPage } from './dead-jobs.view.tsx'
import { sayOps } from './words/index.ts'

/** There are few, or the newest hundred tell enough. */
const MOST = 100

export const deadJobs = route('/admin/jobs', administrators)
deadJobs.get(async (c) => c.page(await pageOf(c)))

export const retryJob = route('/admin/jobs/:job/retry', administrators)
retryJob.post(async (c) => act(c, retryDeadJob, 'jobs.retried'))

export const discardJob = route('/admin/jobs/:job/discard', administrators)
discardJob.post(async (c) => act(c, discardDeadJob, 'jobs.discarded'))

const act = async (c: Context, change: typeof retryDeadJob, said: 'jobs.retried' | 'jobs.discarded') =>
  write(c, readPress, async (trx) => {
    const id = readId<'dead-job'>(c.param('job'))
    const found = id !== undefined && (await change(trx, id))
    return done('/admin/jobs', sayOps(found ? said : 'jobs.gone'))
  }, async () => c.page(await pageOf(c), 422))

const pageOf = async (c: Context) => <DeadJobsPage jobs={await listDeadJobs(c.database, MOST)} />
