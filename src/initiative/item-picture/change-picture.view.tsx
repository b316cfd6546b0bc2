import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { versionTyped } from '#platform/forms/read.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Warning } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { PictureWordsCode } from '#platform/upload/picture.form.ts'
import type { Picture } from '#platform/upload/picture.queries.ts'
import { PictureFigure, PictureWordsFields, sentenceOfPicture } from '#platform/upload/picture.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { FoundPicture } from './item-picture.queries.ts'
import { wholePage } from '../thread/whole-page.ts'
import { sayItemPicture } from './words/index.ts'

type Props = Readonly<{ here: Seen; found: FoundPicture; picture: Picture; typed: Typed; problems: readonly Problem<PictureWordsCode>[]; outdated: boolean }>

/** Somebody else was faster: what is there now stands above, what was typed in the fields. */
export const ChangePicturePage: FC<Props> = ({ here, found, picture, typed, problems, outdated }) => {
  const sentences = sentencesOf(problems, sentenceOfPicture)
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayItemPicture('change.title')} back={{ href: `${base}/${wholePage(found.kind)}/${found.item}#pictures`, text: sayItemPicture('back') }} problems={sentences} listed={false}>
      {outdated ? <Warning>{sayItemPicture('change.outdated', { alt: picture.alt, caption: picture.caption ?? sayItemPicture('change.no-caption') })}</Warning> : null}
      <PictureFigure picture={picture} address={`${base}/pictures/${picture.id}`} />
      <Form typed={typed} problems={sentences} version={outdated ? picture.version : versionTyped(typed) ?? picture.version}>
        <PictureWordsFields alt={picture.alt} caption={picture.caption} />
        <Button>{sayItemPicture('change.button')}</Button>
      </Form>
      <section>
        <h2>{sayItemPicture('change.take-off-title')}</h2>
        <p>{sayItemPicture('change.take-off-text')}</p>
        <Form action={`${base}/pictures/${picture.id}/take-off`}><Button look="warning">{sayItemPicture('change.take-off')}</Button></Form>
      </section>
    </InitiativePage>
  )
}
