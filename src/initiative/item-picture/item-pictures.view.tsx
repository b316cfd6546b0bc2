import type { FC } from 'hono/jsx'
import { PictureFigure } from '#platform/upload/picture.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import type { ItemPicture } from './item-picture.queries.ts'
import { MOST_PICTURES, hasPictures } from './item-picture.rules.ts'
import { sayItemPicture } from './words/index.ts'

type Props = Readonly<{ here: Seen; item: Readonly<{ id: ItemId; kind: ItemKind }>; pictures: readonly ItemPicture[] }>

/** The pictures of an item, for a page that is about it; `listItemPictures` finds them. Nothing where there are none and nobody may add one. */
export const ItemPictures: FC<Props> = ({ here, item, pictures }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const member = here.membership !== undefined
  if (!hasPictures(item.kind) || (pictures.length === 0 && !member)) return null
  return (
    <section id="pictures">
      <h2>{sayItemPicture('title')}</h2>
      {pictures.map((picture, index) => (
        <>
          <PictureFigure picture={picture} address={`${base}/pictures/${picture.id}`} />
          {picture.mine || here.membership?.host === true ? <p class="screen-only"><a href={`${base}/pictures/${picture.id}`}>{sayItemPicture('change.link')}<span class="visually-hidden"> {sayItemPicture('change.which', { number: index + 1 })}</span></a></p> : null}
        </>
      ))}
      {member && pictures.length < MOST_PICTURES ? <p class="screen-only"><a href={`${base}/items/${item.id}/pictures/new`}>{sayItemPicture('add.link')}</a></p> : null}
    </section>
  )
}
