/** A story that its teller lets those who look after the group read, opened for one of them who has shown that it is them. */
import type { Transaction } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere } from '#platform/http/routes.ts'
import { dayOf } from '#platform/time.ts'
import { type Opened, opened } from '../story/opened-version.ts'
import { type SealedVersion, findSealed, holdStory, insertOpening } from '../story/story.queries.ts'
import type { AtOpenStory } from './open-story.gate.ts'
import { listOpenStories } from './open-story.queries.ts'

/** Where they read it. */
export const storyPath = ({ initiative, open }: AtOpenStory): string => `/initiatives/${initiative.slug}/stories/${open.id}`

/** Its teller sees who opened it, and for what. */
export async function openForHosts(c: Context, { open, person, initiative }: AtOpenStory, why: 'reading' | 'quoting'): Promise<Opened> {
  const sealed = await findSealed(c.database, open.id, open.number)
  if (sealed === undefined) throw new NotThere()
  await c.database.transaction((trx) => insertOpening(trx, open.id, open.number, { person: person.id, day: dayOf(c.now, initiative.zone), at: c.now, why }))
  return opened(c, open, sealed)
}

/** Its words, where nobody else can end the yes by which they read it; one that is open to them no more is not there. */
export async function holdOpen(trx: Transaction, { open, initiative }: AtOpenStory, now: Date): Promise<SealedVersion> {
  await holdStory(trx, open.id)
  const [still] = await listOpenStories(trx, initiative.id, now, { only: [open.id] })
  const sealed = still?.number === open.number ? await findSealed(trx, open.id, open.number) : undefined
  if (sealed === undefined) throw new NotThere()
  return sealed
}
