/** What a new library begins with: the resources that the founding documents name, the topics under which they stand, and what belongs together. Pure. */
import { z } from 'zod'
import { collectionSchema } from '../collection/collection.rules.ts'
import { policySchema } from '../policy/policy.rules.ts'
import { resourceSchema } from '../resource/resource.rules.ts'
import { termSchema } from '../term/term.rules.ts'
import { topicSchema } from '../topic/topic.rules.ts'

/** The name in the address; see `platform/slug.ts`. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)

/** The shape of `starting-collection.json`. What is not certain is left out there, never guessed. */
export const startingSchema = z.strictObject({
  topics: z.array(z.object({ slug, content: topicSchema })),
  resources: z.array(z.object({ slug, content: resourceSchema })),
  collections: z.array(z.object({ slug, content: collectionSchema })),
})

/** The shape of `starting-terms.json`: what words mean here, in words of our own. */
export const startingTermsSchema = z.strictObject({ terms: z.array(z.object({ slug, content: termSchema })) })

/** The shape of `starting-policies.json`: what could be confirmed of laws and policies. Nobody is said to have checked it. */
export const startingPoliciesSchema = z.strictObject({ policies: z.array(z.object({ slug, content: policySchema })) })

