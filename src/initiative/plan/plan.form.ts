/** What arrives when members plan, and say what really happened. */
import { z } from 'zod'
import { choice, codes, dayField, optionalDay, optionalId, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type AboutCode, aboutFields } from '../about/about.form.ts'

export type PlanCode = AboutCode | 'what-missing' | 'too-long' | 'from-missing' | 'until-missing' | 'day-unreadable' | 'until-before-from' | 'after-unknown' | 'after-circle' | 'too-many'
  | 'finished-without-start' | 'finished-before-start' | 'skipped-and-started' | 'template-missing' | 'first-missing' | 'not-empty'
const code = codes<PlanCode>()

const planned = z.object({
  what: text(code('what-missing'), code('too-long'), 200), who: optionalText(code('too-long'), 200),
  from: dayField(code('from-missing'), code('day-unreadable')), until: dayField(code('until-missing'), code('day-unreadable')),
  after: optionalId<'planned-step'>(code('after-unknown')), version,
}).refine(({ from, until }) => until >= from, { path: ['until'], message: code('until-before-from') })
const plannedForm = withDays(['from', 'until'], planned)
export const readPlanned = formReader<typeof plannedForm, PlanCode>(plannedForm)

const went = z.object({ started: optionalDay(code('day-unreadable')), finished: optionalDay(code('day-unreadable')), skippedBecause: optionalText(code('too-long'), 500), ...aboutFields, version })
  .refine(({ started, finished }) => finished === undefined || started !== undefined, { path: ['started'], message: code('finished-without-start') })
  .refine(({ started, finished }) => finished === undefined || started === undefined || finished >= started, { path: ['finished'], message: code('finished-before-start') })
  .refine(({ started, skippedBecause }) => started === undefined || skippedBecause === undefined, { path: ['skippedBecause'], message: code('skipped-and-started') })
const wentForm = withDays(['started', 'finished'], went)
export const readHowItWent = formReader<typeof wentForm, PlanCode>(wentForm)

const beginForm = withDays(['first'], z.object({ template: choice(['workshops', 'year', 'question'], code('template-missing')), first: dayField(code('first-missing'), code('day-unreadable')) }))
export const readBegin = formReader<typeof beginForm, PlanCode>(beginForm)
