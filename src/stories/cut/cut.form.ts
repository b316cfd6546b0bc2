/** What arrives when a cut is proposed, and when its teller answers. */
import { z } from 'zod'
import { codes, optionalText, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { LONGEST_STORY } from '../telling/telling.rules.ts'

export type ProposeFormCode = 'words-missing' | 'words-too-long' | 'reason-missing' | 'reason-too-long'
export type ChangeFormCode = 'words-missing' | 'words-too-long'
export type RefuseFormCode = 'why-too-long'

/** A few sentences. */
export const LONGEST_REASON = 1_000

const proposed = codes<ProposeFormCode>()
const propose = z.object({
  words: text(proposed('words-missing'), proposed('words-too-long'), LONGEST_STORY), reason: text(proposed('reason-missing'), proposed('reason-too-long'), LONGEST_REASON),
})
export const readPropose = formReader<typeof propose, ProposeFormCode>(propose)

const changed = codes<ChangeFormCode>()
const change = z.object({ version, words: text(changed('words-missing'), changed('words-too-long'), LONGEST_STORY) })
export const readChange = formReader<typeof change, ChangeFormCode>(change)

const take = z.object({ version })
export const readTake = formReader<typeof take, never>(take)

const refused = codes<RefuseFormCode>()
const refuse = z.object({ why: optionalText(refused('why-too-long'), LONGEST_REASON) })
export const readRefuse = formReader<typeof refuse, RefuseFormCode>(refuse)
