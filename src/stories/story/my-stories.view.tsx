import type { FC } from 'hono/jsx'
import { sayStory } from './words/index.ts'

export const MyStories: FC<Readonly<{ count: number; waiting: number; ending: number }>> = ({ count, waiting, ending }) => (
  <section>
    <h2>{sayStory('list.title')}</h2>
    {waiting === 0 ? null : <p>{sayStory('list.some-wait', { count: waiting })}</p>}
    {ending === 0 ? null : <p>{sayStory('list.some-end', { count: ending })}</p>}
    <p><a href={count === 0 ? '/stories/new' : '/stories'}>{sayStory(count === 0 ? 'list.tell' : 'list.all')}</a></p>
  </section>
)
