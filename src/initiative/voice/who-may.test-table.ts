import type { WhoMay } from '#app/who-may.ts'

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/voices/new': { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' },
  'POST /initiatives/:slug/voices/new': { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' },
}
