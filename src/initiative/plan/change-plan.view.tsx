import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, DayText, Facts, Inset, LinkButton, Statement, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { Thing } from '../about/about.queries.ts'
import { AboutFields, aboutProblem, isAboutCode } from '../about/about.view.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PlanCode } from './plan.form.ts'
import type { Planned } from './plan.queries.ts'
import { sayPlan } from './words/index.ts'

type Problems = readonly Problem<PlanCode>[]
type FormProps = Readonly<{ here: SeenByMember; typed: Typed; problems: Problems }>

const sentencesFor = (problems: Problems) => sentencesOf(problems, (code) => (isAboutCode(code) ? aboutProblem(code) : sayPlan(`problems.${code}`)))
const backTo = (here: SeenByMember) => ({ href: `/initiatives/${here.initiative.slug}/plan`, text: sayPlan('title') })
const versionOf = (step: Planned, typed: Typed, outdated: boolean) => (outdated ? step.version : versionTyped(typed) ?? step.version)

export const BeginPlanPage: FC<FormProps & Readonly<{ today: Day }>> = ({ here, today, typed, problems }) => (
  <InitiativePage here={here} title={sayPlan('begin.title')} lead={sayPlan('begin.lead')} back={backTo(here)} listed={false} problems={sentencesFor(problems)}>
    <Form typed={typed} problems={sentencesFor(problems)}>
      <RadioField name="template" label={sayPlan('begin.template')} choices={(['workshops', 'year', 'question'] as const).map((one) => [one, sayPlan(`templates.${one}.name`), sayPlan(`templates.${one}.says`)] as const)} />
      <DayField name="first" label={sayPlan('begin.first')} value={today} />
      <Button>{sayPlan('begin.button')}</Button>
    </Form>
  </InitiativePage>
)

type PlannedProps = FormProps & Readonly<{ steps: readonly Planned[]; step: Planned | undefined; outdated: boolean }>

export const PlannedPage: FC<PlannedProps> = ({ here, steps, step, typed, problems, outdated }) => {
  const sentences = sentencesFor(problems)
  return (
    <InitiativePage here={here} title={sayPlan(step === undefined ? 'write.title' : 'write.edit')} back={backTo(here)} listed={false} problems={sentences}>
      {outdated && step !== undefined ? <Outdated step={step} /> : null}
      <Form typed={typed} problems={sentences} version={step === undefined ? undefined : versionOf(step, typed, outdated)}>
        <TextField name="what" label={sayPlan('write.what')} value={step?.what} />
        <TextField name="who" label={sayPlan('write.who')} hint={sayPlan('write.who-hint')} value={step?.who} optional />
        <DayField name="from" label={sayPlan('write.from')} value={step?.from} />
        <DayField name="until" label={sayPlan('write.until')} value={step?.until} />
        <SelectField name="after" label={sayPlan('write.after')} empty={sayPlan('write.after-none')} choices={steps.flatMap((one, index) => (one.id === step?.id ? [] : [[one.id, sayPlan('step', { number: index + 1, what: one.what })] as const]))} value={step?.after} />
        <Button>{sayPlan('write.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** Somebody was faster: what is there now stands above what was typed. */
const Outdated: FC<{ step: Planned }> = ({ step }) => (
  <>
    <Warning><p>{sayPlan('write.outdated')}</p></Warning>
    <Inset>
      <p><strong>{step.what}</strong></p>
      <Facts facts={[
        [sayPlan('planned'), <><DayText day={step.from} />{' – '}<DayText day={step.until} /></>], [sayPlan('who'), step.who],
        [sayPlan('started'), step.started === undefined ? undefined : <DayText day={step.started} />], [sayPlan('finished'), step.finished === undefined ? undefined : <DayText day={step.finished} />],
        [sayPlan('skipped-because'), step.skippedBecause],
      ]} />
    </Inset>
  </>
)

type WentProps = FormProps & Readonly<{ step: Planned; offered: readonly Thing[]; about: readonly Thing[]; outdated: boolean }>

export const HowItWentPage: FC<WentProps> = ({ here, step, offered, about, typed, problems, outdated }) => {
  const sentences = sentencesFor(problems)
  return (
    <InitiativePage here={here} title={sayPlan('went.title')} back={backTo(here)} listed={false} problems={sentences}>
      {outdated ? <Outdated step={step} /> : <Statement text={step.what} />}
      <Form typed={typed} problems={sentences} version={versionOf(step, typed, outdated)}>
        <DayField name="started" label={sayPlan('went.started')} value={step.started} optional />
        <DayField name="finished" label={sayPlan('went.finished')} value={step.finished} optional />
        <TextArea name="skippedBecause" label={sayPlan('went.skipped')} hint={sayPlan('went.skipped-hint')} rows={2} value={step.skippedBecause} optional />
        <AboutFields offered={offered} chosen={about} problems={problems} />
        <Button>{sayPlan('write.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const RemovePlannedPage: FC<Readonly<{ here: SeenByMember; step: Planned }>> = ({ here, step }) => (
  <InitiativePage here={here} title={sayPlan('remove.title')} lead={sayPlan('remove.lead')} back={backTo(here)} listed={false}>
    <Statement text={step.what} />
    <Form><Buttons><Button look="warning">{sayPlan('remove.link')}</Button><LinkButton look="second" href={backTo(here).href}>{sayPlan('remove.keep')}</LinkButton></Buttons></Form>
  </InitiativePage>
)
