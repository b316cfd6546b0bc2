/** What can stand in the way of recording an idea, a prototype or a test alike, and the fields that they have together. */
import { codes, ids, text, version } from '#platform/forms/fields.ts'
import { sentRoom } from '../agreement/agreement.form.ts'

export type TryingCode =
  | 'words-too-long' | 'too-long' | 'rests-on-unknown' | 'rests-on-missing' | 'circle' | 'room-unreadable' | 'person-unknown' | 'standpoint-unknown' | 'standpoint-not-theirs'

const code = codes<TryingCode | 'words-missing'>()

/** As long as something that somebody says. */
export const LONGEST_WORDS = 2_000
/** A page of a sheet of paper, about. */
export const LONGEST_BOX = 4_000

export const commonFields = {
  words: text(code('words-missing'), code('words-too-long'), LONGEST_WORDS),
  room: sentRoom,
  restsOn: ids<'item'>(code('rests-on-unknown')),
  version,
}
