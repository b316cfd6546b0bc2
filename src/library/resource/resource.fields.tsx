import type { FC } from 'hono/jsx'
import { FIVE_STEPS, WAYS } from '#initiative/index.ts'
import { RadioField, SelectField, TextArea, TextField, TickField, useField } from '#platform/page/form.tsx'
import { Details } from '#platform/page/parts.tsx'
import type { Titled } from '../entry/entry.queries.ts'
import { sayLanguage } from './language.rules.ts'
import { authorLine, linkLine } from './line.rules.ts'
import { sayPartialDay } from './partial-day.rules.ts'
import { type EditionField, editionField } from './resource.form.ts'
import { type Edition, FORMATS, MOST_EDITIONS, type Resource, SCOPES, SECTORS, STAGES, TYPES } from './resource.rules.ts'
import { sayResource } from './words/index.ts'

/** What the form offers: the topics, laws and policies that there are. */
export type ResourceGiven = Readonly<{ topics: readonly Titled[]; policies: readonly Titled[] }>

type Props = Readonly<{ content: Resource | undefined; given: ResourceGiven }>

/** All that is said of a resource: first what it is, then what helps to find it, then the rest. */
export const ResourceFields: FC<Props> = ({ content, given }) => (
  <>
    <Work content={content} />
    <Offers content={content} given={given} />
    <More content={content} />
  </>
)

const Work: FC<Pick<Props, 'content'>> = ({ content }) => (
  <>
    <TextField name="title" label={sayResource('title')} value={content?.title} />
    <SelectField name="type" label={sayResource('type')} choices={TYPES.map((type) => [type, sayResource(`types.${type}`)])} empty={sayResource('form.choose')} value={content?.type} />
    <TextArea name="authors" label={sayResource('authors')} hint={sayResource('form.authors-hint')} rows={3} value={content?.authors.map(authorLine).join('\n')} optional />
    <TextArea name="publishers" label={sayResource('publishers')} hint={sayResource('form.publishers-hint')} rows={2} value={content?.publishers.join('\n')} optional />
    <TextField name="published" label={sayResource('published')} hint={sayResource('form.published-hint')} width={20} value={content?.published === undefined ? undefined : sayPartialDay(content.published)} optional />
    <TextArea name="annotation" label={sayResource('annotation')} hint={sayResource('form.annotation-hint')} rows={6} most={3_000} value={content?.annotation} optional />
    <TextArea name="links" label={sayResource('links')} hint={sayResource('form.links-hint')} rows={3} value={content?.links.map(linkLine).join('\n')} optional />
  </>
)

/** Ticks, folded away where nothing is ticked and nothing is wrong with them. */
const Ticks: FC<Readonly<{ name: string; label: string; choices: readonly (readonly [string, string])[]; values: readonly string[] | undefined }>> = ({ name, label, choices, values = [] }) => {
  const field = useField(name, undefined)
  const ticked = field.sent ? field.values : values
  return (
    <Details summary={ticked.length === 0 ? label : sayResource('form.ticked', { label, count: ticked.length })} open={ticked.length > 0 || field.problem !== undefined}>
      <TickField name={name} label={label} choices={choices} values={values} optional />
    </Details>
  )
}

/** Pages of the library. What nobody reads any more stays ticked until somebody takes it off. */
const PageTicks: FC<Readonly<{ name: 'topics' | 'policies'; there: readonly Titled[]; values: readonly string[] | undefined }>> = ({ name, there, values = [] }) => {
  const gone = values.filter((slug) => there.every((one) => one.slug !== slug))
  const choices = [...there.map(({ slug, title }) => [slug, title] as const), ...gone.map((slug) => [slug, slug.replaceAll('-', ' ')] as const)]
  return choices.length === 0 ? null : <Ticks name={name} label={sayResource(name)} choices={choices} values={values} />
}

const Offers: FC<Props> = ({ content, given: { topics, policies } }) => (
  <>
    <h2>{sayResource('form.finding')}</h2>
    <PageTicks name="topics" there={topics} values={content?.topics} />
    <PageTicks name="policies" there={policies} values={content?.policies} />
    <RadioField name="scope" label={sayResource('scope')} choices={[...SCOPES.map((scope) => [scope, sayResource(`scopes.${scope}`)] as const), ['', sayResource('form.not-said')]]} value={content?.scope ?? ''} />
    <Ticks name="ways" label={sayResource('ways')} choices={WAYS.map((way) => [way, sayResource(`way.${way}`)])} values={content?.ways} />
    <Ticks name="steps" label={sayResource('steps')} choices={FIVE_STEPS.map((step) => [step, sayResource(`step.${step}`)])} values={content?.steps} />
    <Ticks name="stages" label={sayResource('stages')} choices={STAGES.map((stage) => [stage, sayResource(`stage.${stage}`)])} values={content?.stages} />
    <Ticks name="sectors" label={sayResource('sectors')} choices={SECTORS.map((sector) => [sector, sayResource(`sector.${sector}`)])} values={content?.sectors} />
    <Ticks name="formats" label={sayResource('formats')} choices={FORMATS.map((format) => [format, sayResource(`format.${format}`)])} values={content?.formats} />
    <TextField name="languages" label={sayResource('languages')} hint={sayResource('form.languages-hint')} value={content?.languages.map(sayLanguage).join(', ')} optional />
  </>
)

const More: FC<Pick<Props, 'content'>> = ({ content }) => (
  <>
    <h2>{sayResource('form.more')}</h2>
    <TextField name="licence" label={sayResource('licence')} hint={sayResource('form.licence-hint')} value={content?.licence} optional />
    <TextField name="supersededBy" label={sayResource('superseded-by')} hint={sayResource('form.superseded-hint')} value={content?.supersededBy} optional />
    <TextField name="doi" label={sayResource('doi')} hint={sayResource('form.doi-hint')} value={content?.doi} optional />
    <TextField name="isbn" label={sayResource('isbn')} width={20} value={content?.isbn} optional />
    <Editions editions={content?.editions ?? []} />
  </>
)

/** As many as there are or were typed, and room for one more. */
const Editions: FC<{ editions: readonly Edition[] }> = ({ editions }) => {
  const state = Array.from({ length: MOST_EDITIONS }, (_, place) => (['name', 'published', 'publishers', 'links'] as const).map((field) => useField(editionField(place, field), undefined)))
  const typed = state.findLastIndex((fields) => fields.some(({ value }) => value !== '')) + 1
  const shown = Math.min(MOST_EDITIONS, Math.max(editions.length, typed) + 1)
  const wrong = state.some((fields) => fields.some(({ problem }) => problem !== undefined))
  return (
    <Details summary={sayResource('editions')} open={shown > 1 || wrong}>
      <p class="hint">{sayResource('form.editions-hint')}</p>
      {Array.from({ length: shown }, (_, place) => <EditionFields place={place} edition={editions[place]} />)}
    </Details>
  )
}

const EditionFields: FC<Readonly<{ place: number; edition: Edition | undefined }>> = ({ place, edition }) => {
  const name = (field: EditionField) => editionField(place, field)
  return (
    <fieldset class="field">
      <legend>{sayResource('form.edition', { number: place + 1 })}</legend>
      <TextField name={name('name')} label={sayResource('form.edition-name')} value={edition?.name} optional />
      <TextField name={name('published')} label={sayResource('published')} width={20} value={edition?.published === undefined ? undefined : sayPartialDay(edition.published)} optional />
      <TextArea name={name('publishers')} label={sayResource('publishers')} rows={1} value={edition?.publishers.join('\n')} optional />
      <TextArea name={name('links')} label={sayResource('links')} rows={2} value={edition?.links.map(linkLine).join('\n')} optional />
    </fieldset>
  )
}
