import type { WhoMay } from '#app/who-may.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /library/feed.atom': everybody,
  'GET /library/feed.json': everybody,
}
