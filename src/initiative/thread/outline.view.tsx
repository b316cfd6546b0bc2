/** The outline in words: headings for strands, lists for what came of them. */
import type { FC } from 'hono/jsx'
import { Tag } from '#platform/page/parts.tsx'
import { WayTags } from '../ways/way-tags.view.tsx'
import type { OutlineNode } from './outline.rules.ts'
import { dayOfItem, sentenceOfEnd, sentenceOfVoices, sentencesBeside, textOf } from './sentences.ts'
import { wholePage } from './whole-page.ts'
import { sayThread } from './words/index.ts'

/** A strand: its heading, what it rests on, and all that came of it. */
export const Strand: FC<Readonly<{ base: string; node: OutlineNode; member: boolean; counts?: string | undefined }>> = ({ base, node, member, counts }) => (
  <section class="strand keep-together" id={node.item.id}>
    <h3><span class="visually-hidden">{sayThread(`kinds.${node.item.kind}`)}: </span><ItemLink base={base} node={node} /></h3>
    {node.item.ways === undefined || node.item.ways.length === 0 ? null : <p><WayTags ways={node.item.ways} /></p>}
    <Beside node={node} member={member} />
    {counts === undefined ? null : <p class="hint">{counts}</p>}
    <Nodes base={base} nodes={node.results} member={member} />
    <More base={base} node={node} />
  </section>
)

/** What came of something (or, backwards, what it rests on), as nested lists. */
export const Nodes: FC<Readonly<{ base: string; nodes: readonly OutlineNode[]; member: boolean }>> = ({ base, nodes, member }) =>
  nodes.length === 0 ? null : (
    <ul class="outline">
      {nodes.map((node) => (
        <li class="outline__item">
          <Tag tone={node.item.state === 'there' ? 'plain' : 'gone'}>{sayThread(`kinds.${node.item.kind}`)}</Tag>{' '}<ItemLink base={base} node={node} />{node.above ? null : <WayTags ways={node.item.ways} />}
          {node.above ? <p class="hint">{sayThread('above')}</p> : <Beside node={node} member={member} />}
          <Nodes base={base} nodes={node.results} member={member} />
          <More base={base} node={node} />
        </li>
      ))}
    </ul>
  )

/** What a page does not carry is told on the item's own. */
export const More: FC<Readonly<{ base: string; node: OutlineNode }>> = ({ base, node: { item, more } }) =>
  more === 0 ? null : <p class="outline__more"><a href={`${base}/items/${item.id}`}>{sayThread('more', { count: more })}<span class="visually-hidden">: {item.words}</span></a></p>

export const ItemLink: FC<Readonly<{ base: string; node: OutlineNode }>> = ({ base, node }) =>
  node.item.state === 'hidden' ? <>{textOf(node)}</> : <a href={`${base}/${node.item.state === 'there' ? wholePage(node.item.kind) : 'items'}/${node.item.id}`}>{textOf(node)}</a>

const Beside: FC<Readonly<{ node: OutlineNode; member: boolean }>> = ({ node, member }) => {
  const voices = sentenceOfVoices(node.voices)
  const closed = !member && voices === '' && node.item.kind === 'theme' && node.item.state === 'there'
  return (
    <>
      {voices === '' ? null : <p class="hint">{voices}</p>}
      {closed ? <p class="hint">{sayThread('voices-closed')}</p> : null}
      {node.item.day === undefined ? null : <p class="hint">{dayOfItem(node)}</p>}
      {sentencesBeside(node).map((sentence) => <p>{sentence}</p>)}
      {node.end === undefined ? null : <p class="outline__end">{sentenceOfEnd(node.end)}</p>}
    </>
  )
}
