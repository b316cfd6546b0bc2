/** What arrives when a reply is written, and when somebody was told. */
import { z } from 'zod'
import { choice, codes, optionalDay, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { REPLY_KINDS } from './tables.ts'

export type ReplyFormCode = 'you-said-missing' | 'you-said-too-long' | 'kind-missing' | 'words-too-long' | 'next-by-unreadable'
const code = codes<ReplyFormCode>()

const replyForm = withDays(['nextBy'], z.object({
  youSaid: text(code('you-said-missing'), code('you-said-too-long'), 2_000),
  kind: choice(REPLY_KINDS, code('kind-missing')),
  words: optionalText(code('words-too-long'), 2_000),
  nextBy: optionalDay(code('next-by-unreadable')),
  // How many replies the page showed: one more since then, and whoever writes should read it first.
  version,
}))

export const readReply = formReader<typeof replyForm, ReplyFormCode>(replyForm)

const toldForm = z.object({ outcome: choice(['told', 'not-reached'], 'outcome-missing') })
export const readTold = formReader<typeof toldForm, 'outcome-missing'>(toldForm)

const buttonForm = z.object({})
export const readSeen = formReader<typeof buttonForm, never>(buttonForm)
