import type { FC } from 'hono/jsx'
import { Inset, LinkButton } from '#platform/page/parts.tsx'
import type { Story } from '../story/story.queries.ts'
import type { CutId } from './tables.ts'
import { sayCut } from './words/index.ts'

/** On a story's page: somebody proposes a cut, and its teller has not looked at it yet. */
export const CutWaits: FC<Readonly<{ story: Pick<Story, 'id'>; cut: CutId; who: string | undefined }>> = ({ story, cut, who }) => (
  <Inset>
    <h2>{sayCut('waits.title')}</h2>
    <p>{sayCut('waits.text', { who: who ?? sayCut('answer.somebody') })}</p>
    <p><LinkButton href={`/stories/${story.id}/cuts/${cut}`} look="second">{sayCut('waits.link')}</LinkButton></p>
  </Inset>
)
