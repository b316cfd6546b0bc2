/** Those who look after a group, before a story whose teller lets them read it. */
import { type SeenByMember, hosts } from '#initiative/index.ts'
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type OpenStory, listOpenStories } from './open-story.queries.ts'

export type AtOpenStory = SeenByMember & Readonly<{ open: OpenStory }>

/** A story that is not open to them, or no more, is not there. */
export const hostsAtStory: Gate<AtOpenStory> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'story'>(c.param('story'))
  const [open] = id === undefined ? [] : await listOpenStories(c.database, here.initiative.id, c.now, { only: [id] })
  return open === undefined ? { closed: 'not-found' } : { ...here, open }
}
