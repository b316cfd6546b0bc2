import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { HowSharedCode } from './how-shared.form.ts'
import type { PromiseMade } from './how-shared.queries.ts'
import { PROMISES } from './tables.ts'
import { sayHowShared } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember; typed: Typed | undefined; problems: readonly Problem<HowSharedCode>[] }>

const back = ({ initiative }: SeenByMember) => ({ href: `/initiatives/${initiative.slug}/how-shared`, text: sayHowShared('title') })

/** A host says how far people share in it. `now`: what is promised so far. */
export const NewPromisePage: FC<Props & Readonly<{ now: PromiseMade | undefined }>> = ({ here, now, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayHowShared(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayHowShared(now === undefined ? 'promise.make' : 'promise.change')} lead={sayHowShared('promise.lead')} back={back(here)} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <RadioField name="rung" label={sayHowShared('promise.rung')} value={now?.rung} choices={PROMISES.map((rung) => [rung, sayHowShared(`promises.${rung}`), sayHowShared(`promise-means.${rung}`)] as const)} />
        <TextArea name="reason" label={sayHowShared('promise.reason')} hint={sayHowShared('promise.reason-hint')} />
        {now === undefined ? null : <p class="hint">{sayHowShared('promise.kept')}</p>}
        <Button>{sayHowShared('promise.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** A host asks everybody. `until`: the day that is offered. */
export const NewRoundPage: FC<Props & Readonly<{ until: Day }>> = ({ here, until, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayHowShared(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayHowShared('rounds.begin')} lead={sayHowShared('rounds.begin-lead')} back={back(here)} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <DayField name="lastDay" label={sayHowShared('rounds.last-day')} hint={sayHowShared('rounds.last-day-hint')} value={until} />
        <Button>{sayHowShared('rounds.begin-button')}</Button>
      </Form>
    </InitiativePage>
  )
}
