import type { WhoMay } from '#app/who-may.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { policy } from './policy.rules.ts'

export const whoMay: WhoMay = whoMayKeep(policy, policy.schema.parse({ name: 'An Act about buses', type: 'act', year: 2014, duties: [{ words: 'Ask those who ride them.', where: 'section 3' }] }))
