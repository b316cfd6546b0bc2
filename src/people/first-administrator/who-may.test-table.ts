import type { WhoMay } from '#app/who-may.ts'

// The tests' world has an administrator: whatever link somebody holds, it makes no other.
const nobody = { anonymous: 'hidden', stranger: 'hidden', member: 'hidden', host: 'hidden', administrator: 'hidden' } as const

export const whoMay: WhoMay = { 'GET /first-administrator/:token': nobody, 'POST /first-administrator/:token': nobody }
