/** What arrives when somebody begins or changes a collection, and the fields for it. What stands in it has a page of its own. */
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { listHostedOpenly } from '#initiative/index.ts'
import { codes, optionalId, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { type ChangingCode, changing } from '../entry/entry.form.ts'
import { type EntryForm } from '../entry/entry-routes.tsx'
import { type Titled, listTitlesOf } from '../entry/entry.queries.ts'
import { TopicTicks } from '../topic/topic-ticks.tsx'
import { MOST_TOPICS, topicSlugs } from '../topic/topic.form.tsx'
import { type Collection, LONGEST_CURATOR, LONGEST_LEAD, LONGEST_TITLE, collection } from './collection.rules.ts'
import { sayCollection } from './words/index.ts'

export type CollectionCode = 'title-missing' | 'title-too-long' | 'lead-too-long' | 'curator-too-long' | 'topic-unknown' | 'initiative-unknown'
const code = codes<CollectionCode>()

const shape = z.object({
  ...changing,
  title: text(code('title-missing'), code('title-too-long'), LONGEST_TITLE),
  lead: optionalText(code('lead-too-long'), LONGEST_LEAD),
  curator: optionalText(code('curator-too-long'), LONGEST_CURATOR),
  initiative: optionalId<'initiative'>(code('initiative-unknown')),
  topics: topicSlugs(code('topic-unknown')),
}).transform(({ version, note, title, lead, curator, initiative, topics }) => ({
  version, note, content: { title, lead: lead ?? '', topics, items: [], ...(curator === undefined ? {} : { curator }), ...(initiative === undefined ? {} : { initiative }) } satisfies Collection,
}))

type Given = Readonly<{ topics: readonly Titled[]; hosted: readonly Readonly<{ id: string; title: string }>[] }>

const Fields: FC<Readonly<{ content: Collection | undefined; given: Given }>> = ({ content, given: { topics, hosted } }) => (
  <>
    <TextField name="title" label={sayCollection('title')} hint={sayCollection('title-hint')} value={content?.title} />
    <TextArea name="lead" label={sayCollection('about')} hint={sayCollection('about-hint')} value={content?.lead} rows={3} most={LONGEST_LEAD} optional />
    <TextField name="curator" label={sayCollection('curator')} hint={sayCollection('curator-hint')} value={content?.curator} optional />
    {hosted.length === 0 ? <KeptInitiative id={content?.initiative} /> : (
      <SelectField name="initiative" label={sayCollection('initiative')} hint={sayCollection('initiative-hint')} value={content?.initiative ?? ''} empty={sayCollection('initiative-none')} choices={hosted.map(({ id, title }) => [id, title] as const)} optional />
    )}
    <TopicTicks topics={topics} values={content?.topics} />
  </>
)

/** Whoever may change a collection but looks after no initiative leaves it whose it is. */
const KeptInitiative: FC<{ id: string | undefined }> = ({ id }) => (id === undefined ? null : <input type="hidden" name="initiative" value={id} />)

export const collectionForm: EntryForm<Collection, CollectionCode, Given> = {
  kind: collection, Fields,
  read: formReader<typeof shape, CollectionCode | ChangingCode>(shape),
  given: async (c) => {
    const [topics, hosted] = await Promise.all([listTitlesOf(c.database, 'topic', MOST_TOPICS), c.person === undefined ? [] : listHostedOpenly(c.database, c.person.id)])
    return { topics, hosted }
  },
  keep: (content, { items }) => ({ ...content, items }),
  check: async (trx, { initiative }, { person, before }) => {
    if (initiative === undefined || initiative === before?.initiative) return []
    return (await listHostedOpenly(trx, person.id)).some(({ id }) => id === initiative) ? [] : [{ field: 'initiative', code: 'initiative-unknown' }]
  },
  titles: () => ({ new: sayCollection('new'), edit: sayCollection('edit'), lead: sayCollection('edit-lead') }),
  problem: (one) => sayCollection(`problems.${one}`),
}
