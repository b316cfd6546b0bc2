/** What arrives when people say what they want to be different, and what serves it. */
import { z } from 'zod'
import { codes, ids, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type AimCode = 'words-missing' | 'too-long' | 'chosen-by-missing' | 'serves-unknown' | 'reason-missing'
const code = codes<AimCode>()

const aimForm = z.object({
  words: text(code('words-missing'), code('too-long'), 1_000),
  sign: optionalText(code('too-long'), 1_000),
  chosenBy: ids<'standpoint'>(code('chosen-by-missing')).refine((chosen) => chosen.length > 0, code('chosen-by-missing')),
})
export const readAim = formReader<typeof aimForm, AimCode>(aimForm)

const servesForm = z.object({ serves: ids<'item'>(code('serves-unknown')) })
export const readServes = formReader<typeof servesForm, AimCode>(servesForm)

const awayForm = z.object({ reason: text(code('reason-missing'), code('too-long'), 300) })
export const readAway = formReader<typeof awayForm, AimCode>(awayForm)
