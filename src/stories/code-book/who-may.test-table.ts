import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { bookWith } from './test-book.ts'

const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const coded = async (world: World) => {
  const { codes: [code = ''], number } = await bookWith(world, ['Waiting'])
  return { code, number: String(number) }
}

const book = '/initiatives/:slug/code-book'
export const whoMay: WhoMay = {
  [`GET ${book}`]: MEMBERS,
  [`GET ${book}/versions/:number`]: { ...MEMBERS, params: coded },
  [`POST ${book}/themes`]: MEMBERS,
  [`GET ${book}/codes/new`]: MEMBERS,
  [`POST ${book}/codes/new`]: MEMBERS,
  [`GET ${book}/codes/:code`]: { ...MEMBERS, params: coded },
  [`POST ${book}/codes/:code`]: { ...MEMBERS, params: coded },
  [`POST ${book}/codes/:code/take-out`]: { ...MEMBERS, params: coded },
}
