import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { aMeeting, agendaItemOf, anAction, memberOf } from './test-meetings.ts'

const whoMaySee = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const members = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const hosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const

const meeting = async (world: World) => ({ meeting: await aMeeting(world) })
const action = async (world: World) => {
  const { meeting: id } = await meeting(world)
  return { meeting: id, action: await anAction(world, id) }
}
/** What the member in these tests proposed themselves. */
const ownItem = async (world: World) => {
  const { meeting: id } = await meeting(world)
  return { meeting: id, item: await agendaItemOf(world, id, await memberOf(world, world.people.carer)) }
}

const at = '/initiatives/:slug/meetings/:meeting'
export const whoMay: WhoMay = {
  'GET /initiatives/:slug/calendar.ics': whoMaySee,
  'GET /initiatives/:slug/meetings': whoMaySee,
  'GET /initiatives/:slug/meetings/new': hosts,
  'POST /initiatives/:slug/meetings/new': hosts,
  'GET /initiatives/:slug/meetings/calendar': members,
  'POST /initiatives/:slug/meetings/calendar': members,
  'POST /initiatives/:slug/meetings/calendar/stop': members,
  [`GET ${at}`]: { ...whoMaySee, params: meeting },
  [`GET ${at}/before`]: { ...whoMaySee, params: meeting },
  [`GET ${at}/after`]: { ...whoMaySee, params: meeting },
  [`GET ${at}/calendar.ics`]: { ...whoMaySee, params: meeting },
  [`GET ${at}/edit`]: { ...hosts, params: meeting },
  [`POST ${at}/edit`]: { ...hosts, params: meeting },
  [`GET ${at}/cancel`]: { ...hosts, params: meeting },
  [`POST ${at}/cancel`]: { ...hosts, params: meeting },
  [`POST ${at}/restore`]: { ...hosts, params: meeting },
  [`GET ${at}/who-came`]: { ...hosts, params: meeting },
  [`POST ${at}/who-came`]: { ...hosts, params: meeting },
  [`GET ${at}/notes`]: { ...hosts, params: meeting },
  [`POST ${at}/notes`]: { ...hosts, params: meeting },
  [`GET ${at}/agenda`]: { ...members, params: meeting },
  [`POST ${at}/agenda`]: { ...members, params: meeting },
  [`POST ${at}/agenda/:item/move`]: { ...hosts, params: ownItem },
  [`POST ${at}/agenda/:item/remove`]: { ...members, params: ownItem },
  [`GET ${at}/actions/new`]: { ...hosts, params: meeting },
  [`POST ${at}/actions/new`]: { ...hosts, params: meeting },
  [`GET ${at}/actions/:action/edit`]: { ...hosts, params: action },
  [`POST ${at}/actions/:action/edit`]: { ...hosts, params: action },
  [`POST ${at}/actions/:action/remove`]: { ...hosts, params: action },
  [`GET ${at}/actions/:action/history`]: { ...members, params: action },
  [`POST ${at}/actions/:action/done`]: { ...members, params: action },
  [`POST ${at}/actions/:action/not-done`]: { ...members, params: action },
}
