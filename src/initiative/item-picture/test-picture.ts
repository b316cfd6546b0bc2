/** A prototype with a picture, for tests. */
import sharp from 'sharp'
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertPicture } from '#platform/upload/picture.queries.ts'
import { insertItem } from '../thread/item.queries.ts'
import type { Audience, ItemId, PersonId } from '../tables.ts'
import { insertItemPicture } from './item-picture.queries.ts'

/** A drawing of one colour, in bytes. */
export const drawing = async (width = 64, height = 48): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await sharp({ create: { width, height, channels: 3, background: '#357' } }).png().toBuffer())

/** A prototype of the service's person, with a picture that they added. */
export async function pictureItem(world: World, { seenBy, by = world.people.service }: Readonly<{ seenBy: Audience; by?: PersonId }>) {
  const bytes = await drawing()
  const file = { type: 'image/png', width: 64, height: 48, bytes } as const
  return world.database.transaction(async (trx) => {
    const item = await insertItem(trx, { initiative: world.initiative.id, kind: 'prototype', words: `A bench and a lamp ${newId<'nothing'>()}`, seenBy }, { person: by, standpoint: undefined, channel: 'site' })
    const picture = await insertPicture(trx, { kind: 'made', large: file, small: file }, { alt: 'A bench under a lamp', caption: undefined })
    await insertItemPicture(trx, { picture, item, by, at: world.clock.now })
    return { item, picture }
  })
}

/** Sends a picture as the form would. */
export async function sendPicture(world: World, item: ItemId, bytes: Uint8Array<ArrayBuffer>, { by = world.people.carer, ...fields }: Readonly<{ by?: PersonId; alt?: string; caption?: string }> = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ command: newId<'command'>(), alt: 'A bench, drawn from the side', ...fields })) body.append(name, value)
  body.append('picture', new Blob([bytes]), 'whatever.exe')
  return world.as(by).request(`/initiatives/${world.initiative.slug}/items/${item}/pictures/new`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}
