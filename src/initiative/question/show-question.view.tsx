import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, DayText, Facts, Inset, LinkButton, Pages, Words } from '#platform/page/parts.tsx'
import { type Zone, dayOf } from '#platform/time.ts'
import { sayHappened } from '../happened/words/index.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { type PromiseState, dayThatHolds } from '../reply/promise.rules.ts'
import { PromiseTag, Replies } from '../reply/replies.view.tsx'
import type { Reply } from '../reply/reply.queries.ts'
import type { ItemId } from '../tables.ts'
import { sentenceOfEnd } from '../thread/sentences.ts'
import { questionPath } from './question.gate.ts'
import type { Asked, Question } from './question.queries.ts'
import { isOpenOn } from './question.rules.ts'
import { sayQuestion } from './words/index.ts'

const backOf = (here: Seen) => ({ href: `/initiatives/${here.initiative.slug}/questions`, text: sayQuestion('show.back') })

type Props = Readonly<{
  here: Seen
  now: Date
  question: Asked
  said: readonly Readonly<{ id: ItemId; words: string }>[]
  continued: boolean
  next: string | undefined
  replies: readonly Reply[]
  state: PromiseState
}>

export const ShowQuestionPage: FC<Props> = ({ here, now, question, said, continued, next, replies, state }) => {
  const { initiative, membership } = here
  const host = membership?.host === true
  const mayMove = host && question.extension === undefined && replies.length === 0
  return (
    <InitiativePage here={here} title={question.words} back={backOf(here)}>
      <p><PromiseTag state={state} /></p>
      <Standing here={here} question={question} />
      <Promised question={question} replies={replies} zone={initiative.zone} />
      {membership !== undefined && isOpenOn(question.openUntil, dayOf(now, initiative.zone))
        ? <Buttons><LinkButton href={`/initiatives/${initiative.slug}/voices/new?question=${question.id}`}>{sayQuestion('show.say-something')}</LinkButton></Buttons> : null}
      <section>
        <h2>{sayQuestion('show.replies')}</h2>
        <Replies replies={replies} zone={initiative.zone} toldAt={host ? (reply) => `/initiatives/${initiative.slug}/replies/${reply.id}/told` : undefined} />
        {host ? (
          <Buttons>
            <LinkButton look="second" href={questionPath(here, question, '/reply')}>{sayQuestion('show.reply')}</LinkButton>
            {mayMove ? <LinkButton look="second" href={questionPath(here, question, '/extend')}>{sayQuestion('show.extend')}</LinkButton> : null}
          </Buttons>
        ) : null}
      </section>
      <section>
        <h2>{sayQuestion('show.what-was-said')}</h2>
        {said.length === 0 ? <p>{sayQuestion('show.nothing-said')}</p> : (
          <ul class="plain-list">{said.map((one) => <li><Words text={one.words} /></li>)}</ul>
        )}
        <Pages next={next === undefined ? undefined : `${questionPath(here, question)}?after=${next}`} first={continued ? questionPath(here, question) : undefined} />
      </section>
    </InitiativePage>
  )
}

/** Where it stands, for those who asked and those who answered: nothing ends in silence. */
const Standing: FC<{ here: Seen; question: Asked }> = ({ here, question }) => {
  const { ending } = question
  const member = here.membership !== undefined
  if (ending === undefined) return member ? <p class="screen-only"><a href={questionPath(here, question, '/ending')}>{sayHappened('ending.title')}</a></p> : null
  return (
    <>
      <p class="outline__end">{sentenceOfEnd(ending)}</p>
      {member ? <div class="screen-only"><Form action={questionPath(here, question, '/reopen')}><Button look="second">{sayHappened('ending.reopen')}</Button></Form></div> : null}
    </>
  )
}

/** What was promised, and how the promise moved: nothing of it goes away. */
const Promised: FC<{ question: Asked; replies: readonly Reply[]; zone: Zone }> = ({ question, replies, zone }) => {
  const { extension } = question
  const holds = dayThatHolds({ by: question.replyBy, extendedTo: extension?.replyBy, replies })
  return (
    <Facts facts={[
      [sayQuestion('show.to-whom'), question.toWhom],
      [sayQuestion('show.open-until'), <DayText day={question.openUntil} />],
      [sayQuestion('show.reply-by'), <DayText day={holds} />],
      [sayQuestion('show.first-promised'), holds === question.replyBy ? undefined : <DayText day={question.replyBy} />],
      [sayQuestion('show.moved'), extension === undefined ? undefined : <DayText day={dayOf(extension.at, zone)} />],
      [sayQuestion('show.reason'), extension?.reason],
    ]} />
  )
}

export const ShowDraftPage: FC<{ here: Seen; question: Question }> = ({ here, question }) => (
  <InitiativePage here={here} title={question.words} back={backOf(here)} listed={false}>
    <Inset><p>{sayQuestion('show.draft')}</p></Inset>
    <Facts facts={[
      [sayQuestion('show.to-whom'), question.toWhom],
      [sayQuestion('show.open-until'), question.openUntil === undefined ? undefined : <DayText day={question.openUntil} />],
      [sayQuestion('show.reply-by'), question.replyBy === undefined ? undefined : <DayText day={question.replyBy} />],
    ]} />
    <Buttons><LinkButton href={questionPath(here, question, '/edit')}>{sayQuestion('show.change')}</LinkButton></Buttons>
    <Form action={questionPath(here, question, '/discard')} version={question.version}>
      <Button look="warning">{sayQuestion('write.discard')}</Button>
    </Form>
  </InitiativePage>
)
