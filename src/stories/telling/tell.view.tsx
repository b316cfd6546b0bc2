import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId, type SeenByMember } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, SelectField, Tick, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Details, Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { type OpenedWords, StoryField, StoryHidden } from '../sealed/opened-words.tsx'
import type { DraftId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { TellingFormCode } from './telling.form.ts'
import { CHECKS, CONTENT_NOTES, LONGEST_ANSWER, LONGEST_STORY, QUESTIONS, type Question, TAKEN_HOW, type TellingCode, type Way, stepsOf } from './telling.rules.ts'
import { sayTelling } from './words/index.ts'

export type Answers = Readonly<Partial<Record<Question, OpenedWords>>>
export type TellCode = TellingCode | TellingFormCode | 'nothing-to-keep'

type Props = Readonly<{
  here: SeenByMember; way: Way; step: number; answers: Answers; draft: DraftId | undefined
  /** For whom it may have been written down. */
  tellers: readonly (readonly [PersonId, string])[]; typed: Typed; problems: readonly Problem<TellCode>[]
}>

export const TellPage: FC<Props> = ({ here, way, step, answers, draft, tellers, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayTelling(`problems.${code}`))
  const steps = stepsOf(way)
  const now = steps[step] ?? 'read-through'
  const isLast = now === 'read-through'
  const isWhole = way === 'whole'
  const shown: readonly Question[] = !isLast ? [now] : isWhole ? ['whole'] : QUESTIONS
  return (
    <InitiativePage here={here} title={sayTelling(isWhole ? 'tell.whole-title' : `tell.${now}`)} lead={isWhole ? sayTelling('tell.whole-lead') : isLast ? sayTelling('tell.read-through-lead') : undefined} problems={sentences} listed={false}
      back={{ href: `/initiatives/${here.initiative.slug}/stories/new`, text: sayTelling('before.title') }}>
      {steps.length === 1 ? null : <p class="soft">{sayTelling('tell.step', { step: step + 1, steps: steps.length })}</p>}
      <Form action={`/initiatives/${here.initiative.slug}/stories/tell`} typed={problems.length > 0 ? typed : {}} problems={sentences}>
        <Hidden name="way" value={way} />
        <Hidden name="step" value={String(step)} />
        {draft === undefined ? null : <Hidden name="draft" value={draft} />}
        {QUESTIONS.filter((question) => !shown.includes(question)).map((question) => (answers[question] === undefined ? null : <StoryHidden words={answers[question]} name={question} />))}
        {shown.map((question) => <Answer question={question} words={answers[question]} alone={!isLast} />)}
        {isLast ? <LastFields tellers={tellers} takenDown={typed['told']?.[0] === 'taken-down'} /> : null}
        <Inset><p>{sayTelling('tell.nothing-kept')}</p></Inset>
        <Buttons>
          <Button name="go" value={isLast ? 'done' : 'next'}>{sayTelling(isLast ? 'tell.keep' : 'tell.next')}</Button>
          {step === 0 ? null : <Button look="second" name="go" value="back">{sayTelling('tell.back')}</Button>}
          <Button look="second" name="go" value="later">{sayTelling('tell.later')}</Button>
        </Buttons>
      </Form>
      <p><a href="/stories">{sayTelling('tell.leave')}</a></p>
    </InitiativePage>
  )
}

const Answer: FC<Readonly<{ question: Question; words: OpenedWords | undefined; alone: boolean }>> = ({ question, words, alone }) =>
  question === 'whole'
    ? <StoryField words={words} name="whole" label={sayTelling('tell.whole')} rows={16} most={LONGEST_STORY} />
    : <StoryField words={words} name={question} label={sayTelling(`tell.${question}`)} hint={alone ? `${sayTelling(`tell.${question}-hint`)} ${sayTelling('tell.skip')}` : undefined} rows={alone ? 10 : 6} most={LONGEST_ANSWER} />

const LastFields: FC<Pick<Props, 'tellers'> & Readonly<{ takenDown: boolean }>> = ({ tellers, takenDown }) => (
  <>
    <TickField name="notes" label={sayTelling('tell.notes')} hint={sayTelling('tell.notes-hint')} choices={CONTENT_NOTES.map((note) => [note, say(`notes.${note}`)] as const)} optional />
    <TickField name="checks" label={sayTelling('tell.checks')} hint={sayTelling('tell.checks-hint')} choices={CHECKS.map((check) => [check, sayTelling(`tell.check.${check}`)] as const)} />
    <Tick name="under16" label={sayTelling('tell.under-16')} hint={sayTelling('tell.under-16-hint')} />
    {tellers.length === 0 ? null : (
      <>
        <RadioField name="told" label={sayTelling('tell.told')} choices={[['self', sayTelling('tell.told-self')], ['taken-down', sayTelling('tell.told-taken-down')]]} value="self" />
        <Details summary={sayTelling('tell.taken-down')} open={takenDown}>
          <SelectField name="teller" label={sayTelling('tell.teller')} hint={sayTelling('tell.teller-hint')} empty={sayTelling('tell.teller-none')} choices={tellers} />
          <RadioField name="how" label={sayTelling('tell.how')} choices={TAKEN_HOW.map((how) => [how, sayTelling(`tell.hows.${how}`)] as const)} />
          <RadioField name="readBack" label={sayTelling('tell.read-back')} choices={[['yes', sayTelling('tell.read-back-yes')], ['no', sayTelling('tell.read-back-no')]]} />
        </Details>
      </>
    )}
  </>
)
