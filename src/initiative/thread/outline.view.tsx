/** The outline in words: headings for strands, lists for what came of them. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { tagOf } from '#platform/page/parts.tsx'
import { wayTags } from '../ways/way-tags.view.tsx'
import type { OutlineNode } from './outline.rules.ts'
import { dayOfItem, sentenceOfEnd, sentenceOfVoices, sentencesBeside, textOf } from './sentences.ts'
import { wholePage } from './whole-page.ts'
import { sayThread } from './words/index.ts'

/** A strand: its heading, what it rests on, and all that came of it. */
export const Strand: FC<Readonly<{ base: string; node: OutlineNode; member: boolean; counts?: string | undefined }>> = ({ base, node, member, counts }) => (
  <section class="strand keep-together" id={node.item.id}>
    <h3><span class="visually-hidden">{sayThread(`kinds.${node.item.kind}`)}: </span>{linkTo(node, base)}</h3>
    {node.item.ways === undefined || node.item.ways.length === 0 ? null : <p>{wayTags(node.item.ways)}</p>}
    {beside(node, member)}
    {counts === undefined ? null : <p class="hint">{counts}</p>}
    <Nodes base={base} nodes={node.results} member={member} />
    {moreOf(node, base)}
  </section>
)

/** What came of something (or, backwards, what it rests on), as nested lists. */
export const Nodes: FC<Readonly<{ base: string; nodes: readonly OutlineNode[]; member: boolean }>> = ({ base, nodes, member }) => <>{listOf(nodes, base, member)}</>

// A page has hundreds of these: as text and not as elements, which cost several times as much.

const listOf = (nodes: readonly OutlineNode[], base: string, member: boolean): Child =>
  nodes.length === 0 ? '' : html`<ul class="outline">${nodes.map((node) => html`<li class="outline__item">${tagOf(sayThread(`kinds.${node.item.kind}`), node.item.state === 'there' ? 'plain' : 'gone')} ${linkTo(node, base)}${node.above ? html`<p class="hint">${sayThread('above')}</p>` : html`${wayTags(node.item.ways)}${beside(node, member)}`}${listOf(node.results, base, member)}${moreOf(node, base)}</li>`)}</ul>`

/** What a page does not carry is told on the item's own. */
export const moreOf = ({ item, more }: OutlineNode, base: string): Child =>
  more === 0 ? '' : html`<p class="outline__more"><a href="${base}/items/${item.id}">${sayThread('more', { count: more })}<span class="visually-hidden">: ${item.words}</span></a></p>`

/** Nothing leads on to what a host hid. */
export const linkTo = (node: OutlineNode, base: string): Child =>
  node.item.state === 'hidden' ? textOf(node) : html`<a href="${base}/${node.item.state === 'there' ? wholePage(node.item.kind) : 'items'}/${node.item.id}">${textOf(node)}</a>`

function beside(node: OutlineNode, member: boolean): Child {
  const voices = sentenceOfVoices(node.voices)
  const closed = !member && voices === '' && node.item.kind === 'theme' && node.item.state === 'there'
  const hint = (sentence: string) => html`<p class="hint">${sentence}</p>`
  return html`${voices === '' ? '' : hint(voices)}${closed ? hint(sayThread('voices-closed')) : ''}${node.item.day === undefined ? '' : hint(dayOfItem(node))}${sentencesBeside(node).map((sentence) => html`<p>${sentence}</p>`)}${node.end === undefined ? '' : html`<p class="outline__end">${sentenceOfEnd(node.end)}</p>`}`
}
