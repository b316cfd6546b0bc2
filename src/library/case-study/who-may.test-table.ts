import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { findEntry } from '../entry/entry.queries.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { caseStudy, caseStudySchema } from './case-study.rules.ts'

const content = caseStudySchema.parse({ title: 'A garden and a surgery', lead: 'People dug.' })

const params = async (world: World) => {
  const entry = await findEntry(world.database, caseStudy, await settleEntry(world, caseStudy, content))
  return { id: entry?.id ?? '' }
}

export const whoMay: WhoMay = {
  ...whoMayKeep(caseStudy, content),
  'GET /library/entries/:id': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes', params },
  // Its group has published none in the tests' world: there is nothing to be put in.
  'POST /library/case-studies/of/:slug': { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'hidden', administrator: 'no' },
}
