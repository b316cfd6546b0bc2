import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { listGroups } from './card.queries.ts'
import { begin, nod, writeOne } from './test-session.ts'

const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
/** The member of this table tells the story; the host was not there. */
const THERE = { ...MEMBERS, host: 'no' } as const

const begun = async (world: World) => ({ session: (await begin(world)).session })
const written = async (world: World) => {
  const { session, path } = await begin(world)
  const card = await writeOne(world, path, 'Nobody had a watch.')
  return { session, path, card }
}
const onTable = async (world: World) => {
  const { session, card } = await written(world)
  return { session, card: card.id }
}
const nodded = async (world: World) => {
  const { session, path, card } = await written(world)
  await nod(world, path, card)
  return { session, card: card.id }
}
const grouped = async (world: World) => {
  const { session, path, card } = await written(world)
  await world.as(world.people.carer).post(`${path}/arrange`, { cards: card.id, name: 'Time' })
  return { session, group: (await listGroups(world.database, session))[0]?.id ?? '' }
}

const sessions = '/initiatives/:slug/story-sessions'
const at = `${sessions}/:session`
export const whoMay: WhoMay = {
  [`GET ${sessions}`]: MEMBERS,
  [`GET ${sessions}/new`]: MEMBERS,
  [`POST ${sessions}/new`]: MEMBERS,
  [`GET ${at}`]: { ...MEMBERS, params: begun },
  [`POST ${at}/cards`]: { ...THERE, params: begun },
  [`GET ${at}/people`]: { ...THERE, params: begun },
  [`POST ${at}/people`]: { ...THERE, params: begun },
  [`POST ${at}/name`]: { ...THERE, params: begun },
  [`GET ${at}/print`]: { ...THERE, params: begun },
  [`GET ${at}/take-back`]: { ...THERE, params: begun },
  [`POST ${at}/take-back`]: { ...THERE, params: begun },
  [`GET ${at}/arrange`]: { ...THERE, params: begun },
  [`POST ${at}/arrange`]: { ...THERE, params: begun },
  [`POST ${at}/undo`]: { ...THERE, params: begun },
  [`GET ${at}/groups/:group`]: { ...THERE, params: grouped },
  [`POST ${at}/groups/:group`]: { ...THERE, params: grouped },
  [`POST ${at}/groups/:group/take-apart`]: { ...THERE, params: grouped },
  [`GET ${at}/cards/:card`]: { ...MEMBERS, params: nodded },
  [`POST ${at}/cards/:card/change`]: { ...THERE, params: onTable },
  [`POST ${at}/cards/:card/nod`]: { ...THERE, params: onTable },
  [`POST ${at}/cards/:card/put-forward`]: { ...MEMBERS, params: nodded },
  [`POST ${at}/cards/:card/take-back`]: { ...THERE, params: onTable },
}
