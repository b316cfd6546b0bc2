/** The gates of an area's pages. */
import type { Context } from '#platform/http/context.ts'
import { type Closed, type Gate, administrators } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Area, type AreaContact, findArea, findAreaContact } from './area.queries.ts'

export type AreaSeen = Readonly<{ area: Area }>

/** Everybody, for an area that is there. */
export const anArea: Gate<AreaSeen> = async (c) => findNamed(c)

/** Administrators, for an area that is there. */
export const administratorsOfArea: Gate<AreaSeen> = async (c) => {
  const open = await administrators(c)
  return 'closed' in open ? open : findNamed(c)
}

/** Administrators, for a contact of an area. */
export const administratorsOfContact: Gate<AreaSeen & Readonly<{ contact: AreaContact }>> = async (c) => {
  const here = await administratorsOfArea(c)
  if ('closed' in here) return here
  const id = readId<'area-contact'>(c.param('contact'))
  const contact = id === undefined ? undefined : await findAreaContact(c.database, here.area.id, id)
  return contact === undefined ? { closed: 'not-found' } : { ...here, contact }
}

async function findNamed(c: Context): Promise<AreaSeen | Closed> {
  const id = readId<'area'>(c.param('area'))
  const area = id === undefined ? undefined : await findArea(c.database, id)
  return area === undefined ? { closed: 'not-found' } : { area }
}
