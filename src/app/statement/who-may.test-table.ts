import type { WhoMay } from '../who-may.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = { 'GET /accessibility': EVERYBODY, 'GET /privacy': EVERYBODY }
