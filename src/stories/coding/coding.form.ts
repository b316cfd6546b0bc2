/** What arrives when a round begins, and when a story is coded or settled. */
import { z } from 'zod'
import { codes, ids, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { MOST_STORIES, USUAL_STORIES } from './coding.rules.ts'

export type RoundFormCode = 'coders-unknown' | 'most-unreadable'
const round = codes<RoundFormCode>()
const naming = z.object({
  coders: ids<'person'>(round('coders-unknown')),
  most: z.string(round('most-unreadable')).optional().transform((typed) => (typed === undefined || typed.trim() === '' ? String(USUAL_STORIES) : typed.trim()))
    .pipe(z.string().regex(/^\d{1,5}$/, round('most-unreadable')).transform(Number).pipe(z.number().min(1, round('most-unreadable')).max(MOST_STORIES, round('most-unreadable')))),
})
export const readNaming = formReader<typeof naming, RoundFormCode>(naming)

export type TicksFormCode = 'code-unknown'
const ticks = z.object({ codes: ids<'code'>(codes<TicksFormCode>()('code-unknown')), none: tick })
export const readTicks = formReader<typeof ticks, TicksFormCode>(ticks)
