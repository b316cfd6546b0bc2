/** What people answered on the sheet: how many chose what, as a picture and in numbers; never an average. */
import type { FC } from 'hono/jsx'
import { Spread } from '#platform/page/spread.tsx'
import { Tag, Words } from '#platform/page/parts.tsx'
import type { SheetQuestion } from './sheet.queries.ts'
import { readableSpread } from './spread.rules.ts'
import { sayWhole } from '../whole/words/index.ts'
import { sayTrial } from './words/index.ts'

export const AnswersPart: FC<{ questions: readonly SheetQuestion[] }> = ({ questions }) => (
  <section>
    <h2>{sayTrial('answers.title')}</h2>
    {questions.length === 0 ? <p>{sayTrial('answers.none')}</p> : (
      <>
        {questions.some((one) => one.kind !== 'words' && readable(one) !== undefined) ? <p class="hint">{sayTrial('answers.no-average')}</p> : null}
        {questions.map((question) => <Answered question={question} />)}
      </>
    )}
  </section>
)

const readable = ({ spread, answers }: SheetQuestion) => readableSpread(spread ?? undefined, answers)

const Answered: FC<{ question: SheetQuestion }> = ({ question }) => {
  const spread = readable(question)
  return (
    <div class="keep-together">
      <h3>{question.words}{question.off ? <>{' '}<Tag tone="gone">{sayTrial('answers.off')}</Tag></> : null}</h3>
      {spread === undefined ? <p>{sayTrial('answers.too-few')}</p>
        : question.kind !== 'words' ? <Spread caption={question.words} head={[sayTrial('answers.choice'), sayTrial('answers.people')]} rows={choicesOf(question).map((label, place) => [label, spread.people[place] ?? 0] as const)} />
          : spread.brought !== undefined && (question.written ?? []).length === 0 ? <p>{sayTrial('answers.words-stayed')}</p>
          : question.written === null ? <p>{sayTrial('answers.words-members')}</p> : <ul>{question.written.map((words) => <li><Words text={words} /></li>)}</ul>}
      {spread?.brought === undefined ? null : <p class="hint">{sayWhole('from.counts')}</p>}
    </div>
  )
}

/** The choices of a question, in words. */
export const choicesOf = ({ kind, low, high }: Pick<SheetQuestion, 'kind' | 'low' | 'high'>): readonly string[] =>
  kind === 'scale' ? [1, 2, 3, 4, 5].map((point) => scalePoint(point, low, high)) : kind === 'yes-no' ? [sayTrial('sheet.yes'), sayTrial('sheet.no'), sayTrial('sheet.unsure')] : []

/** The ends of a scale say what they mean; the points between are numbers. */
const scalePoint = (point: number, low: string | null, high: string | null): string =>
  point === 1 ? sayTrial('sheet.point-low', { low: low ?? '' }) : point === 5 ? sayTrial('sheet.point-high', { high: high ?? '' }) : String(point)
