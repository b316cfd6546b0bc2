import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { type Term, term } from './term.rules.ts'

const outcome: Term = term.schema.parse({ word: 'Outcome', definition: 'What is different for somebody.', questions: ['Different for whom?'] })
const params = async (world: World) => ({ entry: await settleEntry(world, term, outcome) })
const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes', params }

export const whoMay: WhoMay = {
  ...whoMayKeep(term, outcome),
  'GET /library/glossary/:entry/questions': everybody,
  'GET /library/glossary/:entry/use': { ...everybody, anonymous: 'sign-in' },
  'POST /library/glossary/:entry/use': { ...everybody, anonymous: 'sign-in' },
}
