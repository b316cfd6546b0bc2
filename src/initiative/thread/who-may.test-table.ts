import type { WhoMay, WhoMayRow } from '#app/who-may.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/thread': everybody,
  'GET /initiatives/:slug/thread.json': everybody,
  'GET /initiatives/:slug/thread.csv': everybody,
  'GET /initiatives/:slug/thread.atom': everybody,
}
