import type { FC } from 'hono/jsx'
import { Hidden } from '#platform/page/form.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { Occasion } from './occasion.queries.ts'
import { sayVoice } from './words/index.ts'

/** What is answered and where it was said, above the form that goes with it. */
export const OccasionPart: FC<{ occasion: Occasion }> = ({ occasion: { question, meeting } }) =>
  question === undefined && meeting === undefined ? null : (
    <Inset>
      {question === undefined ? null : <p>{sayVoice('occasion.question', { question: question.words })}<Hidden name="question" value={question.id} /></p>}
      {meeting === undefined ? null : <p>{sayVoice('occasion.meeting', { meeting: meeting.title })}<Hidden name="meeting" value={meeting.id} /></p>}
    </Inset>
  )

/** The same occasion in an address: `?question=…&meeting=…`, or nothing. */
export function occasionQuery({ question, meeting }: Occasion, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(question === undefined ? {} : { question: question.id }), ...(meeting === undefined ? {} : { meeting: meeting.id }), ...more })
  return query.size === 0 ? '' : `?${query.toString()}`
}
