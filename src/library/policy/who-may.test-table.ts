import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { policy } from './policy.rules.ts'

const act = policy.schema.parse({ name: 'An Act about buses', type: 'act', year: 2014, duties: [{ words: 'Ask those who ride them.', where: 'section 3' }] })
const ofSignedIn: WhoMayRow = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes', params: async (world) => ({ entry: await settleEntry(world, policy, act) }) }

export const whoMay: WhoMay = { ...whoMayKeep(policy, act), 'GET /library/policies/:entry/use': ofSignedIn, 'POST /library/policies/:entry/use': ofSignedIn }
