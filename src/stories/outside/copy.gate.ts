/** The gate of a copy's page: for whoever took it, and for those who look after the group. For anybody else to whom its address is passed on, it is not there. */
import { isHostOf } from '#initiative/index.ts'
import type { SignedIn } from '#platform/http/context.ts'
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type OutsideCopy, findCopy } from './copy.queries.ts'
import type { CopyRole } from './outside.rules.ts'

/** `host`: they look after the group now, whoever took it. */
export type AtCopy = Readonly<{ person: SignedIn; copy: OutsideCopy; role: CopyRole; host: boolean }>

export const atCopy: Gate<AtCopy> = async (c) => {
  const { person } = c
  if (person === undefined) return { closed: 'sign-in' }
  const id = readId<'story-use'>(c.param('use'))
  const copy = id === undefined ? undefined : await findCopy(c.database, id, c.now)
  if (copy === undefined) return { closed: 'not-found' }
  const host = await isHostOf(c.database, copy.initiative, person.id)
  const role = copy.takenBy === person.id ? 'taker' : host ? 'host' : undefined
  return role === undefined ? { closed: 'not-found' } : { person, copy, role, host }
}
