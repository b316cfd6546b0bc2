/** The page on which a group writes the questions of a test's sheet. */
import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { type MemberAtTried, triedPath } from '../trying/tried.gate.ts'
import type { QuestionCode } from './sheet.form.ts'
import type { SheetQuestion } from './sheet.queries.ts'
import { sayTrial } from './words/index.ts'

type Props = Readonly<{ here: MemberAtTried<'test'>; asked: readonly SheetQuestion[]; full: boolean; typed: Typed; problems: readonly Problem<QuestionCode>[] }>

export const QuestionsPage: FC<Props> = ({ here, asked, full, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayTrial(`problems.${code}`))
  const at = (end: string) => triedPath(here, 'test', here.item.id, end)
  return (
    <InitiativePage here={here} title={sayTrial('questions.title')} lead={sayTrial('questions.lead')} back={{ href: at(''), text: sayTrial('title') }} problems={sentences} listed={false}>
      <section>
        <h2>{sayTrial('questions.list')}</h2>
        {asked.length === 0 ? <p>{sayTrial('questions.none')}</p> : (
          <>
            <ol>
              {asked.map((question) => (
                <li>
                  {question.words}
                  <p class="hint">{kindOf(question)}</p>
                  <Form action={at(`/sheet/questions/${question.id}/off`)}><Button look="link">{sayTrial('questions.off')}<span class="visually-hidden">: {question.words}</span></Button></Form>
                </li>
              ))}
            </ol>
            <p class="hint">{sayTrial('questions.fixed')}</p>
            <ul class="actions">
              <li><a href={at('/sheet')}>{sayTrial('answers.fill')}</a></li>
              <li><a href={at('/sheet/print')}>{sayTrial('sheet.print')}</a></li>
            </ul>
          </>
        )}
      </section>
      <section>
        <h2>{sayTrial('questions.add')}</h2>
        {full ? <Inset><p>{sayTrial('questions.full')}</p></Inset> : (
          <Form typed={typed} problems={sentences}>
            <TextField name="words" label={sayTrial('questions.words')} hint={sayTrial('questions.words-hint')} />
            <RadioField name="kind" label={sayTrial('questions.kind')} choices={[['scale', sayTrial('questions.scale')], ['yes-no', sayTrial('questions.yes-no')], ['words', sayTrial('questions.own-words')]]} />
            <div class="when-scale">
              <TextField name="low" label={sayTrial('questions.low')} hint={sayTrial('questions.low-hint')} />
              <TextField name="high" label={sayTrial('questions.high')} hint={sayTrial('questions.high-hint')} />
            </div>
            <Button>{sayTrial('questions.button')}</Button>
          </Form>
        )}
      </section>
    </InitiativePage>
  )
}

const kindOf = ({ kind, low, high }: SheetQuestion): string =>
  kind === 'scale' ? sayTrial('questions.kind-scale', { low: low ?? '', high: high ?? '' }) : sayTrial(`questions.kind-${kind}`)
