/** Anybody looks through what was put together; whoever is signed in finds their own first. */
import { everybody, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { listPublished, listTitled } from '../entry/entry.queries.ts'
import { listMyCollections } from './collection.queries.ts'
import { collection } from './collection.rules.ts'
import { CollectionsPage } from './collections.view.tsx'

/** As many as are read at a time. */
const A_PAGE = 20

export const collections = route('/library/collections', everybody).kept('library').get(async (c) => {
  const [after, wanted] = [readId<'library-entry'>(c.query('after')), c.query('topic')]
  const [topic] = wanted === undefined ? [] : await listTitled(c.database, [{ kind: 'topic', slug: wanted }])
  const [found, mine] = await Promise.all([
    listPublished(c.database, collection, { after, most: A_PAGE + 1, pointingAt: topic === undefined ? undefined : { relation: 'topic', kind: 'topic', slug: topic.slug } }),
    c.person === undefined || after !== undefined ? [] : listMyCollections(c.database, c.person.id),
  ])
  const shown = found.slice(0, A_PAGE)
  return c.page(<CollectionsPage found={shown} next={found.length > A_PAGE ? shown.at(-1)?.id : undefined} later={after !== undefined} topic={topic} mine={mine} />)
})
