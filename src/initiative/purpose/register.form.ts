/** What arrives of what an initiative is about, and whom it is looking for. */
import { z } from 'zod'
import { codes, optionalId, optionalText, several } from '#platform/forms/fields.ts'
import { topicsOf } from './register.rules.ts'
import { TOPICS } from './tables.ts'
import { topicsByName } from './topics.ts'

export type RegisterCode = 'topics-unknown' | 'topics-too-many' | 'looking-for-too-long' | 'area-unknown'
const code = codes<RegisterCode>()

/** What is about everything is found by nobody. */
const MOST_TOPICS = 5
const LONGEST_TOPIC = 40

const ownTopics = z.string(code('topics-unknown')).optional()
  .transform((typed) => (typed ?? '').split('\n').map((line) => line.trim().replace(/\s+/g, ' ')).filter((line) => line !== ''))
  .refine((all) => all.length <= MOST_TOPICS && all.every((line) => line.length <= LONGEST_TOPIC), code('topics-too-many'))

export const registerFields = {
  topics: several(TOPICS, code('topics-unknown')), ownTopics,
  lookingFor: optionalText(code('looking-for-too-long'), 300),
}

export const areaField = optionalId<'area'>(code('area-unknown'))

/** The topics that were ticked and typed; undefined where they are too many. */
export function readTopics({ topics, ownTopics: own }: Readonly<{ topics: Parameters<typeof topicsOf>[0]; ownTopics: readonly string[] }>) {
  const all = topicsOf(topics, own, topicsByName())
  return all.length <= MOST_TOPICS ? all : undefined
}
