/** What is done later, by name, and what begins by itself. */
import { BRING_INITIATIVE_IN, DELIVER_WEBHOOKS, GO_THROUGH_FILE, QUEUE_DIGESTS, TAKE_IMPORT_BACK, bringInitiativeIn, clearOldDeliveries, clearOldTicks, deleteOldDrafts, deleteOldFiles, deliverWebhooks, endRoundsOver, foldKeptCounts, goThroughFile, queueDigests, renewAllPublishedCounts, takeBackInOneGo } from '#initiative/index.ts'
import { GO_THROUGH_WORKS, TAKE_WORKS_BACK, VISIT_LINKS, deleteOldWorkFiles, goThroughWorks, takeOutOver, takeWorksBack, visitLinks } from '#library/index.ts'
import { clearOver } from '#people/index.ts'
import { forgetPageChanges } from '#platform/database/page-change.queries.ts'
import type { Jobs, Rounds } from '#platform/jobs/jobs.ts'
import { type Postman, deliverDue } from '#platform/mail/deliver.ts'
import { DELIVER_MAIL, clearOldMail } from '#platform/mail/mail.ts'
import { ASK_HOLDERS, ASK_TELLERS_AGAIN, WORK_OUT_ALIKE, askHolders, askTellersAgain, deleteSessionsOver, forgetCodingsOver, forgetCutsOver, renewAllTold, tendUseMarks, workOutAlike } from '#stories/index.ts'
import { tendSearchWords } from '#platform/search/feed.queries.ts'
import { TEND_PICTURES, tendPictures } from '#platform/upload/tend-pictures.ts'
import { clearOld } from './ops/ops.queries.ts'

/** A file that nobody came back for within a week is gone. */
const KEEP_DRAFTS_MS = 7 * 86_400_000

/** Every job does no harm when it is done twice. */
export const jobsWith = (postman: Postman, now: () => Date): Jobs => ({
  [DELIVER_MAIL]: async () => deliverDue(postman),
  [DELIVER_WEBHOOKS]: async () => deliverWebhooks(postman, now),
  [QUEUE_DIGESTS]: async () => queueDigests(postman.database, now()),
  [GO_THROUGH_FILE]: async (ids) => goThroughFile(postman.database, ids, { now, watch: postman.site.watch }),
  [GO_THROUGH_WORKS]: async (ids) => goThroughWorks(postman.database, ids, { now, watch: postman.site.watch }),
  [TAKE_WORKS_BACK]: async (ids) => takeWorksBack(postman.database, ids, now),
  [TAKE_IMPORT_BACK]: async (ids) => takeBackInOneGo(postman.database, ids, now),
  [BRING_INITIATIVE_IN]: async (ids) => bringInitiativeIn(postman.database, ids, { now, watch: postman.site.watch }),
  [TEND_PICTURES]: async () => tendPictures(postman.database, postman.site.pictures),
  [ASK_HOLDERS]: async () => askHolders(postman.database, now()),
  [WORK_OUT_ALIKE]: async (ids) => workOutAlike(postman.database, ids, now),
  [ASK_TELLERS_AGAIN]: async () => askTellersAgain(postman.database, now()),
  [VISIT_LINKS]: async () => visitLinks({ database: postman.database, site: postman.site, now }),
  'clear-old': async () => {
    const { database } = postman
    await clearOld(database)
    await clearOldMail(database)
    await clearOver(database)
    await clearOldDeliveries(database)
    await tendSearchWords(database)
    await forgetPageChanges(database)
    await clearOldTicks(database, now())
    await forgetCodingsOver(database, now())
    await deleteSessionsOver(database, now())
    await forgetCutsOver(database, now())
    await database.transaction((trx) => deleteOldDrafts(trx, new Date(now().getTime() - KEEP_DRAFTS_MS)))
    await database.transaction((trx) => deleteOldWorkFiles(trx, new Date(now().getTime() - KEEP_DRAFTS_MS)))
    await database.transaction((trx) => deleteOldFiles(trx, new Date(now().getTime() - KEEP_DRAFTS_MS)))
    await takeOutOver(database, now())
    // Last: it opens words, and what can't be opened must hold up nothing else.
    await tendUseMarks(database, postman.site.keys, now())
  },
  'fold-kept-counts': async () => foldKeptCounts(postman.database),
  'end-rounds-over': async () => endRoundsOver(postman.database, now()),
  'renew-published-counts': async () => {
    await renewAllPublishedCounts(postman.database, now())
    await renewAllTold(postman.database, now())
  },
})

/** Cron, in UTC. Mail goes as soon as it is queued; the round picks up what is to be tried again. Pages elsewhere are visited at night. */
export const ROUNDS: Rounds = { [DELIVER_MAIL]: '* * * * *', [QUEUE_DIGESTS]: '*/5 * * * *', [DELIVER_WEBHOOKS]: '* * * * *', [ASK_TELLERS_AGAIN]: '15 7 * * *', [ASK_HOLDERS]: '25 7 * * *', [VISIT_LINKS]: '*/10 1-5 * * *', 'clear-old': '40 3 * * *', [TEND_PICTURES]: '* * * * *', 'fold-kept-counts': '*/5 * * * *', 'end-rounds-over': '10 * * * *', 'renew-published-counts': '20 2 * * *' }
