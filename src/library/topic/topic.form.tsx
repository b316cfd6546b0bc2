/** What arrives when somebody proposes or changes a topic, and the fields for it. */
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { TextArea, TextField } from '#platform/page/form.tsx'
import { type ChangingCode, changing } from '../entry/entry.form.ts'
import type { EntryForm } from '../entry/entry-routes.tsx'
import { LONGEST_LEAD, LONGEST_NAME, LONGEST_TEXT, type Topic, topic } from './topic.rules.ts'
import { sayTopic } from './words/index.ts'

export type TopicCode = 'name-missing' | 'name-too-long' | 'lead-missing' | 'lead-too-long' | 'text-too-long'
const code = codes<TopicCode>()

/** More than anybody ticks through. */
export const MOST_TOPICS = 200

/** Ticked topics, by the names in their addresses. */
export const topicSlugs = (unknown: string) => {
  const slug = z.string(unknown).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, unknown).max(80, unknown)
  return z.union([slug.transform((one) => [one]), z.array(slug).max(30, unknown)], unknown).optional().transform((all) => [...new Set(all ?? [])])
}

const shape = z.object({
  ...changing,
  name: text(code('name-missing'), code('name-too-long'), LONGEST_NAME),
  lead: text(code('lead-missing'), code('lead-too-long'), LONGEST_LEAD),
  text: optionalText(code('text-too-long'), LONGEST_TEXT),
}).transform(({ version, note, name, lead, text: more }) => ({ version, note, content: { name, lead, text: more ?? '' } }))

const MOST: Readonly<Record<TopicCode, number>> = { 'name-missing': 0, 'name-too-long': LONGEST_NAME, 'lead-missing': 0, 'lead-too-long': LONGEST_LEAD, 'text-too-long': LONGEST_TEXT }

const Fields: FC<Readonly<{ content: Topic | undefined }>> = ({ content }) => (
  <>
    <TextField name="name" label={sayTopic('name')} hint={sayTopic('name-hint')} value={content?.name} />
    <TextArea name="lead" label={sayTopic('about')} hint={sayTopic('about-hint')} value={content?.lead} rows={3} most={LONGEST_LEAD} />
    <TextArea name="text" label={sayTopic('text')} hint={sayTopic('text-hint')} value={content?.text} rows={10} most={LONGEST_TEXT} optional />
  </>
)

export const topicForm: EntryForm<Topic, TopicCode, undefined> = {
  kind: topic, Fields,
  read: formReader<typeof shape, TopicCode | ChangingCode>(shape),
  given: async () => undefined,
  titles: () => ({ new: sayTopic('new'), edit: sayTopic('edit'), lead: sayTopic('edit-lead') }),
  problem: (one) => sayTopic(`problems.${one}`, { most: MOST[one] }),
}
