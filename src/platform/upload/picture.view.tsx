/** A picture on a page, and the fields by which one is sent. */
import type { FC } from 'hono/jsx'
import { FileField, TextArea, TextField } from '../page/form.tsx'
import type { PictureCode } from './picture.form.ts'
import type { Picture } from './picture.queries.ts'
import { sayPicture } from './words/index.ts'

/** What is wrong with a picture or its words, as a sentence. */
export const sentenceOfPicture = (code: PictureCode): string => sayPicture(`problems.${code}`)

/** How wide a picture stands at most; the stylesheet says the same. */
const SIZES_ON_PAGE = '(max-width: 44rem) 100vw, 44rem'

/**
 * A picture with its words. Phones fetch the small one.
 * @param address where its files are, without the size: `/initiatives/x/pictures/y`
 */
export const PictureFigure: FC<Readonly<{ picture: Picture; address: string }>> = ({ picture: { alt, caption, large, small }, address }) => (
  <figure class="picture">
    <img src={`${address}/large`} srcset={`${address}/small ${small.width}w, ${address}/large ${large.width}w`} sizes={SIZES_ON_PAGE}
      width={large.width} height={large.height} alt={alt} loading="lazy" decoding="async" />
    {caption === undefined ? null : <figcaption>{caption}</figcaption>}
  </figure>
)

/** The file and its words; the form needs `upload`. */
export const PictureFields: FC = () => (
  <>
    <FileField name="picture" label={sayPicture('file')} hint={sayPicture('file-hint')} accept="image/jpeg,image/png,image/webp" />
    <PictureWordsFields />
  </>
)

/** The words alone, to change them. */
export const PictureWordsFields: FC<Readonly<{ alt?: string | undefined; caption?: string | undefined }>> = ({ alt, caption }) => (
  <>
    <TextArea name="alt" label={sayPicture('alt')} hint={sayPicture('alt-hint')} value={alt} rows={3} most={500} />
    <TextField name="caption" label={sayPicture('caption')} hint={sayPicture('caption-hint')} value={caption} optional />
  </>
)
