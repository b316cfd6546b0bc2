import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { Buttons, LinkButton, Words } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import { type MemberAtAgreement, agreementPath } from '../agreement/agreement.gate.ts'
import { sayAgreement } from '../agreement/words/index.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Answer } from './answer.queries.ts'
import type { AnswerCode } from './answer.rules.ts'
import { Answers } from './answers.view.tsx'
import type { AnswerFormCode } from './record-answer.form.ts'
import { SAID } from './tables.ts'
import { sayAnswer } from './words/index.ts'

export type Code = AnswerFormCode | AnswerCode
type Props = Readonly<{ here: MemberAtAgreement; today: Day; answers: readonly Answer[]; typed: Typed; problems: readonly Problem<Code>[] }>

export const RecordAnswerPage: FC<Props> = ({ here, today, answers, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayAnswer(`problems.${code}`))
  const last = answers.at(-1)
  return (
    <InitiativePage here={here} title={sayAnswer('write.title')} lead={sayAnswer('write.lead')} listed={false} problems={sentences}
      back={{ href: agreementPath(here, here.agreement.id), text: sayAgreement('show.title') }}>
      <h2>{sayAnswer('write.agreed')}</h2>
      <Words text={here.agreement.words} />
      {answers.length === 0 ? null : <Answers answers={answers} zone={here.initiative.zone} />}
      <Form typed={typed} problems={sentences} version={answers.length}>
        <TextField name="body" label={sayAnswer('write.body')} hint={sayAnswer('write.body-hint')} value={last?.body} />
        <RadioField name="said" label={sayAnswer('write.said')} choices={SAID.map((said) => [said, sayAnswer(`write.${said}`)] as const)} />
        <TextArea name="why" label={sayAnswer('write.why')} hint={sayAnswer('write.why-hint')} rows={3} />
        <DayField name="byWhen" label={sayAnswer('write.by-when')} hint={sayAnswer('write.by-when-hint')} />
        <TextField name="answeredBy" label={sayAnswer('write.answered-by')} hint={sayAnswer('write.answered-by-hint')} />
        <DayField name="answeredOn" label={sayAnswer('write.answered-on')} hint={sayAnswer('write.answered-on-hint')} value={today} />
        <Button>{sayAnswer('write.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** Somebody else was faster: theirs, and what was typed. */
export const AnswerOutdatedPage: FC<{ here: MemberAtAgreement; answers: readonly Answer[]; typed: Typed }> = ({ here, answers, typed }) => (
  <InitiativePage here={here} title={sayAnswer('outdated.title')} lead={sayAnswer('outdated.text')} listed={false}>
    <h2>{sayAnswer('outdated.theirs')}</h2>
    <Answers answers={answers.slice(-1)} zone={here.initiative.zone} />
    <h2>{sayAnswer('outdated.yours')}</h2>
    <Words text={[typed['body']?.[0], typed['why']?.[0], typed['answeredBy']?.[0]].filter(Boolean).join('\n\n')} />
    <Buttons><LinkButton href={agreementPath(here, here.agreement.id, '/answer')}>{sayAnswer('outdated.go-on')}</LinkButton></Buttons>
  </InitiativePage>
)
