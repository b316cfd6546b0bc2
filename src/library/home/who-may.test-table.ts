import type { WhoMay } from '#app/who-may.ts'

export const whoMay: WhoMay = {
  'GET /library': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
}
