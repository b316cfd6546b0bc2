/** A picture that comes with a form, and the words that go with it. */
import { z } from 'zod'
import { codes, optionalText } from '../forms/fields.ts'
import { formReader, readUpload } from '../forms/read.ts'
import type { Context } from '../http/context.ts'
import { mayTry } from '../limits.ts'
import { type KindCode, isFileName, pictureKind } from './kind.rules.ts'
import { type RecodeCode, type Remade, recode } from './recode.ts'

/** As long as a few sentences: what needs more is said on the page, for everybody. */
const LONGEST_ALT = 500
const LONGEST_CAPTION = 300
/** What a phone makes, with room to spare. */
const LARGEST_FILE = 10 * 1024 * 1024
/** Each takes a second of the machine's time. */
const MOST_AN_HOUR = 60

export type PictureWordsCode = 'alt-missing' | 'alt-too-long' | 'alt-is-file-name' | 'caption-too-long'
export type PictureCode = PictureWordsCode | KindCode | RecodeCode | 'picture-missing' | 'picture-too-large' | 'pictures-too-often'
const code = codes<PictureWordsCode>()

/** The fields beside the file, for a schema of one's own; `PictureFields` shows them. */
export const pictureFields = {
  alt: z.string(code('alt-missing')).trim().min(1, code('alt-missing')).max(LONGEST_ALT, code('alt-too-long')).refine((alt) => !isFileName(alt), code('alt-is-file-name')),
  caption: optionalText(code('caption-too-long'), LONGEST_CAPTION),
}

const pictureWords = z.object(pictureFields)

/** Where there is nothing else in the form. */
export const readPictureWords = formReader<typeof pictureWords, PictureWordsCode>(pictureWords)

export type SentPicture = Remade | Readonly<{ kind: 'none' }> | Readonly<{ kind: 'refused'; code: PictureCode }>

/**
 * Reads the picture that came in a field and has it made anew. Call it before `write`, so that no transaction waits for it;
 * inside, refuse with its code, or keep it with `insertPicture`.
 */
export async function readPicture(c: Context, field: string): Promise<SentPicture> {
  const file = await readUpload(c, field)
  if (file === undefined) return { kind: 'none' }
  if (file.size > LARGEST_FILE) return { kind: 'refused', code: 'picture-too-large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const known = pictureKind(bytes)
  if (known.kind === 'refused') return known
  const who = c.person?.id ?? 'anybody'
  if (!(await mayTry(c.database, { what: 'picture', who, most: MOST_AN_HOUR, withinSeconds: 3600 }))) return { kind: 'refused', code: 'pictures-too-often' }
  return recode(bytes)
}
