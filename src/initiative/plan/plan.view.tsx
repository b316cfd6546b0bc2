import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, Empty, Facts, LinkButton, Tag } from '#platform/page/parts.tsx'
import { type Day, sayShortDay } from '#platform/time.ts'
import type { Thing } from '../about/about.queries.ts'
import { AboutList } from '../about/about.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import { PlanPicture } from './plan-picture.view.tsx'
import type { Planned } from './plan.queries.ts'
import { type Deviation, MOST_STEPS, type State, deviationsOf, stateOf } from './plan.rules.ts'
import { sayPlan } from './words/index.ts'

type Props = Readonly<{ here: Seen; steps: readonly Planned[]; about: ReadonlyMap<string, readonly Thing[]>; today: Day }>

const TONE = { skipped: 'gone', finished: 'good', 'under-way': 'waiting', 'to-come': 'plain' } as const satisfies Record<State, string>

export const PlanPage: FC<Props> = (props) => {
  const { here, steps, today } = props
  const { initiative, membership } = here
  const path = `/initiatives/${initiative.slug}/plan`
  return (
    <InitiativePage here={here} title={sayPlan('title')} lead={sayPlan('lead')} listed={initiative.openTo === 'public'} wide={steps.length > 0} back={{ href: `/initiatives/${initiative.slug}`, text: say('parts.purpose') }}>
      {steps.length === 0 ? <Empty text={sayPlan(membership === undefined ? 'empty' : 'empty-members')} /> : (
        <>
          <ol class="plan-steps" role="list">{steps.map((step, index) => <Step {...props} step={step} index={index} />)}</ol>
          {membership === undefined || steps.length >= MOST_STEPS ? null : <p class="screen-only"><LinkButton href={`${path}/new`}>{sayPlan('write.title')}</LinkButton></p>}
          <h2>{sayPlan('picture.heading')}</h2>
          <PlanPicture steps={steps} today={today} title={initiative.title} />
        </>
      )}
      {membership === undefined || steps.length > 0 ? null : (
        <div class="screen-only"><Buttons>
          <LinkButton href={`${path}/begin`}>{sayPlan('begin.title')}</LinkButton>
          <LinkButton href={`${path}/new`} look="second">{sayPlan('write.title')}</LinkButton>
        </Buttons></div>
      )}
      <p class="screen-only"><a href={`/report?about=${encodeURIComponent(path)}`}>{sayPlan('report')}</a></p>
    </InitiativePage>
  )
}

const Step: FC<Props & Readonly<{ step: Planned; index: number }>> = (props) => {
  const { here, steps, about, today, step, index } = props
  const after = steps.find(({ id }) => id === step.after)
  const state = stateOf(step)
  const differs = deviationsOf(step, after, today)
  return (
    <li class="card">
      <h2 class="card__title">{sayPlan('step', { number: index + 1, what: step.what })} <Tag tone={TONE[state]}>{sayPlan(`states.${state}`)}</Tag></h2>
      <Facts facts={[
        [sayPlan('planned'), daysOf(step.from, step.until)],
        [sayPlan('who'), step.who],
        [sayPlan('after'), after === undefined ? undefined : sayPlan('step', { number: steps.indexOf(after) + 1, what: after.what })],
        [sayPlan('skipped-because'), step.skippedBecause],
        [sayPlan('really'), step.started === undefined && differs.length === 0 ? undefined : <Really step={step} differs={differs} />],
      ]} />
      <AboutList base={`/initiatives/${here.initiative.slug}`} things={about.get(step.id) ?? []} />
      {here.membership === undefined ? null : <Doing {...props} />}
    </li>
  )
}

const daysOf = (from: Day, until: Day): string => (from === until ? sayShortDay(from) : sayPlan('days', { from: sayShortDay(from), until: sayShortDay(until) }))

/** When it really was, and how that differs from the plan. */
const Really: FC<Readonly<{ step: Planned; differs: readonly Deviation[] }>> = ({ step: { started, finished }, differs }) => (
  <>
    {started === undefined ? null : <>{finished === undefined ? sayPlan('since', { day: sayShortDay(started) }) : daysOf(started, finished)}<br /></>}
    {differs.length === 0 ? (finished === undefined ? '' : sayPlan('deviations.none')) : differs.map((one) => (one.kind === 'before-its-turn' ? sayPlan('deviations.before-its-turn') : sayPlan(`deviations.${one.kind}`, { days: one.days }))).join(' ')}
  </>
)

const Doing: FC<Props & Readonly<{ step: Planned; index: number }>> = ({ here, steps, step, index }) => {
  const at = `/initiatives/${here.initiative.slug}/plan/${step.id}`
  const about = <span class="visually-hidden">: {step.what}</span>
  return (
    <div class="screen-only">
      <p><a href={`${at}/happened`}>{sayPlan('went.link')}{about}</a></p>
      <details class="details">
        <summary>{sayPlan('change')}{about}</summary>
        <ul class="actions actions--beside">
          <li><a href={`${at}/edit`}>{sayPlan('edit')}{about}</a></li>
          {index === 0 ? null : <li><Form action={`${at}/up`}><Button look="link">{sayPlan('up')}{about}</Button></Form></li>}
          {index === steps.length - 1 ? null : <li><Form action={`${at}/down`}><Button look="link">{sayPlan('down')}{about}</Button></Form></li>}
          <li><a href={`${at}/remove`}>{sayPlan('remove.link')}{about}</a></li>
        </ul>
      </details>
    </div>
  )
}
