import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { SentenceCode } from './case-study.rules.ts'
import { LONGEST_SENTENCE } from './draft-words.ts'
import { kindOf } from './rests.rules.ts'
import type { Sentence } from './sentence.queries.ts'
import type { Choosable } from './source.queries.ts'
import { SECTIONS, type Section } from './tables.ts'
import { sayCase } from './words/index.ts'

const brief = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** Where a sentence stands. */
export const SectionField: FC<{ value: Section | undefined; label?: string }> = ({ value, label = sayCase('sentence.section') }) => (
  <SelectField name="section" label={label} value={value ?? ''} choices={SECTIONS.map((section) => [section, sayCase(`sections.${section}`)] as const)} {...(value === undefined ? { empty: '' } : {})} />
)

type Props = Readonly<{
  here: Seen; section: Section | undefined; choices: readonly Choosable[]
  /** The one to be changed; a new one where there is none. */
  sentence?: Sentence
  typed?: Typed | undefined; problems: readonly Problem<SentenceCode>[]; outdated?: boolean
}>

export const SentencePage: FC<Props> = ({ here, section, choices, sentence, typed, problems, outdated = false }) => {
  const sentences = sentencesOf(problems, (code) => sayCase(`problems.${code}`))
  const at = `/initiatives/${here.initiative.slug}/case-study`
  const rests = sentence?.rests
  const gone = rests?.state === 'taken-back'
  // What it rests on stays to be chosen, also where it is older than the list.
  const listed = choices.map(({ source, kind, words }) => ({ id: source.id, kind, words }))
  const own = rests === undefined || gone || listed.some((one) => one.id === rests.id) ? [] : [{ id: rests.id, kind: kindOf(rests), words: rests.words }]
  return (
    <InitiativePage here={here} title={sayCase(sentence === undefined ? 'sentence.new' : 'sentence.change')} back={{ href: `${at}/draft`, text: sayCase('back-to-draft') }} problems={sentences} listed={false}>
      {outdated && sentence !== undefined ? <><Warning>{sayCase('sentence.outdated')}</Warning><Inset><Words text={sentence.words ?? ''} /></Inset><p>{sayCase('sentence.outdated-keep')}</p></> : null}
      {gone ? <Warning>{sayCase('sentence.gone')}</Warning> : (
        <Form typed={typed} problems={sentences} {...(sentence === undefined ? {} : { version: outdated ? sentence.version : versionTyped(typed) ?? sentence.version })}>
          <TextArea name="words" label={sayCase('sentence.words')} hint={sayCase('sentence.words-hint')} rows={4} most={LONGEST_SENTENCE} value={sentence?.words} />
          <SectionField value={section} />
          <SelectField name="source" label={sayCase('sentence.source')} hint={sayCase('sentence.source-hint')} value={rests?.id ?? ''} empty={sayCase('sentence.source-none')}
            choices={[...own, ...listed].map((one) => [one.id, `${sayCase(`kinds.${one.kind}`)}: ${brief(one.words)}`] as const)} />
          <Button>{sayCase('sentence.button')}</Button>
        </Form>
      )}
      {sentence === undefined ? null : <TakeOut at={`${at}/sentences/${sentence.id}`} />}
    </InitiativePage>
  )
}

const NOT_THERE = { 'taken-back': 'sentence.gone', 'not-quoted': 'draft-page.not-quoted', hidden: 'draft-page.hidden', closed: 'draft-page.closed' } as const

/** A quotation isn't anybody's to reword. */
export const QuotationPage: FC<Readonly<{ here: Seen; sentence: Sentence; typed?: Typed | undefined; problems: readonly Problem<SentenceCode>[] }>> = ({ here, sentence, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCase(`problems.${code}`))
  const at = `/initiatives/${here.initiative.slug}/case-study`
  const { rests } = sentence
  return (
    <InitiativePage here={here} title={sayCase('sentence.change')} lead={sayCase('sentence.quotation')} back={{ href: `${at}/draft`, text: sayCase('back-to-draft') }} problems={sentences} listed={false}>
      {rests?.kind === 'item' && rests.state === 'there' ? <blockquote class="case-quote"><Words text={rests.words} /></blockquote> : <Warning>{sayCase(rests?.kind === 'item' && rests.state !== 'there' ? NOT_THERE[rests.state] : 'draft-page.closed')}</Warning>}
      <Form typed={typed} problems={sentences} version={sentence.version}>
        <SectionField value={sentence.section} />
        <Button>{sayCase('sentence.button')}</Button>
      </Form>
      <TakeOut at={`${at}/sentences/${sentence.id}`} />
    </InitiativePage>
  )
}

const TakeOut: FC<{ at: string }> = ({ at }) => (
  <section>
    <h2>{sayCase('sentence.take-out-title')}</h2>
    <p>{sayCase('sentence.take-out-text')}</p>
    <Form action={`${at}/take-out`}><Button look="warning">{sayCase('sentence.take-out')}</Button></Form>
  </section>
)
