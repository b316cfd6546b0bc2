/** The way between what lies under «Agreed»: what was agreed, and what leads there. One line for each; a folder of its own adds one. */
import type { FC } from 'hono/jsx'
import type { Seen } from '../initiative.gate.ts'
import { say } from '../words/index.ts'

/** Each part and the end of its page's address. */
const PARTS = [['agreements', 'agreed'], ['needs', 'needs'], ['issues', 'issues'], ['trying', 'trying']] as const

type Props = Readonly<{ here: Pick<Seen, 'initiative'>; at: (typeof PARTS)[number][0] }>

export const AgreedParts: FC<Props> = ({ here, at }) => (
  <nav class="parts screen-only" aria-label={say('agreed-parts.label')}>
    <ul>{PARTS.map(([part, end]) => <li><a href={`/initiatives/${here.initiative.slug}/${end}`} aria-current={part === at ? 'page' : undefined}>{say(`agreed-parts.${part}`)}</a></li>)}</ul>
  </nav>
)
