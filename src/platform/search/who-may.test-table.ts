import type { WhoMay } from '#app/who-may.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /search': everybody,
  'GET /search.json': everybody,
  'GET /search.atom': everybody,
  'GET /search.feed.json': everybody,
}
