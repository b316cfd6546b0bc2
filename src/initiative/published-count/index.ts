/** Published counts: what the rest of the module may read, and the renewal that a job calls once a day. */
export { listPublishedCounts, type PublishedCounts, type ShownCount } from './published-count.queries.ts'
export { renewAllPublishedCounts } from './renew.queries.ts'
