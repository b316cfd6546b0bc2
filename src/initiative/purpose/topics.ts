/** Topics in words. */
import type { Topic } from './register.rules.ts'
import { TOPICS, type TopicKey } from './tables.ts'
import { sayPurpose } from './words/index.ts'

export const topicName = ({ key, words }: Topic): string => (key === null ? words : sayPurpose(`topics.${key}`))

/** The offered topics, to be chosen from. */
export const topicChoices = (): readonly (readonly [TopicKey, string])[] => TOPICS.map((key) => [key, sayPurpose(`topics.${key}`)] as const)

/** The offered topics by their names. */
export const topicsByName = (): ReadonlyMap<string, TopicKey> => new Map(topicChoices().map(([key, name]) => [name.toLowerCase(), key]))
