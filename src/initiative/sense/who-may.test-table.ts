import type { WhoMay, WhoMayRow } from '#app/who-may.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const satisfies WhoMayRow

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/themes/group': forMembers,
  'POST /initiatives/:slug/themes/group': forMembers,
}
