/** The pages of those who look after an installation. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { deadJobs, discardJob, retryJob } from './dead-jobs.route.tsx'
import { mailQueue, retryLetter } from './mail-queue.route.tsx'
import { overview } from './overview.route.tsx'

export const opsRoutes: readonly AnyRoute[] = [overview, mailQueue, retryLetter, deadJobs, retryJob, discardJob]
