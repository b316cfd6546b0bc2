import type { WhoMay } from '#app/who-may.ts'

const SIGNED_IN = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = { 'GET /me/prove': SIGNED_IN, 'POST /me/prove': SIGNED_IN }
