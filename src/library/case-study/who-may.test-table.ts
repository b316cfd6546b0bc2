import type { WhoMay } from '#app/who-may.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { caseStudy, caseStudySchema } from './case-study.rules.ts'

export const whoMay: WhoMay = {
  ...whoMayKeep(caseStudy, caseStudySchema.parse({ title: 'A garden and a surgery', lead: 'People dug.' })),
  // Its group has published none in the tests' world: there is nothing to be put in.
  'POST /library/case-studies/of/:slug': { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'hidden', administrator: 'no' },
}
