/** Whoever added a picture, or a host, says better what it shows or takes it off. */
import { record } from '#platform/activity.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Typed, readPress } from '#platform/forms/read.ts'
import { type Problem } from '#platform/problems.ts'
import type { PictureWordsCode } from '#platform/upload/picture.form.ts'
import { deletePicture, describePicture, findPictures } from '#platform/upload/picture.queries.ts'
import { wholePage } from '../thread/whole-page.ts'
import { readChange } from './change-picture.form.ts'
import { ChangePicturePage } from './change-picture.view.tsx'
import { type PictureToChange, whoMayChangePicture } from './item-picture.gate.ts'
import { sayItemPicture } from './words/index.ts'

export const changePicture = route('/initiatives/:slug/pictures/:picture', whoMayChangePicture)

changePicture.get((c, here) => showPage(c, here, 200))

changePicture.post((c, here) =>
  write(c, readChange, async (trx, { version, ...words }) => {
    if (!(await describePicture(trx, here.found.id, version, words))) return { kind: 'outdated' as const, show: (typed: Typed) => showPage(c, here, 409, typed) }
    return done(itemOf(here), sayItemPicture('change.done'))
  }, (typed, problems) => showPage(c, here, 422, typed, problems)))

export const takePictureOff = route('/initiatives/:slug/pictures/:picture/take-off', whoMayChangePicture)

takePictureOff.post((c, here) =>
  write(c, readPress, async (trx) => {
    await deletePicture(trx, here.found.id)
    await record(trx, { kind: 'picture-taken-off', ids: { initiative: here.initiative.id, item: here.found.item, picture: here.found.id } })
    return done(itemOf(here), sayItemPicture('change.taken-off'))
  }, () => showPage(c, here, 422)))

const itemOf = ({ initiative, found }: PictureToChange) => `/initiatives/${initiative.slug}/${wholePage(found.kind)}/${found.item}#pictures`

async function showPage(c: Context, here: PictureToChange, status: 200 | 409 | 422, typed: Typed = {}, problems: readonly Problem<PictureWordsCode>[] = []) {
  const picture = (await findPictures(c.database, [here.found.id])).get(here.found.id)
  if (picture === undefined) throw new NotThere()
  return c.page(<ChangePicturePage here={here} found={here.found} picture={picture} typed={typed} problems={problems} outdated={status === 409} />, status)
}
