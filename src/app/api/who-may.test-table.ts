import type { WhoMay, WhoMayRow } from '../who-may.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

export const whoMay: WhoMay = { 'GET /api': everybody, 'GET /api/openapi.json': everybody }
