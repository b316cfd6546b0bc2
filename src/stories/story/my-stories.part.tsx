/** On everybody's own page: the way to their stories, once there is something to look at. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { askedAgain } from '../consent/consent.rules.ts'
import { MyStories } from './my-stories.view.tsx'
import { countMine } from './story.queries.ts'

export const myStoriesPart = async (c: Context, { id }: SignedIn): Promise<JSX.Element> => <MyStories {...await countMine(c.database, id, askedAgain(c.now))} />
