/** The outline as a table: the same things in the same order, a row each. What came of something stands below it, further in. */
import type { FC } from 'hono/jsx'
import { Table } from '#platform/page/parts.tsx'
import { wayTags } from '../ways/way-tags.view.tsx'
import { type Outline, type OutlineNode, walk } from './outline.rules.ts'
import { linkTo, moreOf } from './outline.view.tsx'
import { dayOfItem, sentenceOfEnd, sentencesBeside } from './sentences.ts'
import { sayThread } from './words/index.ts'

export const ThreadTable: FC<Readonly<{ base: string; outline: Outline }>> = ({ base, outline }) => (
  <Table caption={sayThread('page.title')} head={(['what', 'kind', 'voices', 'stands'] as const).map((name) => sayThread(`page.rows.${name}`))}
    rows={[...walk(outline.strands)].map(({ node, depth }) => [
      <span class={`thread-table__in thread-table__in--${Math.min(depth, MOST_IN)}`}>{linkTo(node, base)}</span>,
      <>{sayThread(`kinds.${node.item.kind}`)}{node.above ? null : wayTags(node.item.ways)}</>, node.voices.said === 0 ? '' : String(node.voices.said), <Stands base={base} node={node} />,
    ])} />
)

/** Further in than this, rows are told apart by their kind alone: else no room is left for words. */
const MOST_IN = 6

const Stands: FC<Readonly<{ base: string; node: OutlineNode }>> = ({ base, node }) => (
  <>
    {[node.above ? sayThread('above') : '', ...(node.above ? [] : [dayOfItem(node), ...sentencesBeside(node), node.end === undefined ? '' : sentenceOfEnd(node.end)])].filter((one) => one !== '').map((one) => <p>{one}</p>)}
    {moreOf(node, base)}
  </>
)
