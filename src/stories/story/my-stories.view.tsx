import type { FC } from 'hono/jsx'
import { sayCut } from '../cut/words/index.ts'
import { sayOutside } from '../outside/words/index.ts'
import type { Counted } from './story.queries.ts'
import { sayStory } from './words/index.ts'

export const MyStories: FC<Counted> = ({ stories, waiting, ending, cuts, copies }) => (
  <section>
    <h2>{sayStory('list.title')}</h2>
    {waiting === 0 ? null : <p>{sayStory('list.some-wait', { count: waiting })}</p>}
    {cuts === 0 ? null : <p>{sayCut('waits.some', { count: cuts })}</p>}
    {ending === 0 ? null : <p>{sayStory('list.some-end', { count: ending })}</p>}
    {copies === 0 ? null : <p><strong>{sayOutside('mine.waiting', { count: copies })}</strong> <a href="/stories/copies">{sayOutside('mine.link')}</a></p>}
    <p><a href={stories === 0 ? '/stories/new' : '/stories'}>{sayStory(stories === 0 ? 'list.tell' : 'list.all')}</a></p>
  </section>
)
