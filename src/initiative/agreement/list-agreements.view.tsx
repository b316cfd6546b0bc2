import type { FC } from 'hono/jsx'
import { Card, Cards, DayText, Empty, LinkButton, Pages, Tag, Warning, Words } from '#platform/page/parts.tsx'
import { sayDay } from '#platform/time.ts'
import type { Answer } from '../answer/answer.queries.ts'
import { AnswerTag } from '../answer/answers.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { hasFewAffected } from '../membership/room.rules.ts'
import type { PromiseState } from '../reply/promise.rules.ts'
import type { Reply } from '../reply/reply.queries.ts'
import { PromiseTag } from '../reply/replies.view.tsx'
import { sayReply } from '../reply/words/index.ts'
import { AgreedParts } from './agreed-parts.view.tsx'
import { agreementPath } from './agreement.gate.ts'
import type { Agreement } from './agreement.queries.ts'
import { sayAgreement } from './words/index.ts'

type Listed = Readonly<{ agreement: Agreement; answers: readonly Answer[]; affected: number; agreed: number; reply: Reply | undefined; state: PromiseState }>
type Props = Readonly<{ here: Seen; agreements: readonly Listed[]; continued: boolean; next: string | undefined }>

export const ListAgreementsPage: FC<Props> = ({ here, agreements, continued, next }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} title={sayAgreement('list.title')} lead={sayAgreement('list.lead')}>
      <AgreedParts here={here} at="agreements" />
      {here.membership === undefined || continued ? null : <p class="buttons"><LinkButton href={`${base}/agreements/new`}>{sayAgreement('list.record')}</LinkButton></p>}
      {agreements.length === 0 ? <Empty text={sayAgreement('list.empty')} /> : <Cards>{agreements.map((one) => <AgreementCard here={here} one={one} />)}</Cards>}
      <Pages next={next === undefined ? undefined : `${base}/agreed?after=${next}`} first={continued ? `${base}/agreed` : undefined} />
    </InitiativePage>
  )
}

/** A card's heading is the agreement itself; a long one is cut there, and whole on its own page. */
const LONGEST_HEADING = 140
const headingOf = (words: string) => (words.length <= LONGEST_HEADING ? words : `${words.slice(0, words.lastIndexOf(' ', LONGEST_HEADING))} …`)

const AgreementCard: FC<{ here: Seen; one: Listed }> = ({ here, one: { agreement, answers, affected, agreed, reply, state } }) => {
  const answer = answers.at(-1)
  const tags = (
    <>
      <PromiseTag state={state} />
      {agreement.coProduced && !hasFewAffected(agreed) ? <>{' '}<Tag tone="good">{sayAgreement('list.co-produced')}</Tag></> : null}
      {answer === undefined ? null : <>{' '}<AnswerTag answer={answer} /></>}
      {agreement.hidden ? <>{' '}<Tag tone="gone">{sayAgreement('list.hidden')}</Tag></> : null}
    </>
  )
  return (
    <Card title={headingOf(agreement.words)} href={agreementPath(here, agreement.id)} quiet={tags}>
      <p class="soft">{sayAgreement('list.agreed-on', { day: sayDay(agreement.agreedOn) })}</p>
      {hasFewAffected(affected) ? <Warning><p>{sayAgreement('show.few')}</p></Warning> : null}
      {reply === undefined ? null : (
        <>
          <h3>{sayReply(`kinds.${reply.kind}`)}</h3>
          <Words text={reply.words} />
          {reply.nextBy === undefined ? null : <p>{sayReply('list.next')}{' '}<DayText day={reply.nextBy} /></p>}
        </>
      )}
    </Card>
  )
}
