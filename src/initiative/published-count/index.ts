/** Published counts: the renewal, which a job calls once a day. Pages read them through `published-count.queries.ts`. */
export { renewAllPublishedCounts } from './renew.queries.ts'
