/** A member adds a picture to what was made, tried or changed. */
import { record } from '#platform/activity.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { readPicture, readPictureWords } from '#platform/upload/picture.form.ts'
import { insertPicture } from '#platform/upload/picture.queries.ts'
import { wholePage } from '../thread/whole-page.ts'
import { AddPicturePage } from './add-picture.view.tsx'
import { itemForPictures } from './item-picture.gate.ts'
import { countItemPictures, insertItemPicture } from './item-picture.queries.ts'
import { MOST_PICTURES } from './item-picture.rules.ts'
import { sayItemPicture } from './words/index.ts'

export const addPicture = route('/initiatives/:slug/items/:item/pictures/new', itemForPictures)

addPicture.get((c, here) => c.page(<AddPicturePage here={here} item={here.item} />))

addPicture.post(async (c, here) => {
  const sent = await readPicture(c, 'picture')
  return write(c, readPictureWords, async (trx, words) => {
    const { initiative, item, person } = here
    if (sent.kind === 'none') return refuse('picture', 'picture-missing' as const)
    if (sent.kind === 'refused') return refuse('picture', sent.code)
    if ((await countItemPictures(trx, item.id)) >= MOST_PICTURES) return refuse('picture', 'most-pictures' as const)
    const picture = await insertPicture(trx, sent, words)
    await insertItemPicture(trx, { picture, item: item.id, by: person.id, at: c.now })
    await record(trx, { kind: 'picture-added', ids: { initiative: initiative.id, item: item.id, picture } })
    return done(`/initiatives/${initiative.slug}/${wholePage(item.kind)}/${item.id}#pictures`, sayItemPicture('add.done'))
  }, (typed, problems) => c.page(<AddPicturePage here={here} item={here.item} typed={typed} problems={problems} />, 422))
})
