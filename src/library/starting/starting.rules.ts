/** What a new library begins with: the resources that the founding documents name, and the topics under which they stand. Pure. */
import { z } from 'zod'
import { resourceSchema } from '../resource/resource.rules.ts'
import { topicSchema } from '../topic/topic.rules.ts'

/** The name in the address; see `slug.rules.ts`. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)

/** The shape of `starting-collection.json`. What is not certain is left out there, never guessed. */
export const startingSchema = z.strictObject({
  topics: z.array(z.object({ slug, content: topicSchema })),
  resources: z.array(z.object({ slug, content: resourceSchema })),
})

export type Starting = z.output<typeof startingSchema>
