/** Anybody reads what a topic is about and what the library holds about it. */
import type { Context } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import { listPublished } from '../entry/entry.queries.ts'
import type { EntryId } from '../tables.ts'
import type { AtEntry } from '../library.gate.ts'
import { resource } from '../resource/resource.rules.ts'
import { TopicPage } from './show-topic.view.tsx'
import { type Topic, topic } from './topic.rules.ts'

/** As many as are read at a time. */
export const RESOURCES_A_PAGE = 20

export const showTopic = readEntryWith(topic, (c, here) => showTopicPage(c, here))

async function showTopicPage(c: Context, here: AtEntry<Topic>): Promise<Response> {
  const after = readId<'library-entry'>(c.query('after') ?? '')
  const resources = await listPublished(c.database, resource, { ...about(here.entry.slug), after, most: RESOURCES_A_PAGE + 1 })
  return c.page(<TopicPage here={here} resources={resources.slice(0, RESOURCES_A_PAGE)} next={nextOf(resources)} later={after !== undefined} />)
}

const about = (slug: string) => ({ pointingAt: { relation: 'topic', kind: 'topic' as const, slug } })

const nextOf = (found: readonly Readonly<{ id: EntryId }>[]) => (found.length > RESOURCES_A_PAGE ? found[RESOURCES_A_PAGE - 1]?.id : undefined)
