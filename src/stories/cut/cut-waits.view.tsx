import type { FC } from 'hono/jsx'
import { Inset, LinkButton } from '#platform/page/parts.tsx'
import type { Cut } from './cut.queries.ts'
import { sayCut } from './words/index.ts'

/** On a story's page: somebody proposes a cut, and its teller has not looked at it yet. */
export const CutWaits: FC<Readonly<{ cut: Cut; who: string | undefined }>> = ({ cut, who }) => (
  <Inset>
    <h2>{sayCut('waits.title')}</h2>
    <p>{sayCut('waits.text', { who: who ?? sayCut('answer.somebody') })}</p>
    <p><LinkButton href={`/stories/${cut.story}/cuts/${cut.id}`} look="second">{sayCut('waits.link')}</LinkButton></p>
  </Inset>
)
