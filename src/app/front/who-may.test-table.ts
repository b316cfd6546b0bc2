import type { WhoMay } from '../who-may.ts'

export const whoMay: WhoMay = { 'GET /': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } }
