import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { sayDay } from '#platform/time.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ExtendFormCode } from './question.form.ts'
import { questionPath } from './question.gate.ts'
import type { Asked } from './question.queries.ts'
import type { ExtendCode } from './question.rules.ts'
import { sayQuestion } from './words/index.ts'

export type Code = ExtendFormCode | ExtendCode
export type HereAtQuestion = SeenByMember & Readonly<{ question: Asked }>

export const ExtendQuestionPage: FC<{ here: HereAtQuestion; typed: Typed; problems: readonly Problem<Code>[] }> = ({ here, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayQuestion(`problems.${code}`))
  const { question } = here
  return (
    <InitiativePage here={here} title={sayQuestion('extend.title')} lead={sayQuestion('extend.lead', { day: sayDay(question.replyBy) })} listed={false}
      back={{ href: questionPath(here, question), text: question.words }} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <DayField name="replyBy" label={sayQuestion('extend.reply-by')} />
        <TextArea name="reason" label={sayQuestion('extend.reason')} rows={3} />
        <Button>{sayQuestion('extend.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
