/** What arrives when somebody explains a word, and the fields for it. */
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { codes, optionalText, text, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { rowField, withRows } from '#platform/forms/rows.ts'
import { TextArea, TextField, Tick, TickField } from '#platform/page/form.tsx'
import { Details } from '#platform/page/parts.tsx'
import { type ChangingCode, changing } from '../entry/entry.form.ts'
import { type Titled, listTitled, listTitlesOf } from '../entry/entry.queries.ts'
import type { EntryForm } from '../entry/entry-routes.tsx'
import { LONGEST, MOST_MEANINGS, MOST_QUESTIONS, MOST_RELATED, MOST_SPELLINGS, type Term, term } from './term.rules.ts'
import { sayTerm } from './words/index.ts'

export type TermCode = 'word-missing' | 'too-long' | 'spellings-too-many' | 'definition-missing' | 'meaning-missing' | 'link-unreadable' | 'related-unknown' | 'questions-too-many'
const code = codes<TermCode>()

/** Something a line; lines in which nothing stands are left out. */
const lines = (tooMany: TermCode, most: number, longest: number) =>
  z.string(tooMany).optional().transform((typed) => [...new Set((typed ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== ''))]).refine((all) => all.length <= most && all.every((one) => one.length <= longest), tooMany)

const name = z.string(code('related-unknown')).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, code('related-unknown')).max(80, code('related-unknown'))

const fields = z.object({
  ...changing,
  word: text(code('word-missing'), code('too-long'), LONGEST.word),
  spellings: lines('spellings-too-many', MOST_SPELLINGS, LONGEST.word),
  marked: tick,
  definition: text(code('definition-missing'), code('too-long'), LONGEST.words),
  contested: optionalText(code('too-long'), LONGEST.words),
  shorthand: optionalText(code('too-long'), LONGEST.words),
  related: z.union([name.transform((one) => [one]), z.array(name).max(MOST_RELATED, code('related-unknown'))], code('related-unknown')).optional().transform((all) => [...new Set(all ?? [])]),
  questions: lines('questions-too-many', MOST_QUESTIONS, LONGEST.line),
})
const meaning = z.object({
  words: text(code('meaning-missing'), code('too-long'), LONGEST.words),
  by: optionalText(code('too-long'), LONGEST.line),
  link: z.url({ protocol: /^https?$/, error: code('link-unreadable') }).max(2_000, code('link-unreadable')).optional(),
})
const shape = withRows(fields, 'meaning', MOST_MEANINGS, meaning).transform(({ fields: { version, note, ...content }, rows }) => ({ version, note, content: term.schema.parse({ ...content, meanings: rows }) }))

/** So many rows are open from the beginning; the rest is a press away. */
const OPEN_ROWS = 2
const ROWS = Array.from({ length: MOST_MEANINGS }, (_, at) => at)

const MeaningRow: FC<Readonly<{ at: number; content: Term | undefined }>> = ({ at, content }) => {
  const here = content?.meanings[at]
  return (
    <fieldset class="row-fields">
      <legend>{sayTerm('form.meaning', { number: at + 1 })}</legend>
      <TextArea name={rowField('meaning', at, 'words')} label={sayTerm('form.meaning-words')} value={here?.words} rows={3} optional />
      <TextField name={rowField('meaning', at, 'by')} label={sayTerm('form.meaning-by')} value={here?.by} optional />
      <TextField name={rowField('meaning', at, 'link')} label={sayTerm('form.meaning-link')} value={here?.link} optional type="url" />
    </fieldset>
  )
}

const Fields: FC<Readonly<{ content: Term | undefined; given: readonly Titled[] }>> = ({ content, given }) => {
  const open = Math.max(OPEN_ROWS, (content?.meanings.length ?? 0) + 1)
  const others = given.filter(({ title }) => title !== content?.word)
  return (
    <>
      <TextField name="word" label={sayTerm('form.word')} value={content?.word} />
      <TextArea name="spellings" label={sayTerm('form.spellings')} hint={sayTerm('form.spellings-hint')} value={content?.spellings.join('\n')} rows={3} optional />
      <Tick name="marked" label={sayTerm('form.marked')} hint={sayTerm('form.marked-hint')} ticked={content?.marked ?? true} />
      <TextArea name="definition" label={sayTerm('form.definition')} hint={sayTerm('form.definition-hint')} value={content?.definition} rows={6} most={LONGEST.words} />
      <TextArea name="contested" label={sayTerm('form.contested')} hint={sayTerm('form.contested-hint')} value={content?.contested} rows={4} most={LONGEST.words} optional />
      <TextArea name="shorthand" label={sayTerm('form.shorthand')} hint={sayTerm('form.shorthand-hint')} value={content?.shorthand} rows={3} most={LONGEST.words} optional />
      {ROWS.slice(0, open).map((at) => <MeaningRow at={at} content={content} />)}
      {open >= MOST_MEANINGS ? null : <Details summary={sayTerm('form.more-meanings')}>{ROWS.slice(open).map((at) => <MeaningRow at={at} content={content} />)}</Details>}
      {others.length === 0 ? null : (
        <Details summary={sayTerm('form.choose-related')} open={(content?.related.length ?? 0) > 0}>
          <TickField name="related" label={sayTerm('form.related')} choices={others.map(({ slug, title }) => [slug, title])} values={content?.related ?? []} optional />
        </Details>
      )}
      <TextArea name="questions" label={sayTerm('form.questions')} hint={sayTerm('form.questions-hint')} value={content?.questions.join('\n')} rows={5} optional />
    </>
  )
}

/** More are no longer chosen from by ticking. */
const MOST_OFFERED = 500

export const termForm: EntryForm<Term, TermCode, readonly Titled[]> = {
  kind: term, Fields,
  read: formReader<typeof shape, TermCode | ChangingCode>(shape),
  given: (c) => listTitlesOf(c.database, 'term', MOST_OFFERED),
  check: async (trx, { related }) => {
    const known = await listTitled(trx, related.map((slug) => ({ kind: 'term', slug })))
    return known.length === related.length ? [] : [{ field: 'related', code: 'related-unknown' }]
  },
  titles: () => ({ new: sayTerm('form.new'), edit: sayTerm('form.edit'), lead: sayTerm('form.lead') }),
  problem: (one) => sayTerm(`problems.${one}`),
}
