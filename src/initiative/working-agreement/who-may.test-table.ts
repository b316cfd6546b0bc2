import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { lineExample, settleExample } from './test-working.ts'
import { insertEnding } from './working.queries.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const HOSTS = { ...MEMBERS, member: 'no' } as const

const proposed = async (world: World) => ({ line: await lineExample(world) })
const settled = async (world: World) => {
  const line = await lineExample(world)
  await settleExample(world, [line])
  return { line }
}
const ending = async (world: World) => {
  const { line } = await settled(world)
  await world.database.transaction((trx) => insertEnding(trx, line, world.people.carer, world.clock.now))
  return { line }
}

const at = '/initiatives/:slug/working-agreement'
export const whoMay: WhoMay = {
  [`GET ${at}`]: EVERYBODY,
  [`GET ${at}/history`]: EVERYBODY,
  [`GET ${at}/who`]: MEMBERS,
  [`POST ${at}/agree`]: MEMBERS,
  [`POST ${at}/not`]: MEMBERS,
  [`GET ${at}/for-somebody`]: MEMBERS,
  [`POST ${at}/for-somebody`]: MEMBERS,
  [`GET ${at}/propose`]: MEMBERS,
  [`POST ${at}/propose`]: MEMBERS,
  [`POST ${at}/lines/:line/end`]: { ...MEMBERS, params: settled },
  [`POST ${at}/lines/:line/keep`]: { ...MEMBERS, params: ending },
  [`POST ${at}/lines/:line/withdraw`]: { ...MEMBERS, params: proposed },
  [`GET ${at}/settle`]: HOSTS,
  [`POST ${at}/settle`]: HOSTS,
}
