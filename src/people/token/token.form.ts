/** What arrives when somebody makes a token. */
import { z } from 'zod'
import { choice, codes, ids, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type TokenFormCode = 'name-missing' | 'name-too-long' | 'reach-missing' | 'chosen-unknown' | 'days-missing'
const code = codes<TokenFormCode>()

/** What a program may do with it. */
export const MAY = ['read', 'add'] as const

export const REACHES = ['all', 'chosen'] as const
/** A season, unless somebody wants it otherwise; a year at most, so that what is forgotten ends by itself. */
export const DAYS = ['30', '90', '365'] as const
export const USUAL_DAYS = '90'

const form = z.object({
  name: text(code('name-missing'), code('name-too-long'), 100),
  reach: choice(REACHES, code('reach-missing')),
  chosen: ids(code('chosen-unknown')),
  // Who says nothing lets it only read.
  may: choice(MAY, 'read').catch('read'),
  days: choice(DAYS, code('days-missing')),
})
export const readTokenForm = formReader<typeof form, TokenFormCode>(form)
