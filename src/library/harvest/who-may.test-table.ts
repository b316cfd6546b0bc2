import type { WhoMay } from '#app/who-may.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /oai': everybody,
  'POST /oai': { ...everybody, fields: { verb: 'Identify' } },
}
