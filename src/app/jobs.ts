/** What is done later, by name, and what begins by itself. */
import { clearOver } from '#people/index.ts'
import type { Jobs, Rounds } from '#platform/jobs/jobs.ts'
import { type Postman, deliverDue } from '#platform/mail/deliver.ts'
import { DELIVER_MAIL, clearOldMail } from '#platform/mail/mail.ts'
import { clearOld } from './ops/ops.queries.ts'

/** Every job does no harm when it is done twice. */
export const jobsWith = (postman: Postman): Jobs => ({
  [DELIVER_MAIL]: async () => deliverDue(postman),
  'clear-old': async () => {
    await clearOld(postman.database)
    await clearOldMail(postman.database)
    await clearOver(postman.database)
  },
})

/** Cron, in UTC. Mail goes as soon as it is queued; the round picks up what is to be tried again. */
export const ROUNDS: Rounds = { [DELIVER_MAIL]: '* * * * *', 'clear-old': '40 3 * * *' }
