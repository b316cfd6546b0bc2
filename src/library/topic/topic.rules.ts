/** What a topic is: something that much of the library is about. The one shape for forms, the starting collection and the database. Pure. */
import { z } from 'zod'
import type { EntryKind } from '../kind.ts'
import { sayTopic } from './words/index.ts'

/** What fits into a list of topics. */
export const LONGEST_NAME = 120
/** A sentence or two. */
export const LONGEST_LEAD = 400
/** A page to read, not a report: that is a resource. */
export const LONGEST_TEXT = 6_000

/** How many things stand in a topic is counted so far: whoever reads «more than a hundred» knows enough. */
export const MOST_COUNTED = 100

export const topicSchema = z.strictObject({
  name: z.string().trim().min(1).max(LONGEST_NAME),
  /** What it is about, in plain words. */
  lead: z.string().trim().min(1).max(LONGEST_LEAD),
  text: z.string().trim().max(LONGEST_TEXT).default(''),
})

export type Topic = z.output<typeof topicSchema>

export const topic: EntryKind<'topic', Topic> = {
  kind: 'topic', schema: topicSchema, byAnybody: true, staysTheirs: false,
  titleOf: ({ name }) => name,
  references: () => [],
  findable: ({ lead, text }) => ({ about: '', text: [lead, text].filter(Boolean).join('\n'), facets: [] }),
  links: () => [],
  lines: ({ name, lead, text }) => [[sayTopic('name'), name], [sayTopic('about'), lead], [sayTopic('text'), text]],
}
