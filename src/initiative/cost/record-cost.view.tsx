import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Statement } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { About, RecordedCost } from './cost.queries.ts'
import type { CostCode } from './cost.rules.ts'
import type { CostFormCode, TakeOutCode } from './record-cost.form.ts'
import { BASES, COST_KINDS } from './tables.ts'
import { sayCost } from './words/index.ts'

export type CostCodes = CostCode | CostFormCode
type Props = Readonly<{ here: Seen; offered: readonly About[]; about: string | undefined; typed: Typed; problems: readonly Problem<CostCodes>[] }>

const backTo = (here: Seen) => ({ href: `/initiatives/${here.initiative.slug}/costs`, text: sayCost('show.title') })

export const RecordCostPage: FC<Props> = ({ here, offered, about, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCost(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayCost('record.title')} back={backTo(here)} listed={false} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <RadioField name="kind" label={sayCost('record.kind')} choices={COST_KINDS.map((kind) => [kind, sayCost(`kinds.${kind}`), sayCost(`record.kind-hints.${kind}`)] as const)} />
        <TextArea name="words" label={sayCost('record.words')} rows={2} />
        {offered.length === 0 ? null
          : <SelectField name="about" label={sayCost('record.about')} empty={sayCost('record.about-none')} value={about} choices={offered.map(({ id, words }) => [id, words] as const)} optional />}
        <TextField name="borneBy" label={sayCost('record.borne-by')} hint={sayCost('record.borne-by-hint')} />
        <TextField name="amount" label={sayCost('record.amount')} hint={sayCost('record.amount-hint')} inputmode="decimal" width={10} />
        <TextField name="period" label={sayCost('record.period')} hint={sayCost('record.period-hint')} width={20} />
        <RadioField name="basis" label={sayCost('record.basis')} choices={BASES.map((basis) => [basis, sayCost(`bases.${basis}`)] as const)} />
        <TextField name="source" label={sayCost('record.source')} hint={sayCost('record.source-hint')} />
        <div class="when-saving">
          <h2>{sayCost('record.question')}</h2>
          <p>{sayCost('record.question-text')}</p>
          <TextArea name="serviceChanged" label={sayCost('record.service-changed')} hint={sayCost('record.service-changed-hint')} rows={2} />
          <TextArea name="whoDecided" label={sayCost('record.who-decided')} rows={2} />
          <TextArea name="withWhom" label={sayCost('record.with-whom')} rows={2} />
        </div>
        <Button>{sayCost('record.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const TakeCostOutPage: FC<Readonly<{ here: Seen; cost: RecordedCost; typed: Typed; problems: readonly Problem<TakeOutCode>[] }>> = ({ here, cost, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCost(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayCost('take-out.title')} lead={sayCost('take-out.lead')} back={backTo(here)} listed={false} problems={sentences}>
      <Statement text={cost.words} />
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayCost('take-out.reason')} rows={2} />
        <Button look="warning">{sayCost('take-out.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
