import type { WhoMay } from '#app/who-may.ts'

const signedIn = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const everybody = { ...signedIn, anonymous: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /sign-in/help': everybody,
  'POST /sign-in/help': everybody,
  // Without the secret of a request that others confirmed it leads back to the page above.
  'POST /sign-in/help/come-in': everybody,
  'GET /me/help-back': signedIn,
  'POST /me/help-back': signedIn,
  'POST /me/help-back/stop': signedIn,
}
