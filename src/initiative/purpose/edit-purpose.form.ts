/** What arrives when a host changes the purpose page. */
import { z } from 'zod'
import { codes, idField, optionalDay, optionalText, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type CreateCode, createFields } from './create-initiative.form.ts'
import { registerFields } from './register.form.ts'

export type EditCode =
  | CreateCode | 'can-too-long' | 'cannot-too-long' | 'cannot-what-missing' | 'cannot-why-missing' | 'starts-unreadable' | 'ends-unreadable' | 'ends-before-start'
  | 'by-whom-too-long' | 'partners-too-long'
const code = codes<EditCode>()

/** A page with more than twenty things that can't change says that nothing can. */
export const MOST_ROWS = 20

const lines = (typed: string) => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')
/** One thing a line. */
const lineField = (tooLong: EditCode) => z.string(tooLong).optional().transform((typed) => lines(typed ?? ''))
  .refine((all) => all.length <= MOST_ROWS && all.every((line) => line.length <= 300), tooLong)

/** The rows typed as `cannot-what-0`, `cannot-why-0`, `cannot-what-1` …, in order. */
const cannotRows = (typed: Readonly<Record<string, unknown>>) =>
  Array.from({ length: MOST_ROWS }, (_, number) => number).flatMap((number) => {
    const [what, why] = [typed[`cannot-what-${number}`], typed[`cannot-why-${number}`]].map((one) => (typeof one === 'string' ? one.trim() : ''))
    return what || why ? [{ number, what: what ?? '', why: why ?? '' }] : []
  })

const purposeFields = z.looseObject({
  ...createFields,
  ...registerFields,
  can: lineField('can-too-long'),
  area: z.literal('').transform(() => undefined).or(idField<'area'>(code('area-unknown'))).optional(),
  partners: lineField('partners-too-long'),
  starts: optionalDay(code('starts-unreadable')),
  ends: optionalDay(code('ends-unreadable')),
  byWhom: optionalText(code('by-whom-too-long'), 200),
  version,
  row: z.string().optional().catch(undefined),
}).transform(({ row, ...typed }, check) => {
  const problem = (field: string, message: EditCode) => check.addIssue({ code: 'custom', path: [field], message })
  const rows = cannotRows(typed)
  for (const { number, what, why } of rows) {
    if (what === '') problem(`cannot-what-${number}`, 'cannot-what-missing')
    // «Add another» is pressed while a row is half written: only saving asks for the reason.
    if (why === '' && row !== 'more') problem(`cannot-why-${number}`, 'cannot-why-missing')
    if (what.length > 300) problem(`cannot-what-${number}`, 'cannot-too-long')
    if (why.length > 300) problem(`cannot-why-${number}`, 'cannot-too-long')
  }
  if (typed.starts !== undefined && typed.ends !== undefined && typed.ends < typed.starts) problem('ends', 'ends-before-start')
  const { title, purpose, openTo, can, area, partners, starts, ends, byWhom, topics, ownTopics, lookingFor, version: shown } = typed
  return { title, purpose, openTo, can, cannot: rows.map(({ what, why }) => ({ what, why })), area, partners, starts, ends, byWhom, topics, ownTopics, lookingFor, version: shown, more: row === 'more' }
})

const purposeForm = withDays(['starts', 'ends'], purposeFields)

export const readPurpose = formReader<typeof purposeForm, EditCode>(purposeForm)
