import type { FC } from 'hono/jsx'
import { Card, Cards, Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { dayOf, sayShortDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { type PromiseState, byUrgency } from '../reply/promise.rules.ts'
import { PromiseTag } from '../reply/replies.view.tsx'
import { sentenceOfEnd } from '../thread/sentences.ts'
import { questionPath } from './question.gate.ts'
import type { Asked, Question } from './question.queries.ts'
import { isOpenOn } from './question.rules.ts'
import { sayQuestion } from './words/index.ts'

type WithState = Readonly<{ question: Asked; said: number; state: PromiseState }>
type Props = Readonly<{
  here: Seen
  now: Date
  /** A later page of what was replied to. */
  continued: boolean
  drafts: readonly Question[]
  waiting: readonly WithState[]
  settled: readonly WithState[]
  next: string | undefined
}>

export const ListQuestionsPage: FC<Props> = ({ here, now, continued, drafts, waiting, settled, next }) => {
  const base = `/initiatives/${here.initiative.slug}/questions`
  const today = dayOf(now, here.initiative.zone)
  const host = here.membership?.host === true
  return (
    <InitiativePage here={here} title={sayQuestion('list.title')} lead={sayQuestion('list.lead')}>
      {host && !continued ? <p class="buttons"><LinkButton href={`${base}/new`}>{sayQuestion('list.ask')}</LinkButton></p> : null}
      {drafts.length + waiting.length + settled.length === 0 ? <Empty text={sayQuestion('list.empty')} /> : null}
      {drafts.length === 0 ? null : (
        <Cards>{drafts.map((question) => <Card title={question.words} href={questionPath(here, question)} quiet={<Tag>{sayQuestion('list.draft')}</Tag>} />)}</Cards>
      )}
      {waiting.length === 0 ? null : (
        <section>
          <h2>{sayQuestion('list.waiting')}</h2>
          <Cards>{waiting.toSorted((one, other) => byUrgency(one.state, other.state)).map((one) => <QuestionCard here={here} today={today} one={one} />)}</Cards>
        </section>
      )}
      {settled.length === 0 ? null : (
        <section>
          <h2>{sayQuestion('list.settled')}</h2>
          <Cards>{settled.map((one) => <QuestionCard here={here} today={today} one={one} />)}</Cards>
        </section>
      )}
      <Pages next={next === undefined ? undefined : `${base}?after=${next}`} first={continued ? base : undefined} />
    </InitiativePage>
  )
}

const QuestionCard: FC<{ here: Seen; today: string; one: WithState }> = ({ here, today, one: { question, said, state } }) => (
  <Card level={3} title={question.words} href={questionPath(here, question)} quiet={<PromiseTag state={state} />}>
    {question.ending === undefined ? null : <p>{sentenceOfEnd(question.ending)}</p>}
    <p>{sayQuestion('list.to-whom', { who: question.toWhom })}</p>
    <p class="soft">
      {sayQuestion(isOpenOn(question.openUntil, today) ? 'list.open-until' : 'list.closed', { day: sayShortDay(question.openUntil) })}
      {' · '}{sayQuestion('list.said', { count: said })}
    </p>
  </Card>
)
