/** A person sees the stories that they told or help with, and what they have begun. */
import { listInitiativesById } from '#initiative/index.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { listDrafts } from '../telling/draft.queries.ts'
import { ListStoriesPage } from './list-stories.view.tsx'
import { listStoriesOf } from './story.queries.ts'
import { askedAgain } from '../consent/consent.rules.ts'
import { countToAsk } from '../consent/to-ask.ts'

export const listStories = route('/stories', signedIn)

listStories.get(async (c, { person }) => {
  const [stories, drafts, toAsk] = await Promise.all([listStoriesOf(c.database, person.id, askedAgain(c.now)), listDrafts(c.database, person.id), countToAsk(c, { person: person.id })])
  const initiatives = await listInitiativesById(c.database, [...stories, ...drafts].map(({ initiative }) => initiative))
  return c.page(<ListStoriesPage person={person.id} stories={stories} drafts={drafts} initiatives={initiatives} toAsk={toAsk} />)
})
