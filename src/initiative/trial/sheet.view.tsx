/** The pages of a test's sheet: filled in by oneself or for somebody beside one, on paper, and its questions. */
import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, Inset, LinkButton, WritingLines } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { sayMoment } from '#platform/time.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { type MemberAtTried, triedPath } from '../trying/tried.gate.ts'
import { choicesOf } from './answers.view.tsx'
import { LONGEST_ANSWER, type SheetCode, answerField } from './sheet.form.ts'
import type { GivenAnswer, SheetQuestion } from './sheet.queries.ts'
import type { SheetId, SheetQuestionId } from './tables.ts'
import { sayTrial } from './words/index.ts'

type Here = MemberAtTried<'test'>
const backTo = (here: Here) => ({ href: triedPath(here, 'test', here.item.id), text: sayTrial('title') })

type Props = Readonly<{
  here: Here
  questions: readonly SheetQuestion[]
  typed: Typed
  problems: readonly Problem<SheetCode>[]
}>

type MineProps = Props & Readonly<{ mine: ReadonlyMap<SheetQuestionId, GivenAnswer>; sheet: SheetId | undefined }>

export const MySheetPage: FC<MineProps> = ({ here, questions, mine, sheet, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayTrial(`problems.${code}`))
  const at = (end: string) => triedPath(here, 'test', here.item.id, end)
  return (
    <InitiativePage here={here} title={sayTrial('sheet.title')} lead={sayTrial('sheet.lead')} back={backTo(here)} problems={sentences} listed={false}>
      <p>{sayTrial('sheet.of', { words: here.item.says.words })}</p>
      {questions.length === 0 ? <Empty text={sayTrial('sheet.empty')}><LinkButton href={at('/sheet/questions')}>{sayTrial('answers.write-questions')}</LinkButton></Empty> : (
        <>
          <Promise questions={questions} />
          <p>{sayTrial('sheet.yours')}</p>
          <Form typed={typed} problems={sentences}>
            <QuestionFields questions={questions} given={mine} />
            <Button>{sayTrial('sheet.button')}</Button>
          </Form>
          {sheet === undefined ? null : <Form action={at(`/sheet/${sheet}/take-back`)}><Button look="second">{sayTrial('sheet.take-back')}</Button></Form>}
          <ul class="actions screen-only">
            <li><a href={at('/sheet/for-somebody')}>{sayTrial('sheet.for-other')}</a></li>
            <li><a href={at('/sheet/print')}>{sayTrial('sheet.print')}</a></li>
            <li><a href={at('/sheet/questions')}>{sayTrial('answers.write-questions')}</a></li>
          </ul>
        </>
      )}
    </InitiativePage>
  )
}

type OtherProps = Props & Readonly<{ typedSheets: readonly Readonly<{ id: SheetId; at: Date }>[] }>

export const SheetForSomebodyPage: FC<OtherProps> = ({ here, questions, typedSheets, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayTrial(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayTrial('sheet.other-title')} lead={sayTrial('sheet.other-lead')} back={{ href: triedPath(here, 'test', here.item.id, '/sheet'), text: sayTrial('sheet.title') }} problems={sentences} listed={false}>
      {questions.length === 0 ? <Empty text={sayTrial('sheet.empty')} /> : (
        <>
          <Promise questions={questions} />
          <Form typed={typed} problems={sentences}>
            <QuestionFields questions={questions} given={new Map()} />
            <Button>{sayTrial('sheet.other-button')}</Button>
          </Form>
        </>
      )}
      {typedSheets.length === 0 ? null : (
        <section>
          <h2>{sayTrial('sheet.typed')}</h2>
          <ul class="plain-list">
            {typedSheets.map(({ id, at }, index) => {
              const sheet = sayTrial('sheet.typed-at', { number: typedSheets.length - index, moment: sayMoment(at, here.initiative.zone) })
              return (
                <li>
                  <Form action={triedPath(here, 'test', here.item.id, `/sheet/${id}/take-back`)}>
                    {sheet} <Button look="link">{sayTrial('sheet.typed-back')}<span class="visually-hidden">: {sheet}</span></Button>
                  </Form>
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </InitiativePage>
  )
}

/** What becomes of the answers: said before anybody answers. */
const Promise: FC<{ questions: readonly SheetQuestion[] }> = ({ questions }) => (
  <Inset>
    <p>{sayTrial('sheet.promise')}</p>
    {questions.some(({ kind }) => kind === 'words') ? <p>{sayTrial('sheet.promise-words')}</p> : null}
  </Inset>
)

const QuestionFields: FC<{ questions: readonly SheetQuestion[]; given: ReadonlyMap<SheetQuestionId, GivenAnswer> }> = ({ questions, given }) => (
  <>
    {questions.map((question) => {
      const answer = given.get(question.id)
      const name = answerField(question.id)
      return question.kind === 'words'
        ? <TextArea name={name} label={question.words} rows={3} most={LONGEST_ANSWER} value={answer?.words ?? undefined} />
        : <RadioField name={name} label={question.words} choices={choicesOf(question).map((label, place) => [String(place + 1), label] as const)} value={answer?.choice === null || answer === undefined ? undefined : String(answer.choice + 1)} />
    })}
  </>
)

/** An empty sheet to hand out on paper. */
export const PaperSheetPage: FC<Pick<Props, 'here' | 'questions'>> = ({ here, questions }) => (
  <InitiativePage here={here} title={sayTrial('sheet.title')} back={{ href: triedPath(here, 'test', here.item.id, '/sheet'), text: sayTrial('sheet.title') }} listed={false}>
    <p class="screen-only hint">{sayTrial('sheet.paper')}</p>
    <div class="sheet-print">
      <p>{sayTrial('sheet.of', { words: here.item.says.words })}</p>
      <p>{sayTrial('sheet.paper-promise')} {sayTrial('sheet.promise')}</p>
      {questions.some(({ kind }) => kind === 'words') ? <p>{sayTrial('sheet.promise-words')}</p> : null}
      {questions.map((question) => (
        <section class="keep-together">
          <h2>{question.words}</h2>
          {question.kind === 'words' ? <WritingLines count={4} /> : <ul class="plain-list">{choicesOf(question).map((label) => <li><span aria-hidden="true">☐ </span>{label}</li>)}</ul>}
        </section>
      ))}
    </div>
    <div class="screen-only"><Buttons><LinkButton look="second" href={triedPath(here, 'test', here.item.id, '/sheet/for-somebody')}>{sayTrial('sheet.for-other')}</LinkButton></Buttons></div>
  </InitiativePage>
)
