/** The thread picture: the outline as strands. Drawn by the server; it shows nothing that the outline does not say. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { sayShortDay } from '#platform/time.ts'
import type { Outline, OutlineNode, StrandEnd } from '../outline.rules.ts'
import { sayThread } from '../words/index.ts'
import { type Drawn, type DrawnKnot, NARROW, type Shape, WIDE, draw, linesOf } from './draw.rules.ts'
import { type Weave, rowsOf, weaveOf } from './weave.rules.ts'

/** A phone shows fewer strands, so that each stays wide enough to be seen. */
const ON_A_PHONE = 6
/** Where much came of each, fewer still: with more rows than this, words would be too small to read. */
const MOST_ROWS = 9
const CROWDED = 4

function forAPhone(outline: Outline): Weave {
  const weave = weaveOf(outline, ON_A_PHONE)
  return rowsOf(weave) <= MOST_ROWS ? weave : weaveOf(outline, CROWDED, 1)
}

type Props = Readonly<{ outline: Outline; title: string }>

/** Both shapes; the stylesheet shows the one that fits, and the wide one on paper. */
export const ThreadPicture: FC<Props> = ({ outline, title }) =>
  outline.strands.length === 0 ? null : (
    <figure class="thread-picture">
      <Picture name="wide" weave={weaveOf(outline)} shape={WIDE} title={title} />
      <Picture name="narrow" weave={forAPhone(outline)} shape={NARROW} title={title} />
      <figcaption><Key /></figcaption>
    </figure>
  )

const Key: FC = () => (
  <details class="details">
    <summary>{sayThread('picture.key')}</summary>
    <ul>{(['key-bead', 'key-open', 'key-bar', 'key-gathered', 'key-gap', 'key-mine', 'key-size'] as const).map((key) => <li>{sayThread(`picture.${key}`)}</li>)}</ul>
  </details>
)

const Picture: FC<Readonly<{ name: 'wide' | 'narrow'; weave: Weave; shape: Shape; title: string }>> = ({ name, weave, shape, title }) => {
  const drawn = draw(weave, shape)
  return (
    <div class={`thread-picture__${name}`}>
      <svg class="thread" viewBox={`0 0 ${Math.ceil(drawn.width)} ${Math.ceil(drawn.height)}`} role="img" aria-labelledby={`thread-${name}-title thread-${name}-text`}>
        <title id={`thread-${name}-title`}>{sayThread('picture.title', { title })}</title>
        <desc id={`thread-${name}-text`}>{sayThread('picture.description')}</desc>
        {drawn.stages.map(({ stage, x, y }) => <text class="thread__stage" x={x} y={y}>{sayThread(`stages.${stage}`)}</text>)}
        <g class="thread__strands" fill="none">{strandsOf(drawn, weave)}</g>
        {drawn.knots.map((knot) => knotMark(drawn, knot, shape))}
      </svg>
      {weave.more === 0 ? null : <p class="hint">{sayThread('picture.more', { count: weave.more })}</p>}
    </div>
  )
}

// A picture has hundreds of these: as text and not as elements, which cost several times as much.

/** What goes over has a casing in the colour of the paper, so that it is seen to. */
const strandsOf = (drawn: Drawn, weave: Weave): Child[] => drawn.pieces.map(({ strand, path, over }) => {
  const { weight, mine, gone } = weave.strands[strand] ?? { weight: 1, mine: false, gone: false }
  return html`${over ? html`<path class="thread__casing thread__casing--${weight}" d="${path}"/>` : ''}${mine ? html`<path class="thread__mine thread__mine--${weight}" d="${path}"/>` : ''}<path class="thread__strand thread__strand--${(strand % 6) + 1} thread__strand--w${weight}${gone ? ' thread__strand--gone' : ''}" d="${path}"/>`
})

function knotMark(drawn: Drawn, knot: DrawnKnot, shape: Shape): Child {
  const { node, gathers } = knot.knot
  if (node === undefined) return gathers === 0 ? '' : gatheredMark(drawn, knot, gathers, shape)
  const half = ((knot.knot.strands.length - 1) * shape.apart) / 2 + 7
  const lines = linesOf(titleOf(node), shape.wide ? 34 : 25, 3)
  const under = underOf(node)
  const x = drawn.wordsX(knot)
  // Wide: the words stand on the strand, and how it stands below it. Narrow: both stand beside the knot.
  const y = shape.wide ? knot.y - half - 4 - (lines.length - 1) * 17 : knot.y
  const mark = knot.knot.stage === 0 ? html`<circle class="thread__begin" cx="${knot.x}" cy="${knot.y}" r="5"/>`
    : shape.wide ? html`<rect class="thread__knot" x="${knot.x - 4}" y="${knot.y - half}" width="8" height="${half * 2}" rx="4"/>` : html`<rect class="thread__knot" x="${knot.x - half}" y="${knot.y - 4}" width="${half * 2}" height="8" rx="4"/>`
  return html`<g>${mark}${knot.ends ? endMark(node, knot, shape.wide, half) : ''}${shape.wide ? '' : leader(knot, half + 3, x)}<text class="thread__words${node.item.state === 'there' ? '' : ' thread__words--gone'}" x="${x}" y="${y + (shape.wide ? 0 : 4)}">${linesAt(lines, x, 17)}</text>${under === '' ? ''
    : html`<text class="thread__under" x="${x}" y="${shape.wide ? knot.y + half + 12 : y + 4 + lines.length * 17}">${linesAt(linesOf(under, shape.wide ? 44 : 28, 2), x, 15)}</text>`}</g>`
}

/** One line below the other. */
const linesAt = (lines: readonly string[], x: number, below: number): Child[] => lines.map((line, index) => html`<tspan x="${x}" dy="${index === 0 ? 0 : below}">${line}</tspan>`)

/** From a mark to its words, on a phone. */
const leader = (knot: DrawnKnot, from: number, to: number): Child => html`<line class="thread__leader" x1="${knot.x + from}" y1="${knot.y}" x2="${to - 5}" y2="${knot.y}"/>`

/** Several of one strand that there is no room to tell apart: how many. The outline leads to each of them. */
const gatheredMark = (drawn: Drawn, knot: DrawnKnot, count: number, shape: Shape): Child =>
  html`<g><circle class="thread__gathered" cx="${knot.x}" cy="${knot.y}" r="8"/>${shape.wide ? '' : leader(knot, 11, drawn.wordsX(knot))}<text class="thread__words" x="${shape.wide ? knot.x + 14 : drawn.wordsX(knot)}" y="${shape.wide ? knot.y - 10 : knot.y + 4}">${sayThread('picture.gathered', { count })}</text></g>`

/** What a knot is called. */
const titleOf = ({ item }: OutlineNode): string => (item.state === 'there' ? item.words : sayThread(`states.${item.state}`))

/** How it stands, in a few words. */
function underOf({ item, end, voices }: OutlineNode): string {
  if (end !== undefined) return shortEnd(end)
  if (item.kind === 'theme' && voices.said > 0) return sayThread('voices', { count: voices.said })
  return item.kind === 'change' && item.day !== undefined ? sayThread('since', { day: sayShortDay(item.day) }) : ''
}

const shortEnd = (end: StrandEnd): string => sayThread(`ends-short.${end.kind}`, 'by' in end ? { day: sayShortDay(end.by) } : {})

/** A bead where it happened, a bar where it was stopped, else an open ring. */
function endMark(node: OutlineNode, { endX: x, endY: y }: DrawnKnot, wide: boolean, half: number): Child {
  const kind = node.end?.kind
  if (node.item.state !== 'there') return ''
  if (kind === 'set-aside' || kind === 'no-change' || kind === 'did-not') {
    return wide ? html`<line class="thread__bar" x1="${x}" y1="${y - half}" x2="${x}" y2="${y + half}"/>` : html`<line class="thread__bar" x1="${x - half}" y1="${y}" x2="${x + half}" y2="${y}"/>`
  }
  return html`<circle class="thread__${kind === undefined || kind === 'did' ? 'bead' : 'ring'}" cx="${x}" cy="${y}" r="${kind === undefined ? 8 : 7}"/>`
}
