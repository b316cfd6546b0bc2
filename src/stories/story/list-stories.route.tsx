/** A person sees the stories that they told or help with, and what they have begun. */
import { listInitiativesById } from '#initiative/index.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { listDrafts } from '../telling/draft.queries.ts'
import { ListStoriesPage } from './list-stories.view.tsx'
import { STORIES_A_PAGE, listStoriesOf } from './story.queries.ts'
import { askedAgain } from '../consent/consent.rules.ts'
import { countToAsk } from '../consent/to-ask.ts'

export const listStories = route('/stories', signedIn)

listStories.get(async (c, { person }) => {
  const after = readId<'story'>(c.query('after'))
  const [found, drafts, toAsk] = await Promise.all([listStoriesOf(c.database, person.id, { ...askedAgain(c.now), after }), after !== undefined ? [] : listDrafts(c.database, person.id), countToAsk(c, { person: person.id })])
  const stories = found.slice(0, STORIES_A_PAGE)
  const initiatives = await listInitiativesById(c.database, [...stories, ...drafts].map(({ initiative }) => initiative))
  return c.page(<ListStoriesPage person={person.id} stories={stories} more={found.length > STORIES_A_PAGE} paged={after !== undefined} drafts={drafts} initiatives={initiatives} toAsk={toAsk} />)
})
