/** The thread picture: the outline as strands. Drawn by the server; it shows nothing that the outline does not say. */
import type { FC } from 'hono/jsx'
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
        <Strands drawn={drawn} weave={weave} />
        {drawn.knots.map((knot) => <KnotMark drawn={drawn} knot={knot} shape={shape} />)}
      </svg>
      {weave.more === 0 ? null : <p class="hint">{sayThread('picture.more', { count: weave.more })}</p>}
    </div>
  )
}

/** What goes over has a casing in the colour of the paper, so that it is seen to. */
const Strands: FC<Readonly<{ drawn: Drawn; weave: Weave }>> = ({ drawn, weave }) => (
  <g class="thread__strands" fill="none">
    {drawn.pieces.map(({ strand, path, over }) => {
      const { weight, mine, gone } = weave.strands[strand] ?? { weight: 1, mine: false, gone: false }
      return (
        <>
          {over ? <path class={`thread__casing thread__casing--${weight}`} d={path} /> : null}
          {mine ? <path class={`thread__mine thread__mine--${weight}`} d={path} /> : null}
          <path class={`thread__strand thread__strand--${(strand % 6) + 1} thread__strand--w${weight}${gone ? ' thread__strand--gone' : ''}`} d={path} />
        </>
      )
    })}
  </g>
)

const KnotMark: FC<Readonly<{ drawn: Drawn; knot: DrawnKnot; shape: Shape }>> = ({ drawn, knot, shape }) => {
  const { node, gathers } = knot.knot
  if (node === undefined) return gathers === 0 ? null : <GatheredMark drawn={drawn} knot={knot} count={gathers} shape={shape} />
  const half = ((knot.knot.strands.length - 1) * shape.apart) / 2 + 7
  const lines = linesOf(titleOf(node), shape.wide ? 34 : 25, 3)
  const under = underOf(node)
  const x = drawn.wordsX(knot)
  // Wide: the words stand on the strand, and how it stands below it. Narrow: both stand beside the knot.
  const y = shape.wide ? knot.y - half - 4 - (lines.length - 1) * 17 : knot.y
  return (
    <g>
      {knot.knot.stage === 0 ? <circle class="thread__begin" cx={knot.x} cy={knot.y} r="5" />
        : shape.wide ? <rect class="thread__knot" x={knot.x - 4} y={knot.y - half} width="8" height={half * 2} rx="4" /> : <rect class="thread__knot" x={knot.x - half} y={knot.y - 4} width={half * 2} height="8" rx="4" />}
      {knot.ends ? <EndMark node={node} knot={knot} wide={shape.wide} half={half} /> : null}
      {shape.wide ? null : <line class="thread__leader" x1={knot.x + half + 3} y1={knot.y} x2={x - 5} y2={knot.y} />}
      <text class={node.item.state === 'there' ? 'thread__words' : 'thread__words thread__words--gone'} x={x} y={y + (shape.wide ? 0 : 4)}>
        {lines.map((line, index) => <tspan x={x} dy={index === 0 ? 0 : 17}>{line}</tspan>)}
      </text>
      {under === '' ? null : (
        <text class="thread__under" x={x} y={shape.wide ? knot.y + half + 12 : y + 4 + lines.length * 17}>
          {linesOf(under, shape.wide ? 44 : 28, 2).map((line, index) => <tspan x={x} dy={index === 0 ? 0 : 15}>{line}</tspan>)}
        </text>
      )}
    </g>
  )
}

/** Several of one strand that there is no room to tell apart: how many. The outline leads to each of them. */
const GatheredMark: FC<Readonly<{ drawn: Drawn; knot: DrawnKnot; count: number; shape: Shape }>> = ({ drawn, knot, count, shape }) => (
  <g>
    <circle class="thread__gathered" cx={knot.x} cy={knot.y} r="8" />
    {shape.wide ? null : <line class="thread__leader" x1={knot.x + 11} y1={knot.y} x2={drawn.wordsX(knot) - 5} y2={knot.y} />}
    <text class="thread__words" x={shape.wide ? knot.x + 14 : drawn.wordsX(knot)} y={shape.wide ? knot.y - 10 : knot.y + 4}>{sayThread('picture.gathered', { count })}</text>
  </g>
)

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
const EndMark: FC<Readonly<{ node: OutlineNode; knot: DrawnKnot; wide: boolean; half: number }>> = ({ node, knot, wide, half }) => {
  const { endX: x, endY: y } = knot
  const kind = node.end?.kind
  if (node.item.state !== 'there') return null
  if (kind === 'set-aside' || kind === 'no-change' || kind === 'did-not') {
    return wide ? <line class="thread__bar" x1={x} y1={y - half} x2={x} y2={y + half} /> : <line class="thread__bar" x1={x - half} y1={y} x2={x + half} y2={y} />
  }
  return <circle class={kind === undefined || kind === 'did' ? 'thread__bead' : 'thread__ring'} cx={x} cy={y} r={kind === undefined ? 8 : 7} />
}
