/** The topics that something is about, to tick. */
import type { FC } from 'hono/jsx'
import { TickField, useField } from '#platform/page/form.tsx'
import { Details } from '#platform/page/parts.tsx'
import type { Titled } from '../entry/entry.queries.ts'
import { sayTopic } from './words/index.ts'

/** Folded away where nothing is ticked and nothing is wrong. A topic that nobody reads any more stays ticked until somebody takes it off. */
export const TopicTicks: FC<Readonly<{ topics: readonly Titled[]; values: readonly string[] | undefined }>> = ({ topics, values = [] }) => {
  const field = useField('topics', undefined)
  const ticked = field.sent ? field.values : values
  const gone = values.filter((slug) => topics.every((topic) => topic.slug !== slug))
  if (topics.length + gone.length === 0) return null
  return (
    <Details summary={sayTopic('ticked', { count: ticked.length })} open={ticked.length > 0 || field.problem !== undefined}>
      <TickField name="topics" label={sayTopic('ticks')} choices={[...topics.map(({ slug, title }) => [slug, title] as const), ...gone.map((slug) => [slug, slug.replaceAll('-', ' ')] as const)]} values={values} optional />
    </Details>
  )
}
