/** What arrives when a host promises something or asks everybody, and when somebody says how it was. */
import { z } from 'zod'
import { choice, codes, dayField, optionalId, optionalText, text, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { PROMISES, RUNGS } from './tables.ts'

export type HowSharedCode = 'rung-missing' | 'reason-missing' | 'reason-too-long' | 'day-missing' | 'day-unreadable' | 'day-past' | 'day-too-far' | 'asking-already' | 'standpoint-unknown' | 'words-too-long' | 'over'
const code = codes<HowSharedCode>()

const promiseForm = z.object({ rung: choice(PROMISES, code('rung-missing')), reason: text(code('reason-missing'), code('reason-too-long'), 1_000) })
export const readPromise = formReader<typeof promiseForm, HowSharedCode>(promiseForm)

const roundForm = withDays(['lastDay'], z.object({ lastDay: dayField(code('day-missing'), code('day-unreadable')) }))
export const readRound = formReader<typeof roundForm, HowSharedCode>(roundForm)

const answerForm = z.object({
  rung: choice(RUNGS, code('rung-missing')), standpoint: optionalId<'standpoint'>(code('standpoint-unknown')), words: optionalText(code('words-too-long'), 1_000),
})
export const readAnswer = formReader<typeof answerForm, HowSharedCode>(answerForm)
