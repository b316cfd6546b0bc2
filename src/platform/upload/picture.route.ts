/** Whoever may see what a picture belongs to sees the picture. */
import type { Context } from '../http/context.ts'
import { type Gate, route } from '../http/routes.ts'
import { NotThere } from '../http/routes.ts'
import { type PictureId, SIZES, findFile } from './picture.queries.ts'

/** A picture that this visitor may see. `forEverybody`: whether anybody may, so that a shared computer may keep a copy. */
export type PictureHere = Readonly<{ picture: PictureId; forEverybody: boolean }>

/**
 * The route that sends a picture's bytes; its path ends in `/:size`.
 * A copy is kept by browsers only of what everybody may see, and they ask each time whether it is still there: what was taken back is gone.
 */
export const pictureRoute = (path: `${string}/:size`, gate: Gate<PictureHere>) => route(path, gate).get((c, here) => sendPicture(c, here))

async function sendPicture(c: Context, { picture, forEverybody }: PictureHere): Promise<Response> {
  const size = SIZES.find((one) => one === c.param('size'))
  const file = size === undefined ? undefined : await findFile(c.database, picture, size)
  if (size === undefined || file === undefined) throw new NotThere()
  const tag = `"${picture}-${size}"`
  c.hono.header('cache-control', forEverybody ? 'private, no-cache' : 'no-store')
  c.hono.header('etag', tag)
  if (c.hono.req.header('if-none-match') === tag) return c.hono.body(null, 304)
  const body = file.bytes === undefined ? await c.site.pictures?.get(picture, size) : new Uint8Array(file.bytes)
  if (body === undefined) throw new NotThere()
  c.hono.header('content-type', file.type)
  c.hono.header('content-disposition', 'inline')
  return c.hono.body(body)
}
