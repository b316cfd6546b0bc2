/** Anybody reads what a topic is about and what the library holds about it. */
import type { Context } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { listOpenStudies } from '../case-study/open-studies.ts'
import { collection } from '../collection/collection.rules.ts'
import { listPublished } from '../entry/entry.queries.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import type { AtEntry } from '../library.gate.ts'
import { listNewer } from '../resource/newer.ts'
import { resource } from '../resource/resource.rules.ts'
import { TopicPage } from './show-topic.view.tsx'
import { type Topic, topic } from './topic.rules.ts'

/** As many as are read at a time. */
const RESOURCES_A_PAGE = 20
/** Of the rest the newest; lists of their own hold all. */
const BESIDE = 5

export const showTopic = readEntryWith(topic, showTopicPage).kept('library', 'found')

async function showTopicPage(c: Context, here: AtEntry<Topic>): Promise<Response> {
  const after = readId<'library-entry'>(c.query('after'))
  const pointingAt = { relation: 'topic', kind: 'topic', slug: here.entry.slug } as const
  const [found, collections, studies] = await Promise.all([
    listPublished(c.database, resource, { pointingAt, after, most: RESOURCES_A_PAGE + 1 }),
    after === undefined ? listPublished(c.database, collection, { pointingAt, most: BESIDE + 1 }) : [],
    after === undefined ? listOpenStudies(c, { topic: here.entry.slug }, { most: BESIDE + 1 }) : [],
  ])
  const resources = found.slice(0, RESOURCES_A_PAGE)
  const newer = await listNewer(c.database, resources.map(({ content }) => content))
  return c.page(<TopicPage here={here} resources={resources} newer={newer} next={found.length > RESOURCES_A_PAGE ? resources.at(-1)?.id : undefined} later={after !== undefined} collections={collections} studies={studies} beside={BESIDE} />)
}
