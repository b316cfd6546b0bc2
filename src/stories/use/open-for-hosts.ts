/** A story that its teller lets those who look after the group read, opened for one of them who has shown that it is them. */
import type { Context } from '#platform/http/context.ts'
import { NotThere } from '#platform/http/routes.ts'
import { dayOf } from '#platform/time.ts'
import { type Opened, opened } from '../story/opened-version.ts'
import { findSealed, insertOpening } from '../story/story.queries.ts'
import type { AtOpenStory } from './open-story.gate.ts'

/** Where they read it. */
export const storyPath = ({ initiative, open }: AtOpenStory): string => `/initiatives/${initiative.slug}/stories/${open.id}`

/** Its teller sees who opened it, and for what. */
export async function openForHosts(c: Context, { open, person, initiative }: AtOpenStory, why: 'reading' | 'quoting'): Promise<Opened> {
  const sealed = await findSealed(c.database, open.id, open.number)
  if (sealed === undefined) throw new NotThere()
  await c.database.transaction((trx) => insertOpening(trx, open.id, open.number, { person: person.id, day: dayOf(c.now, initiative.zone), at: c.now, why }))
  return opened(c, open, sealed)
}
