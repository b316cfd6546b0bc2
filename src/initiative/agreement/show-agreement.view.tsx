import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Buttons, DayText, Facts, Inset, LinkButton, Statement, Tag, Warning, Words } from '#platform/page/parts.tsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sayMoment } from '#platform/time.ts'
import type { Answer } from '../answer/answer.queries.ts'
import { Answers } from '../answer/answers.view.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import { bandOf, hasFewAffected } from '../membership/room.rules.ts'
import { type PromiseState, dayThatHolds } from '../reply/promise.rules.ts'
import type { Reply } from '../reply/reply.queries.ts'
import { PromiseTag, Replies } from '../reply/replies.view.tsx'
import { standpointName } from '../standpoint-name.ts'
import { WaysOfItem } from '../ways/way-tags.view.tsx'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { type AtAgreement, agreementPath } from './agreement.gate.ts'
import { CardShown } from './card.view.tsx'
import type { Card } from './reading.rules.ts'
import type { Source } from './rests-on.queries.ts'
import type { Disagreement, InRoom } from './room-and-dissent.queries.ts'
import type { RoomCount } from './room.queries.ts'
import { RoomList } from './room-list.view.tsx'
import { sayAgreement } from './words/index.ts'

type Names = ReadonlyMap<PersonId, string> | undefined
type Props = Readonly<{
  here: AtAgreement
  person: PersonId | undefined
  state: PromiseState
  /** Who was there, exactly; not given to anybody outside. */
  room: readonly InRoom[] | undefined
  count: RoomCount
  /** Those of them who agreed, as far as is known. */
  agreed: RoomCount
  /** The standpoints of people affected by the service, and those from which nobody agreed. */
  affected: readonly Standpoint[]
  missing: readonly Standpoint[]
  dissent: readonly Disagreement[]
  answers: readonly Answer[]
  replies: readonly Reply[]
  sources: readonly Source[]
  /** Words of stories that stand with it. */
  told: JSX.Element | undefined
  /** What people are called; not given to anybody outside. */
  called: Names
}>

export const ShowAgreementPage: FC<Props> = ({ here, person, state, room, count, agreed, affected, missing, dissent, answers, replies, sources, told, called }) => {
  const { agreement, initiative, membership } = here
  const host = membership?.host === true
  const base = `/initiatives/${initiative.slug}`
  const few = hasFewAffected(agreed.affected)
  return (
    <InitiativePage here={here} title={sayAgreement('show.title')} back={{ href: `${base}/agreed`, text: sayAgreement('show.back') }}>
      {agreement.hidden ? <Inset><p>{sayAgreement('show.hidden')}</p></Inset> : null}
      <p><PromiseTag state={state} />{agreement.coProduced && !few ? <>{' '}<Tag tone="good">{sayAgreement('show.co-produced')}</Tag></> : null}</p>
      <Statement text={agreement.words} />
      {told}
      <When here={here} replies={replies} called={called} />
      <section>
        <h2>{sayAgreement('show.who')}</h2>
        {room === undefined ? <Facts facts={[[sayAgreement('show.people'), sayAgreement(`show.band.${bandOf(count.people)}`)]]} /> : <RoomList room={room} called={called} />}
        {hasFewAffected(count.affected) ? <Warning><p>{sayAgreement('show.few')}</p></Warning> : null}
        {few ? <Missing coProduced={agreement.coProduced} affected={affected} missing={membership === undefined ? undefined : missing} /> : null}
      </section>
      {agreement.card === undefined ? null : (
        <section>
          <h2>{sayAgreement('card.title')}</h2>
          <CardShown card={agreement.card} called={called} />
          {raisedBy(agreement.card, person) ? <div class="screen-only"><Form action={agreementPath(here, agreement.id, '/raised/take-back')}><Button look="warning">{sayAgreement('raised.mine')}</Button></Form></div> : null}
        </section>
      )}
      <section>
        <h2>{sayAgreement('show.dissent')}</h2>
        <DissentList here={here} dissent={dissent} called={called} />
        {membership === undefined ? null : (
          <p class="screen-only"><a href={agreementPath(here, agreement.id, '/dissent')}>{sayAgreement(dissent.some((one) => one.person === person) ? 'show.disagree-change' : 'show.disagree')}</a></p>
        )}
      </section>
      <section>
        <h2>{sayAgreement('show.answers')}</h2>
        <Answers answers={answers} zone={initiative.zone} called={called} />
        {host ? <div class="screen-only"><Buttons><LinkButton look="second" href={agreementPath(here, agreement.id, '/answer')}>{sayAgreement('show.record-answer')}</LinkButton></Buttons></div> : null}
      </section>
      <section>
        <h2>{sayAgreement('show.replies')}</h2>
        <Replies replies={replies} zone={initiative.zone} toldAt={host ? (reply) => `${base}/replies/${reply.id}/told` : undefined} />
        {host ? <div class="screen-only"><Buttons><LinkButton look="second" href={agreementPath(here, agreement.id, '/reply')}>{sayAgreement('show.write-reply')}</LinkButton></Buttons></div> : null}
      </section>
      <section>
        <h2>{sayAgreement('show.rests-on')}</h2>
        {sources.length === 0 ? <p>{sayAgreement('show.rests-on-none')}</p> : (
          <ul class="plain-list">{sources.map((source) => <li><a href={`${base}/items/${source.id}`}>{source.words}</a></li>)}</ul>
        )}
        <p class="screen-only"><a href={`${base}/items/${agreement.id}`}>{sayAgreement('show.thread')}</a></p>
      </section>
      {membership === undefined ? null : (
        <ul class="actions screen-only">
          <li><a href={`${base}/changes/new?agreement=${agreement.id}`}>{sayAgreement('show.new-change')}</a></li>
          <li><a href={agreementPath(here, agreement.id, '/correct')}>{sayAgreement('show.correct')}</a></li>
          {host && !agreement.hidden ? <li><a href={`${base}/stories?for=${agreement.id}`}>{sayAgreement('show.quote-story')}</a></li> : null}
        </ul>
      )}
    </InitiativePage>
  )
}

const When: FC<{ here: AtAgreement; replies: readonly Reply[]; called: Names }> = ({ here, replies, called }) => {
  const { agreement, initiative, membership } = here
  const holds = dayThatHolds({ by: agreement.replyBy, replies })
  const times = agreement.version - 1
  const who = agreement.recordedBy === undefined ? undefined : called?.get(agreement.recordedBy)
  const recorded = sayMoment(agreement.at, initiative.zone)
  return (
    <>
      <Facts facts={[
        [sayAgreement('show.agreed-on'), <DayText day={agreement.agreedOn} />],
        [sayAgreement('show.meeting'), agreement.meeting === undefined ? undefined : <a href={`/initiatives/${initiative.slug}/meetings/${agreement.meeting}`}>{sayAgreement('show.meeting-link')}</a>],
        [sayAgreement('show.reply-by'), <DayText day={holds} />],
        [sayAgreement('show.first-promised'), holds === agreement.replyBy ? undefined : <DayText day={agreement.replyBy} />],
        [sayAgreement('show.recorded'), who === undefined ? recorded : `${recorded}, ${who}`],
      ]} />
      {agreement.hidden ? null : <WaysOfItem base={`/initiatives/${initiative.slug}`} item={agreement.id} ways={agreement.ways} member={membership !== undefined} />}
      {times === 0 ? null : membership === undefined ? <p>{sayAgreement('show.corrected-outside', { count: times })}</p> : (
        <p><a href={agreementPath(here, agreement.id, '/history')}>{sayAgreement('show.corrected', { count: times })}</a></p>
      )}
    </>
  )
}

/** Whether something that this person raised stands there. */
const raisedBy = ({ way, interests = [] }: Card, person: PersonId | undefined) =>
  person !== undefined && [...way.objections, ...interests].some((one) => one.person === person && one.words !== undefined)

/**
 * Who was missing among those who agreed, so that nobody reads it as co-produced. Outside, all are named of whom two were needed: who of
 * them was there would say what the few in the room are.
 */
const Missing: FC<{ coProduced: boolean; affected: readonly Standpoint[]; missing: readonly Standpoint[] | undefined }> = ({ coProduced, affected, missing }) => {
  const named = missing ?? affected
  return (
    <>
      {coProduced ? <p>{sayAgreement('show.not-co-produced')}</p> : null}
      <h3>{sayAgreement('show.missing')}</h3>
      <p>{sayAgreement(missing === undefined ? 'show.missing-outside' : missing.length === 0 ? 'show.missing-one' : 'show.missing-lead')}</p>
      {named.length === 0 ? null : <ul>{named.map((one) => <li>{standpointName(one)}</li>)}</ul>}
    </>
  )
}

/** That somebody disagreed is never hidden; their words go as far as they opened them, their name never outside. */
const DissentList: FC<{ here: AtAgreement; dissent: readonly Disagreement[]; called: Names }> = ({ here, dissent, called }) => {
  if (dissent.length === 0) return <p>{sayAgreement('show.dissent-none')}</p>
  const readable = dissent.filter((one) => !one.takenBack && here.sees.includes(one.seenBy))
  return (
    <>
      {dissent.some((one) => one.takenBack) ? <p class="soft">{sayAgreement('show.dissent-taken-back')}</p> : null}
      {dissent.some((one) => !one.takenBack && !here.sees.includes(one.seenBy)) ? <p>{sayAgreement('show.dissent-members')}</p> : null}
      <ul class="plain-list">
        {readable.map(({ person, words, enteredByOther }) => {
          const who = person === null ? undefined : called?.get(person)
          return <li>{who === undefined ? null : <p><strong>{who}</strong></p>}<Words text={words} />{who !== undefined && enteredByOther ? <p class="soft">{sayAgreement('dissent.entered')}</p> : null}</li>
        })}
      </ul>
    </>
  )
}
