import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import { entryPath } from '../kind.ts'
import type { EntryId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { ListedTopic } from './topic.queries.ts'
import { MOST_COUNTED } from './topic.rules.ts'
import { sayTopic } from './words/index.ts'

export const TopicsPage: FC<Readonly<{ topics: readonly ListedTopic[]; next: EntryId | undefined; later: boolean }>> = ({ topics, next, later }) => (
  <Page title={sayTopic('list.title')} part={say('title')} lead={sayTopic('list.lead')} back={{ href: '/library', text: say('title') }} listed>
    {topics.length === 0 ? <Empty text={sayTopic('list.empty')} /> : (
      <Cards>{topics.map(({ slug, content, count }) => (
        <Card title={content.name} href={entryPath('topic', slug)} quiet={count > MOST_COUNTED ? sayTopic('list.count-more', { count: MOST_COUNTED }) : sayTopic('list.count', { count })}><p>{content.lead}</p></Card>
      ))}</Cards>
    )}
    <Pages next={next === undefined ? undefined : `/library/topics?after=${next}`} first={later ? '/library/topics' : undefined} />
    <p class="screen-only"><LinkButton href="/library/topics/new" look="second">{sayTopic('list.propose')}</LinkButton></p>
  </Page>
)
