import type { WhoMay } from '#app/who-may.ts'

const signedIn = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = { 'GET /me/recovery-code': signedIn, 'POST /me/recovery-code': signedIn }
