import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertInvitation } from './invitation.queries.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const

const invitation = async (world: World) => {
  const id = newId<'invitation'>()
  await world.database.transaction(async (trx) => insertInvitation(trx, { id, initiative: world.initiative.id, codeHash: id, most: 5, lastDay: '2026-12-24' }))
  return { invitation: id }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/invitations': forHosts,
  'POST /initiatives/:slug/invitations': forHosts,
  'GET /initiatives/:slug/invitations/:invitation': { ...forHosts, params: invitation },
  'GET /initiatives/:slug/invitations/:invitation/poster': { ...forHosts, params: invitation },
  'POST /initiatives/:slug/invitations/:invitation/revoke': { ...forHosts, params: invitation },
  'GET /join': everybody,
  'POST /join': everybody,
  'GET /join/asked': { ...everybody, anonymous: 'sign-in' },
  'GET /join/:code': everybody,
}
