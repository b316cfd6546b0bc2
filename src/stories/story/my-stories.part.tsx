/** On everybody's own page: the way to their stories, once there is something to look at. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { askedAgain } from '../consent/consent.rules.ts'
import { countUnanswered } from '../outside/copy.queries.ts'
import { MyStories } from './my-stories.view.tsx'
import { listStoriesOf } from './story.queries.ts'

export async function myStoriesPart(c: Context, { id }: SignedIn): Promise<JSX.Element> {
  const [stories, copies] = await Promise.all([listStoriesOf(c.database, id, askedAgain(c.now)), countUnanswered(c.database, { takenBy: id }, c.now)])
  return <MyStories copies={copies} count={stories.length} waiting={stories.filter(({ waiting, teller }) => waiting && teller === id).length} cuts={stories.filter(({ cut, teller }) => cut && teller === id).length} ending={stories.filter(({ ending, teller }) => ending && teller === id).length} />
}
