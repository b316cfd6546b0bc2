/** Who may come to the pages of pictures. */
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import type { PictureHere } from '#platform/upload/picture.route.ts'
import { type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { type FoundItem, findItem } from '../thread/find-item.queries.ts'
import { type FoundPicture, findItemPicture } from './item-picture.queries.ts'
import { hasPictures, mayChangePicture } from './item-picture.rules.ts'
import { sayItemPicture } from './words/index.ts'

/** An item that may have pictures, for those who take part. */
export const itemForPictures: Gate<SeenByMember & Readonly<{ item: FoundItem }>> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findItem(c.database, here, id)
  return item === undefined || item.takenBack || item.hidden !== undefined || !hasPictures(item.kind) ? { closed: 'not-found' } : { ...here, item }
}

/** A picture, for whoever may see what it belongs to. */
export const whoMaySeePicture: Gate<PictureHere> = async (c) => {
  const here = await whoMaySee(c)
  if ('closed' in here) return here
  const id = readId<'picture'>(c.param('picture'))
  const found = id === undefined ? undefined : await findItemPicture(c.database, here, id)
  return found === undefined ? { closed: 'not-found' } : { picture: found.id, forEverybody: found.seenBy === 'public' }
}

export type PictureToChange = SeenByMember & Readonly<{ found: FoundPicture }>

/** A picture, for whoever added it and the hosts. */
export const whoMayChangePicture: Gate<PictureToChange> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'picture'>(c.param('picture'))
  const found = id === undefined ? undefined : await findItemPicture(c.database, here, id)
  if (found === undefined) return { closed: 'not-found' }
  return mayChangePicture(found, here.person.id, here.membership.host) ? { ...here, found } : { closed: 'forbidden', whoCan: sayItemPicture('who-can') }
}
