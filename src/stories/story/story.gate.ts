/** The gates of a story's own pages: open to its teller, some of them to the supporter whom they named, and not there for anybody else. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { say } from '../words/index.ts'
import { type Story, findStory } from './story.queries.ts'

export type AtStory = Readonly<{ person: SignedIn; story: Story; role: 'teller' | 'supporter' }>

/** The teller, or their supporter. */
export const atStory: Gate<AtStory> = async (c: Context) => {
  const { person } = c
  if (person === undefined) return { closed: 'sign-in' }
  const id = readId<'story'>(c.param('story'))
  const story = id === undefined ? undefined : await findStory(c.database, id)
  if (story === undefined || story.deleted) return { closed: 'not-found' }
  const role = story.teller === person.id ? 'teller' : story.supporter?.person === person.id ? 'supporter' : undefined
  return role === undefined ? { closed: 'not-found' } : { person, story, role }
}

/** The teller alone. */
export const tellers: Gate<AtStory> = async (c) => {
  const here = await atStory(c)
  return 'closed' in here || here.role === 'teller' ? here : { closed: 'forbidden', whoCan: say('who-can.teller') }
}
