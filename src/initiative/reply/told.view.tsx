import type { FC } from 'hono/jsx'
import type { Reach } from '#people/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Card, Cards, Details, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { sayMoment } from '#platform/time.ts'
import { agreementPath } from '../agreement/agreement.gate.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { issuePath } from '../local-issue/issue.gate.ts'
import { questionPath } from '../question/question.gate.ts'
import type { PersonId } from '../tables.ts'
import type { Delivery } from './delivery.queries.ts'
import { deliveryState } from './delivery.rules.ts'
import type { Reply } from './reply.queries.ts'
import { ReplyText } from './replies.view.tsx'
import type { ReplyWay } from './tables.ts'
import { sayReply } from './words/index.ts'

type Names = Readonly<{ called: ReadonlyMap<PersonId, string>; reach: ReadonlyMap<PersonId, Reach> }>
type Props = Names & Readonly<{
  here: SeenByMember & Readonly<{ reply: Reply }>
  counts: Readonly<{ told: number; waiting: number; missed: number }>
  deliveries: readonly Delivery[]
  continued: boolean
  next: string | undefined
}>

/** In the order in which a person works through them: the telephone first. */
const WAYS = [['call', 'told.calls'], ['letter', 'told.letters'], ['email', 'told.mails'], ['page', 'told.pages']] as const satisfies readonly (readonly [ReplyWay, string])[]
const HINTS = { email: 'told.mail-hint', page: 'told.page-hint' } as const

export const ToldPage: FC<Props> = ({ here, counts, deliveries, continued, next, ...names }) => {
  const { reply, initiative } = here
  const base = `/initiatives/${initiative.slug}/replies/${reply.id}`
  const back = backOf(here)
  const nobody = counts.told + counts.waiting + counts.missed === 0
  return (
    <InitiativePage here={here} title={sayReply('told.title')} lead={sayReply(nobody ? 'told.lead-none' : 'told.lead')} back={back} listed={false}>
      {nobody ? null : <p>{sayReply('told.summary', counts)}</p>}
      <div class="screen-only"><Details summary={sayReply('told.reply')}><ReplyText reply={reply} /></Details></div>
      {WAYS.map(([way, title]) => {
        const some = deliveries.filter((one) => one.way === way)
        return some.length === 0 ? null : (
          <section>
            <h2>{sayReply(title)}</h2>
            {way === 'email' || way === 'page' ? <p class="hint">{sayReply(HINTS[way])}</p> : null}
            {way === 'letter' ? <p class="buttons screen-only"><LinkButton look="second" href={`${base}/letters`}>{sayReply('told.print-letters')}</LinkButton></p> : null}
            <Cards>{some.map((delivery) => <DeliveryCard here={here} delivery={delivery} {...names} />)}</Cards>
          </section>
        )
      })}
      <Pages next={next === undefined ? undefined : `${base}/told?after=${next}`} first={continued ? `${base}/told` : undefined} />
    </InitiativePage>
  )
}

const TONES = { waiting: 'waiting', told: 'good', 'not-reached': 'late' } as const

const DeliveryCard: FC<Names & { here: SeenByMember; delivery: Delivery }> = ({ here, delivery, called, reach }) => {
  const { person, name, way, attempts } = delivery
  const who = name ?? (person === undefined ? undefined : called.get(person)) ?? sayReply('told.somebody')
  const state = deliveryState(delivery)
  // Someone who has since chosen another way is still told in the old one here, but not at an address that is no longer for this.
  const detail = person === undefined || way !== 'call' || reach.get(person)?.way !== 'call' ? undefined : reach.get(person)?.to
  return (
    <Card level={3} title={who} quiet={<Tag tone={TONES[state]}>{sayReply(`told.${state}`)}</Tag>}>
      {detail === undefined ? null : <p>{sayReply('told.detail', { detail })}</p>}
      {attempts.length === 0 ? null : (
        <ul>{attempts.map((attempt) => {
          const what = sayReply(attempt.told ? 'told.attempt-told' : 'told.attempt-not-reached', { when: sayMoment(attempt.at, here.initiative.zone) })
          const by = attempt.by === undefined ? undefined : called.get(attempt.by)
          return <li>{by === undefined ? what : sayReply('told.attempt-by', { what, who: by })}</li>
        })}</ul>
      )}
      {state === 'told' ? null : (
        <div class="screen-only">
          <Form action={`/initiatives/${here.initiative.slug}/deliveries/${delivery.id}/told`}>
            <div class="buttons">
              <Button look="second" name="outcome" value="told">{sayReply('told.mark-told', { who })}</Button>
              <Button look="second" name="outcome" value="not-reached">{sayReply('told.mark-not-reached', { who })}</Button>
            </div>
          </Form>
        </div>
      )}
    </Card>
  )
}

/** The page of what it replies to. */
function backOf(here: Props['here']): Readonly<{ href: string; text: string }> {
  const { subject } = here.reply
  if ('question' in subject) return { href: questionPath(here, { id: subject.question }), text: sayReply('told.back-question') }
  if ('issue' in subject) return { href: issuePath(here, subject.issue), text: sayReply('told.back-issue') }
  return { href: agreementPath(here, subject.item), text: sayReply('told.back-agreement') }
}
