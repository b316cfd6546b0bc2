/** The answers of those with the power, as every page shows them: beside what was agreed, never instead of it. */
import type { FC } from 'hono/jsx'
import type { PersonId } from '../tables.ts'
import { DayText, Facts, Tag } from '#platform/page/parts.tsx'
import { type Zone, sayMoment } from '#platform/time.ts'
import type { Answer } from './answer.queries.ts'
import type { Said } from './tables.ts'
import { sayAnswer } from './words/index.ts'

const TONES = { waiting: 'waiting', yes: 'good', partly: 'plain', no: 'plain' } as const satisfies Record<Said, string>

/** The newest answer in a line. */
export const AnswerTag: FC<{ answer: Answer }> = ({ answer }) => (
  <Tag tone={TONES[answer.said]}>{sayAnswer('show.line', { body: answer.body, said: sayAnswer(`said.${answer.said}`) })}</Tag>
)

/** All answers, the earliest first. `called` is given to members only: outside, nobody's name is shown as whoever typed it. */
export const Answers: FC<{ answers: readonly Answer[]; zone: Zone; called?: ReadonlyMap<PersonId, string> | undefined }> = ({ answers, zone, called }) =>
  answers.length === 0 ? <p>{sayAnswer('show.none')}</p> : (
    <ol class="plain-list">
      {answers.map((answer) => (
        <li class="keep-together">
          <h3>{sayAnswer('show.line', { body: answer.body, said: sayAnswer(`said.${answer.said}`) })}</h3>
          <Facts facts={[
            [sayAnswer('show.why'), answer.why],
            [sayAnswer('show.by-when'), answer.byWhen === undefined ? undefined : <DayText day={answer.byWhen} />],
            [sayAnswer('show.who'), answer.answeredBy],
            [sayAnswer(answer.said === 'waiting' ? 'show.asked-on' : 'show.on'), <DayText day={answer.answeredOn} />],
            [sayAnswer('show.recorded'), recordedBy(answer, zone, called)],
          ]} />
        </li>
      ))}
    </ol>
  )

function recordedBy({ at, recordedBy: by }: Answer, zone: Zone, called: ReadonlyMap<PersonId, string> | undefined): string {
  const who = by === undefined ? undefined : called?.get(by)
  const when = sayMoment(at, zone)
  return who === undefined ? when : sayAnswer('show.recorded-by', { when, who })
}
