import type { FC } from 'hono/jsx'
import { TextArea, TickField } from '#platform/page/form.tsx'
import type { Topic } from './register.rules.ts'
import { topicChoices } from './topics.ts'
import { sayPurpose } from './words/index.ts'

/** What it is about: the offered topics, and words of one's own. */
export const TopicFields: FC<{ topics: readonly Topic[] }> = ({ topics }) => (
  <>
    <TickField name="topics" label={sayPurpose('topic-fields.offered')} hint={sayPurpose('topic-fields.offered-hint')} values={topics.flatMap(({ key }) => key ?? [])} choices={topicChoices()} optional />
    <TextArea name="ownTopics" label={sayPurpose('topic-fields.own')} hint={sayPurpose('topic-fields.own-hint')} value={topics.flatMap(({ words }) => words ?? []).join('\n')} rows={2} optional />
  </>
)
