/** What arrives when somebody puts a law or policy on the map, and the fields for it. */
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { choice, codes, optionalDay, optionalText, text, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { rowField, withRows } from '#platform/forms/rows.ts'
import { DayField, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { Details } from '#platform/page/parts.tsx'
import { type ChangingCode, changing } from '../entry/entry.form.ts'
import { listTitled } from '../entry/entry.queries.ts'
import type { EntryForm } from '../entry/entry-routes.tsx'
import { entryPath } from '../kind.ts'
import { type Carried, LONGEST, MOST_CARRIED, MOST_EXPLAINING, POLICY_TYPES, type Policy, YEARS, entryAt, policy } from './policy.rules.ts'
import { sayPolicy } from './words/index.ts'

export type PolicyCode = 'name-missing' | 'too-long' | 'type-missing' | 'year-unreadable' | 'link-unreadable' | 'words-missing' | 'explained-unknown' | 'day-unreadable' | 'checked-half'
const code = codes<PolicyCode>()

const optionalLink = z.string(code('link-unreadable')).trim().optional().transform((typed) => (typed === '' ? undefined : typed)).pipe(z.url({ protocol: /^https?$/, error: code('link-unreadable') }).max(2_000, code('link-unreadable')).optional())

const optionalYear = z.string(code('year-unreadable')).trim().regex(/^(\d{4})?$/, code('year-unreadable')).optional().transform((typed) => (typed === undefined || typed === '' ? undefined : Number(typed)))
  .refine((year) => year === undefined || (year >= YEARS.first && year <= YEARS.last), code('year-unreadable'))

const addresses = z.string(code('explained-unknown')).optional().transform((typed, check) => {
  const all = [...new Set((typed ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== ''))].map(entryAt)
  const known = all.filter((one) => one !== undefined)
  if (known.length === all.length && all.length <= MOST_EXPLAINING) return known
  check.addIssue({ code: 'custom', message: code('explained-unknown') })
  return z.NEVER
})

const fields = withDays(['checkedOn'], z.object({
  ...changing,
  name: text(code('name-missing'), code('too-long'), LONGEST.line),
  type: choice(POLICY_TYPES, code('type-missing')),
  year: optionalYear,
  citation: optionalText(code('too-long'), LONGEST.line),
  link: optionalLink,
  about: optionalText(code('too-long'), LONGEST.words),
  applies: optionalText(code('too-long'), LONGEST.line),
  explainedBy: addresses,
  checkedOn: optionalDay(code('day-unreadable')),
  checkedBy: optionalText(code('too-long'), LONGEST.line),
}).superRefine(({ checkedOn, checkedBy }, check) => {
  if ((checkedOn === undefined) !== (checkedBy === undefined)) check.addIssue({ code: 'custom', path: ['checkedBy'], message: code('checked-half') })
}))
const row = z.object({ words: text(code('words-missing'), code('too-long'), LONGEST.words), where: optionalText(code('too-long'), LONGEST.line), link: optionalLink })

const shape = withRows(withRows(fields, 'principle', MOST_CARRIED, row), 'duty', MOST_CARRIED, row).transform(({ fields: { fields: typed, rows: principles }, rows: duties }) => {
  const { version, note, checkedOn: on, checkedBy: by, about, ...content } = typed
  return { version, note, content: policy.schema.parse({ ...content, about: about ?? '', principles, duties, checked: on === undefined ? undefined : { on, by } }) }
})

/** So many rows are open from the beginning; the rest is a press away. */
const OPEN_ROWS = 2
const ROWS = Array.from({ length: MOST_CARRIED }, (_, at) => at)

const CarriedRows: FC<Readonly<{ name: 'principle' | 'duty'; rows: readonly Carried[] }>> = ({ name, rows }) => {
  const open = Math.max(OPEN_ROWS, rows.length + 1)
  const shown = (at: number) => <CarriedRow name={name} at={at} row={rows[at]} />
  return (
    <>
      <h2>{sayPolicy(name === 'duty' ? 'duties' : 'principles')}</h2>
      {ROWS.slice(0, open).map(shown)}
      {open >= MOST_CARRIED ? null : <Details summary={sayPolicy(name === 'duty' ? 'form.more-duties' : 'form.more-principles')}>{ROWS.slice(open).map(shown)}</Details>}
    </>
  )
}

const CarriedRow: FC<Readonly<{ name: 'principle' | 'duty'; at: number; row: Carried | undefined }>> = ({ name, at, row: here }) => (
  <fieldset class="row-fields">
    <legend>{sayPolicy(`form.${name}`, { number: at + 1 })}</legend>
    <TextArea name={rowField(name, at, 'words')} label={sayPolicy('form.words')} value={here?.words} rows={3} optional />
    <TextField name={rowField(name, at, 'where')} label={sayPolicy('form.where')} value={here?.where} optional />
    <TextField name={rowField(name, at, 'link')} label={sayPolicy('form.row-link')} value={here?.link} optional type="url" />
  </fieldset>
)

const Fields: FC<Readonly<{ content: Policy | undefined }>> = ({ content }) => (
  <>
    <TextField name="name" label={sayPolicy('name')} value={content?.name} />
    <RadioField name="type" label={sayPolicy('type')} choices={POLICY_TYPES.map((one) => [one, sayPolicy(`types.${one}`)])} value={content?.type} />
    <TextField name="year" label={sayPolicy('year')} value={content?.year?.toString()} width={4} inputmode="numeric" optional />
    <TextField name="citation" label={sayPolicy('citation')} hint={sayPolicy('form.citation-hint')} value={content?.citation} optional />
    <TextField name="link" label={sayPolicy('form.link')} value={content?.link} type="url" optional />
    <TextArea name="about" label={sayPolicy('about')} value={content?.about} rows={4} most={LONGEST.words} optional />
    <TextField name="applies" label={sayPolicy('applies')} hint={sayPolicy('form.applies-hint')} value={content?.applies} optional />
    <CarriedRows name="principle" rows={content?.principles ?? []} />
    <CarriedRows name="duty" rows={content?.duties ?? []} />
    <h2>{sayPolicy('explained-by')}</h2>
    <TextArea name="explainedBy" label={sayPolicy('form.explained-by')} hint={sayPolicy('form.explained-by-hint')} value={content?.explainedBy.map(({ kind, slug }) => entryPath(kind, slug)).join('\n')} rows={4} optional />
    <h2>{sayPolicy('checked.on')}</h2>
    <DayField name="checkedOn" label={sayPolicy('form.checked-on')} value={content?.checked?.on} optional />
    <TextField name="checkedBy" label={sayPolicy('form.checked-by')} hint={sayPolicy('form.checked-by-hint')} value={content?.checked?.by} optional />
  </>
)

export const policyForm: EntryForm<Policy, PolicyCode, undefined> = {
  kind: policy, Fields,
  read: formReader<typeof shape, PolicyCode | ChangingCode>(shape),
  given: async () => undefined,
  check: async (trx, { explainedBy }) => ((await listTitled(trx, explainedBy)).length === explainedBy.length ? [] : [{ field: 'explainedBy', code: 'explained-unknown' }]),
  titles: () => ({ new: sayPolicy('form.new'), edit: sayPolicy('form.edit'), lead: sayPolicy('form.lead') }),
  problem: (one) => sayPolicy(`problems.${one}`),
}
