import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { insertAction, listActions } from '../action/action.queries.ts'
import { issueExample, noteExample } from './test-issue.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const SIGNED_IN = { ...EVERYBODY, anonymous: 'sign-in' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const HOSTS = { ...MEMBERS, member: 'no' } as const
/** The member of this table raised the issue. */
const AUTHOR = { ...MEMBERS, host: 'no' } as const

const params = async (world: World) => ({ issue: await issueExample(world) })
const withNote = async (world: World) => {
  const issue = await issueExample(world)
  return { issue, note: await noteExample(world, issue) }
}
const withAction = async (world: World) => {
  const issue = await issueExample(world)
  await world.database.transaction((trx) => insertAction(trx, { issue }, { what: 'Ask the council', member: undefined, name: undefined, by: undefined }, world.clock.now))
  return { issue, action: (await listActions(world.database, { issue })).at(0)?.id ?? '' }
}

const at = '/initiatives/:slug/issues/:issue'
export const whoMay: WhoMay = {
  'GET /initiatives/:slug/issues': EVERYBODY,
  'GET /initiatives/:slug/issues/new': SIGNED_IN,
  'POST /initiatives/:slug/issues/new': SIGNED_IN,
  'POST /initiatives/:slug/issues/open': HOSTS,
  'POST /initiatives/:slug/issues/close': HOSTS,
  [`GET ${at}`]: { ...EVERYBODY, params },
  [`GET ${at}/edit`]: { ...AUTHOR, params },
  [`POST ${at}/edit`]: { ...AUTHOR, params },
  [`GET ${at}/take-back`]: { ...AUTHOR, params },
  [`POST ${at}/take-back`]: { ...AUTHOR, params },
  [`GET ${at}/hide`]: { ...HOSTS, params },
  [`POST ${at}/hide`]: { ...HOSTS, params },
  [`POST ${at}/unhide`]: { ...HOSTS, params },
  [`GET ${at}/partners`]: { ...MEMBERS, params },
  [`POST ${at}/partners`]: { ...MEMBERS, params },
  [`POST ${at}/partners/remove`]: { ...MEMBERS, params },
  [`GET ${at}/solution`]: { ...MEMBERS, params },
  [`POST ${at}/solution`]: { ...MEMBERS, params },
  [`GET ${at}/agreed`]: { ...MEMBERS, params },
  [`POST ${at}/agreed`]: { ...MEMBERS, params },
  [`POST ${at}/agreed/remove`]: { ...MEMBERS, params },
  [`POST ${at}/notes`]: { ...MEMBERS, params },
  [`GET ${at}/notes/:note/edit`]: { ...MEMBERS, host: 'no', params: withNote },
  [`POST ${at}/notes/:note/edit`]: { ...MEMBERS, host: 'no', params: withNote },
  [`GET ${at}/notes/:note/history`]: { ...MEMBERS, params: withNote },
  [`GET ${at}/actions/:action/history`]: { ...MEMBERS, params: withAction },
  [`POST ${at}/notes/:note/remove`]: { ...MEMBERS, params: withNote },
  [`GET ${at}/actions/new`]: { ...MEMBERS, params },
  [`POST ${at}/actions/new`]: { ...MEMBERS, params },
  [`GET ${at}/actions/:action/edit`]: { ...MEMBERS, params: withAction },
  [`POST ${at}/actions/:action/edit`]: { ...MEMBERS, params: withAction },
  [`POST ${at}/actions/:action/remove`]: { ...MEMBERS, params: withAction },
  [`POST ${at}/actions/:action/done`]: { ...MEMBERS, params: withAction },
  [`POST ${at}/actions/:action/not-done`]: { ...MEMBERS, params: withAction },
}
