/** Leads to an entry by its id: for what points at it and must not know its name. */
import { type Gate, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { isEditing } from '../library.gate.ts'
import { type Kind, entryPath } from '../kind.ts'
import { findById } from './entry.queries.ts'
import { mayRead } from './entry.rules.ts'

type Found = Readonly<{ kind: Kind; slug: string }>

const atId: Gate<Found> = async (c) => {
  const id = readId<'library-entry'>(c.param('id'))
  const entry = id === undefined ? undefined : await findById(c.database, id)
  if (entry === undefined) return { closed: 'not-found' }
  const who = { editor: await isEditing(c), maker: c.person !== undefined && entry.madeBy === c.person.id }
  return mayRead(entry.state, who) || entry.state === 'withdrawn' ? entry : { closed: 'not-found' }
}

export const leadToEntry = route('/library/entries/:id', atId).get((c, { kind, slug }) => c.seeOther(entryPath(kind, slug)))
