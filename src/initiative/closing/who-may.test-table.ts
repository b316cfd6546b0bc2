import type { WhoMay, WhoMayRow } from '#app/who-may.ts'

const forHosts: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' }
/** Nothing to see where it is not over. */
const nowhere: WhoMayRow = { anonymous: 'hidden', stranger: 'hidden', member: 'hidden', host: 'hidden', administrator: 'hidden' }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/close': forHosts,
  'POST /initiatives/:slug/close': forHosts,
  'GET /initiatives/:slug/ended': nowhere,
  'GET /initiatives/:slug/reopen': { ...forHosts, host: 'hidden' },
  'POST /initiatives/:slug/reopen': { ...forHosts, host: 'hidden' },
}
