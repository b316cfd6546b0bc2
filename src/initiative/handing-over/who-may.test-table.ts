import type { WhoMay } from '#app/who-may.ts'

const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
/** For whoever is asked; nobody is. */
const forAsked = { ...forHosts, member: 'hidden', host: 'hidden' } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/handing-over': forHosts,
  'POST /initiatives/:slug/handing-over': forHosts,
  'GET /initiatives/:slug/handing-over/answer': forAsked,
  'POST /initiatives/:slug/handing-over/answer': forAsked,
}
