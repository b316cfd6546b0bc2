import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, DayText, Inset, LinkButton, Pages, Statement, Tag, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { Thing } from '../about/about.queries.ts'
import { AboutFields, AboutList, aboutProblem, isAboutCode } from '../about/about.view.tsx'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { DoneCode } from './five-steps.form.ts'
import type { Done } from './five-steps.queries.ts'
import { FIVE_STEPS, type FiveStep } from './tables.ts'
import { sayFiveSteps } from './words/index.ts'

type Props = Readonly<{
  here: Seen; person: PersonId | undefined
  /** The step that is shown by itself. */
  only: FiveStep | undefined
  /** One more of a step than `most`, where there are more. */
  done: readonly Done[]; most: number
  about: ReadonlyMap<string, readonly Thing[]>; later: boolean
}>

const baseOf = ({ initiative }: Seen) => `/initiatives/${initiative.slug}`

export const FiveStepsPage: FC<Props> = (props) => {
  const { here, only, done, most, later } = props
  const base = baseOf(here)
  const back = only === undefined ? { href: base, text: say('parts.purpose') } : { href: `${base}/steps`, text: sayFiveSteps('title') }
  return (
    <InitiativePage here={here} title={only === undefined ? sayFiveSteps('title') : sayFiveSteps(`steps.${only}.name`)} lead={only === undefined ? sayFiveSteps('lead') : sayFiveSteps(`steps.${only}.says`)} back={back} listed={here.initiative.openTo === 'public' && only === undefined}>
      {only === undefined ? FIVE_STEPS.map((step) => <Step {...props} step={step} />) : <DoneList {...props} done={done.slice(0, most)} />}
      {only === undefined ? null : <Pages next={done.length > most ? `${base}/steps?step=${only}&after=${done[most - 1]?.id ?? ''}` : undefined} first={later ? `${base}/steps?step=${only}` : undefined} />}
      <p class="hint">{sayFiveSteps('source')}</p>
    </InitiativePage>
  )
}

const Step: FC<Props & Readonly<{ step: FiveStep }>> = (props) => {
  const { here, done, most, step } = props
  const base = baseOf(here)
  const mine = done.filter((one) => one.step === step)
  return (
    <section>
      <h2>{sayFiveSteps(`steps.${step}.name`)} <Tag>{sayFiveSteps(`steps.${step}.in-the-field`)}</Tag></h2>
      <p>{sayFiveSteps(`steps.${step}.says`)}</p>
      {mine.length === 0 ? <p class="soft">{sayFiveSteps('none')}</p> : <DoneList {...props} done={mine.slice(0, most)} />}
      {mine.length > most ? <p><a href={`${base}/steps?step=${step}`}>{sayFiveSteps('all')}<span class="visually-hidden">: {sayFiveSteps(`steps.${step}.name`)}</span></a></p> : null}
      {here.membership === undefined ? null : <p class="screen-only"><a href={`${base}/steps/new?step=${step}`}>{sayFiveSteps('new')}<span class="visually-hidden">: {sayFiveSteps(`steps.${step}.name`)}</span></a></p>}
    </section>
  )
}

const DoneList: FC<Props> = ({ here, person, done, about }) => {
  const base = baseOf(here)
  return (
    <Cards>{done.map((one) => (
      <Card quiet={<><DayText day={one.day} />{' · '}{byWhom(here, one)}</>}>
        <Words text={one.words} />
        <AboutList base={base} things={about.get(one.id) ?? []} />
        {here.membership?.host === true || (here.membership !== undefined && one.recordedBy === person) ? (
          <ul class="actions actions--beside screen-only">
            <li><a href={`${base}/steps/${one.id}/edit`}>{sayFiveSteps('edit')}<span class="visually-hidden">: {one.words}</span></a></li>
            <li><a href={`${base}/steps/${one.id}/remove`}>{sayFiveSteps('remove.button')}<span class="visually-hidden">: {one.words}</span></a></li>
          </ul>
        ) : null}
      </Card>
    ))}</Cards>
  )
}

/** From which standpoints, for members; for everybody else only whether people affected were among them. */
const byWhom = ({ membership }: Seen, { by }: Done): string =>
  membership === undefined ? sayFiveSteps(by.some(({ affected }) => affected) ? 'by-affected' : 'by-others') : sayFiveSteps('by', { who: by.map(standpointName).join(', ') })

type WriteProps = Readonly<{
  here: SeenByMember
  /** What is there already; not there for something new. */
  it: Done | undefined
  step: FiveStep | undefined; today: Day; standpoints: readonly Standpoint[]; offered: readonly Thing[]; about: readonly Thing[]
  typed: Typed; problems: readonly Problem<DoneCode>[]
  /** Somebody was faster: what is there now stands above what was typed. */
  outdated: boolean
}>

export const WriteDonePage: FC<WriteProps> = ({ here, it, step, today, standpoints, offered, about, typed, problems, outdated }) => {
  const sentences = sentencesOf(problems, (code) => (isAboutCode(code) ? aboutProblem(code) : sayFiveSteps(`problems.${code}`)))
  return (
    <InitiativePage here={here} title={sayFiveSteps(it === undefined ? 'write.title' : 'write.edit')} back={{ href: `${baseOf(here)}/steps`, text: sayFiveSteps('title') }} listed={false} problems={sentences}>
      {outdated && it !== undefined ? <><Warning><p>{sayFiveSteps('write.outdated')}</p></Warning><Inset><Words text={it.words} /></Inset></> : null}
      <Form typed={typed} problems={sentences} version={it === undefined ? undefined : outdated ? it.version : versionTyped(typed) ?? it.version}>
        <RadioField name="step" label={sayFiveSteps('write.step')} choices={FIVE_STEPS.map((one) => [one, sayFiveSteps(`steps.${one}.name`)] as const)} value={it?.step ?? step} />
        <TextArea name="words" label={sayFiveSteps('write.words')} hint={sayFiveSteps('write.words-hint')} rows={3} most={1_000} value={it?.words} />
        <DayField name="day" label={sayFiveSteps('write.day')} value={it?.day ?? today} />
        <TickField name="by" label={sayFiveSteps('write.by')} hint={sayFiveSteps('write.by-hint')} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} values={it?.by.map(({ id }) => id)} />
        <AboutFields offered={offered} chosen={about} problems={problems} />
        <Button>{sayFiveSteps('write.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const RemoveDonePage: FC<Readonly<{ here: SeenByMember; it: Done }>> = ({ here, it }) => (
  <InitiativePage here={here} title={sayFiveSteps('remove.title')} back={{ href: `${baseOf(here)}/steps`, text: sayFiveSteps('title') }} listed={false}>
    <Statement text={it.words} />
    <Form><Buttons><Button look="warning">{sayFiveSteps('remove.button')}</Button><LinkButton look="second" href={`${baseOf(here)}/steps`}>{sayFiveSteps('remove.keep')}</LinkButton></Buttons></Form>
  </InitiativePage>
)
