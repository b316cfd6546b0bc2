import type { FC } from 'hono/jsx'
import { sayVoice } from './words/index.ts'

type Props = Readonly<{ waiting: readonly Readonly<{ slug: string; title: string; count: number }>[] }>

export const ToConfirm: FC<Props> = ({ waiting }) => (
  <section aria-labelledby="entered-for-you">
    <h2 id="entered-for-you">{sayVoice('mine.entered-for-you')}</h2>
    <ul>{waiting.map(({ slug, title, count }) => <li><a href={`/initiatives/${slug}/voices/mine`}>{sayVoice('mine.in-initiative', { initiative: title, count })}</a></li>)}</ul>
  </section>
)
