/** The picture of a plan: what was planned above what happened, step by step. Drawn by the server; it shows nothing that the list does not say. */
import type { FC } from 'hono/jsx'
import { type Day, sayShortDay } from '#platform/time.ts'
import { linesOf } from '../thread/picture/draw.rules.ts'
import { NARROW, type PlanShape, WIDE, drawPlan } from './draw-plan.rules.ts'
import type { Planned } from './plan.queries.ts'
import { sayPlan } from './words/index.ts'

type Props = Readonly<{ steps: readonly Planned[]; today: Day; title: string }>

export const PlanPicture: FC<Props> = (props) => (
  <figure class="plan-picture">
    <Picture {...props} name="wide" shape={WIDE} />
    <Picture {...props} name="narrow" shape={NARROW} />
    <figcaption class="hint">{sayPlan('picture.key')}</figcaption>
  </figure>
)

const Picture: FC<Props & Readonly<{ name: 'wide' | 'narrow'; shape: PlanShape }>> = ({ steps, today, title, name, shape }) => {
  const drawn = drawPlan(steps, today, shape)
  const beside = shape.names > 0
  return (
    <div class={`plan-picture__${name}`}>
      <svg class="plan" viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-labelledby={`plan-${name}-title plan-${name}-text`}>
        <title id={`plan-${name}-title`}>{sayPlan('picture.title', { title })}</title>
        <desc id={`plan-${name}-text`}>{sayPlan('picture.description')}</desc>
        <text class="plan__day" x={drawn.left} y="14">{sayShortDay(drawn.first)}</text>
        <text class="plan__day" x={drawn.width} y="14" text-anchor="end">{sayShortDay(drawn.last)}</text>
        {drawn.today === undefined ? null : <line class="plan__today" x1={drawn.today} y1="20" x2={drawn.today} y2={drawn.height} />}
        {drawn.steps.map(({ step, top, planned, really, open }, index) => {
          const bars = top + (beside ? 6 : 24)
          return (
            <g>
              <text class="plan__name" x="0" y={top + (beside ? 22 : 16)}>{linesOf(`${index + 1}. ${step.what}`, shape.characters, 1)[0]}</text>
              <rect class={step.skipped ? 'plan__planned plan__planned--skipped' : 'plan__planned'} x={planned.x} y={bars} width={planned.width} height={shape.bar} rx="3" />
              {really === undefined ? null : <rect class={open ? 'plan__really plan__really--open' : 'plan__really'} x={really.x} y={bars + shape.bar + 3} width={really.width} height={shape.bar} rx="3" />}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
