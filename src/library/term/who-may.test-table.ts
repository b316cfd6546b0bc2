import type { WhoMay } from '#app/who-may.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { type Term, term } from './term.rules.ts'

const outcome: Term = term.schema.parse({ word: 'Outcome', definition: 'What is different for somebody.', questions: ['Different for whom?'] })

export const whoMay: WhoMay = {
  ...whoMayKeep(term, outcome),
  'GET /library/glossary/:entry/questions': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes', params: async (world) => ({ entry: await settleEntry(world, term, outcome) }) },
}
