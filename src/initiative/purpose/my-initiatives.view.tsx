import type { FC } from 'hono/jsx'
import { Inset } from '#platform/page/parts.tsx'
import { AskedOf } from '../handing-over/offers.view.tsx'
import { sayQuoting } from '../quoting/words/index.ts'
import { saySafety } from '../safety/words/index.ts'
import { sayThread } from '../thread/words/index.ts'
import type { Listed } from './list-initiatives.queries.ts'
import type { WaitsForMe } from './my-initiatives.queries.ts'
import { sayPurpose } from './words/index.ts'

export const MyInitiatives: FC<{ mine: readonly Listed[]; waits: WaitsForMe }> = ({ mine, waits: { hidden, quotes, asked } }) => (
  <section>
    <h2>{sayPurpose('mine.title')}</h2>
    {asked.map(({ slug, title }) => <AskedOf base={`/initiatives/${slug}`} title={title} />)}
    {mine.length === 0 ? <p>{sayPurpose('mine.none')} <a href="/join">{sayPurpose('take-part.code')}</a></p> : (
      <>
        <ul>{mine.map(({ slug, title }) => <li><a href={`/initiatives/${slug}`}>{title}</a></li>)}</ul>
        <p><a href="/me/thread">{sayThread('mine.title')}</a></p>
      </>
    )}
    {quotes === 0 ? null : <Inset><p><a href="/me/quotes">{sayQuoting('mine.my-page', { count: quotes })}</a></p></Inset>}
    {hidden === 0 ? null : <Inset><p>{saySafety('notices.my-page', { count: hidden })}</p></Inset>}
    <p><a href="/me/notices">{saySafety('notices.my-page-link')}</a></p>
  </section>
)
