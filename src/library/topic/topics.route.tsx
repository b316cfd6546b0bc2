/** Anybody looks at what the library holds by what it is about. */
import { everybody, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { listTopics } from './topic.queries.ts'
import { TopicsPage } from './topics.view.tsx'

/** As many as are read at a time. */
const TOPICS_A_PAGE = 60

export const topics = route('/library/topics', everybody).kept('library').get(async (c) => {
  const after = readId<'library-entry'>(c.query('after') ?? '')
  const found = await listTopics(c.database, { after, most: TOPICS_A_PAGE + 1 })
  return c.page(<TopicsPage topics={found.slice(0, TOPICS_A_PAGE)} next={found.length > TOPICS_A_PAGE ? found[TOPICS_A_PAGE - 1]?.id : undefined} later={after !== undefined} />)
})
