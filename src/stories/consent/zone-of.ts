/** Where a story was told, days end by that place's midnight. */
import { listInitiativesById } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import type { AtStory } from '../story/story.gate.ts'

export const zoneOf = async (c: Context, { story }: Pick<AtStory, 'story'>): Promise<string> => (await listInitiativesById(c.database, [story.initiative])).get(story.initiative)?.zone ?? DEFAULT_ZONE
