import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea, TextField, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { type ClaimCode, causalWords } from './claim.rules.ts'
import type { Choosable } from './happened.queries.ts'
import type { OutcomeCode } from './happened.rules.ts'
import type { OutcomeFormCode } from './record.form.ts'
import { DESIGNS } from './tables.ts'
import { sayHappened } from './words/index.ts'

export type OutcomeCodes = ClaimCode | OutcomeCode | OutcomeFormCode
type Props = Readonly<{ here: Seen; changes: readonly Choosable[]; from: string | undefined; typed: Typed; problems: readonly Problem<OutcomeCodes>[] }>

export const RecordOutcomePage: FC<Props> = ({ here, changes, from, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => (code === 'claim-causal' ? sayCausal(typed) : sayHappened(`problems.${code}`)))
  return (
    <InitiativePage here={here} title={sayHappened('outcome.title')} back={{ href: `/initiatives/${here.initiative.slug}/happened`, text: sayHappened('page.title') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="words" label={sayHappened('outcome.what')} hint={sayHappened('outcome.what-hint')} />
        <DayField name="told" label={sayHappened('outcome.told')} hint={sayHappened('outcome.told-hint')} />
        {changes.length === 0 ? null
          : <TickField name="restsOn" label={sayHappened('outcome.rests-on')} hint={sayHappened('outcome.rests-on-hint')} choices={changes.map(({ id, words }) => [id, words] as const)} values={from === undefined ? [] : [from]} optional />}
        <h2>{sayHappened('outcome.claim')}</h2>
        <p>{sayHappened('outcome.claim-text')}</p>
        <TextArea name="claim" label={sayHappened('outcome.claim-words')} hint={sayHappened('outcome.claim-hint')} rows={3} optional />
        <RadioField name="design" label={sayHappened('outcome.design')} optional
          choices={[['', sayHappened('outcome.design-none')], ...DESIGNS.map((design) => [design, sayHappened(`claim.designs.${design}`), sayHappened(`claim.can-say.${design}`)] as const)]} />
        <TextField name="people" label={sayHappened('outcome.people')} inputmode="numeric" width={5} optional />
        <TextField name="period" label={sayHappened('outcome.period')} hint={sayHappened('outcome.period-hint')} optional />
        <TextArea name="limits" label={sayHappened('outcome.limits')} hint={sayHappened('outcome.limits-hint')} rows={2} optional />
        <Button>{sayHappened('outcome.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** Which words of the claim can't be said, and which can. */
function sayCausal(typed: Typed): string {
  const found = causalWords(typed['claim']?.[0] ?? '').map((words) => `“${words}”`)
  const design = DESIGNS.find((one) => one === typed['design']?.[0]) ?? 'told'
  return sayHappened('problems.claim-causal', { found: new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(found), say: sayHappened(`claim.can-say.${design}`) })
}
