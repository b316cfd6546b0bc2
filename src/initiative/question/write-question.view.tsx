import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, TextArea, TextField } from '#platform/page/form.tsx'
import { Buttons, LinkButton, Words } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { QuestionFormCode } from './question.form.ts'
import { questionPath } from './question.gate.ts'
import type { Question } from './question.queries.ts'
import type { AskCode } from './question.rules.ts'
import { sayQuestion } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  /** The draft that is changed; a new one without. */
  question?: Question
  typed?: Typed
  problems?: readonly Problem<QuestionFormCode | AskCode>[]
}>

export const WriteQuestionPage: FC<Props> = ({ here, question, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayQuestion(`problems.${code}`))
  const back = question === undefined ? { href: `/initiatives/${here.initiative.slug}/questions`, text: sayQuestion('show.back') } : { href: questionPath(here, question), text: question.words }
  return (
    <InitiativePage here={here} title={sayQuestion(question === undefined ? 'write.title' : 'write.edit-title')} lead={sayQuestion('write.lead')} back={back} listed={false} problems={sentences}>
      <Form typed={typed} problems={sentences} version={question?.version}>
        <TextArea name="words" label={sayQuestion('write.words')} hint={sayQuestion('write.words-hint')} rows={3} value={question?.words} />
        <TextField name="toWhom" label={sayQuestion('write.to-whom')} hint={sayQuestion('write.to-whom-hint')} value={question?.toWhom} />
        <DayField name="openUntil" label={sayQuestion('write.open-until')} value={question?.openUntil} />
        <DayField name="replyBy" label={sayQuestion('write.reply-by')} hint={sayQuestion('write.reply-by-hint')} value={question?.replyBy} />
        <div class="buttons">
          <Button look="second" name="asking" value="keep">{sayQuestion('write.keep')}</Button>
          <Button name="asking" value="ask">{sayQuestion('write.ask')}</Button>
        </div>
      </Form>
    </InitiativePage>
  )
}

/** Somebody else was faster: theirs and ours, side by side. */
export const QuestionOutdatedPage: FC<{ here: Seen; now: Question; typed: Typed }> = ({ here, now, typed }) => (
  <InitiativePage here={here} title={sayQuestion('outdated.title')} lead={sayQuestion('outdated.text')} listed={false}>
    <h2>{sayQuestion('outdated.theirs')}</h2>
    <Words text={now.words} />
    {typed['words']?.[0] === undefined ? null : <><h2>{sayQuestion('outdated.yours')}</h2><Words text={typed['words'][0]} /></>}
    <Buttons><LinkButton href={questionPath(here, now)}>{sayQuestion('outdated.go-on')}</LinkButton></Buttons>
  </InitiativePage>
)
