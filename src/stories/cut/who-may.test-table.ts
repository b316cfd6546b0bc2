import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { tell } from '../test-stories.ts'
import { cutOf, openForCuts } from './test-cut.ts'

const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
/** The member of this table told the story: nobody else learns that it is there. */
const TELLER = { anonymous: 'sign-in', stranger: 'hidden', member: 'yes', host: 'hidden', administrator: 'hidden' } as const

const open = async (world: World) => ({ story: await openForCuts(world, world.people.carer) })
const proposed = async (world: World) => {
  const { story } = await open(world)
  return { story, cut: await cutOf(world, story) }
}
const told = async (world: World) => ({ story: await tell(world, world.people.carer) })

const cuts = '/stories/:story/cuts/:cut'
export const whoMay: WhoMay = {
  'GET /initiatives/:slug/stories/:story/cut': { ...HOSTS, params: open },
  'POST /initiatives/:slug/stories/:story/cut': { ...HOSTS, params: open },
  'POST /initiatives/:slug/stories/:story/cut/:cut/take-back': { ...HOSTS, params: proposed },
  [`GET ${cuts}`]: { ...TELLER, params: proposed },
  [`POST ${cuts}/take`]: { ...TELLER, params: proposed },
  [`GET ${cuts}/change`]: { ...TELLER, params: proposed },
  [`POST ${cuts}/change`]: { ...TELLER, params: proposed },
  [`POST ${cuts}/refuse`]: { ...TELLER, params: proposed },
  'GET /stories/:story/compare': { ...TELLER, params: told },
}
