import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, Empty, Inset, MomentText, Pages, Tag, Timeline, Warning } from '#platform/page/parts.tsx'
import type { OutwardProblem } from '#platform/outward/outward.rules.ts'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { WebhookFormCode } from './webhook.form.ts'
import type { Delivery, Webhook } from './webhook.queries.ts'
import { sayWebhook } from './words/index.ts'

type ListProps = Readonly<{ here: SeenByMember; webhooks: readonly Webhook[]; typed?: Typed | undefined; problems?: readonly Problem<WebhookFormCode | OutwardProblem | 'too-many'>[] }>

export const WebhooksPage: FC<ListProps> = ({ here, webhooks, typed, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const sentences = sentencesOf(problems, (code) => sayWebhook(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayWebhook('title')} lead={sayWebhook('lead')} back={{ href: base, text: sayWebhook('back') }} problems={sentences} listed={false}>
      {webhooks.length === 0 ? <Empty text={sayWebhook('none')} /> : (
        <Cards>
          {webhooks.map((webhook) => (
            <Card title={hostOf(webhook)} href={`${base}/webhooks/${webhook.id}`} quiet={<StateTag webhook={webhook} />}><p class="secret">{webhook.address}</p></Card>
          ))}
        </Cards>
      )}
      <section>
        <h2>{sayWebhook('add')}</h2>
        <Form typed={typed} problems={sentences}>
          <TextField name="address" type="url" autocomplete="off" label={sayWebhook('address')} hint={sayWebhook('address-hint')} />
          <Button>{sayWebhook('button')}</Button>
        </Form>
        <p><a href="/api">{sayWebhook('api')}</a></p>
      </section>
    </InitiativePage>
  )
}

const hostOf = ({ address }: Webhook): string => URL.parse(address)?.host ?? address

const isTold = ({ stoppedAt, hasHost }: Webhook): boolean => stoppedAt === undefined && hasHost

const StateTag: FC<{ webhook: Webhook }> = ({ webhook }) =>
  !isTold(webhook) ? <Tag tone="gone">{sayWebhook('states.stopped')}</Tag> : webhook.failures > 0 ? <Tag tone="late">{sayWebhook('states.failing')}</Tag> : <Tag tone="good">{sayWebhook('states.told')}</Tag>

type Props = Readonly<{ here: SeenByMember; webhook: Webhook; secret: string | undefined; deliveries: readonly Delivery[]; more: boolean }>

export const WebhookPage: FC<Props> = (props) => {
  const { here, webhook, secret } = props
  const path = `/initiatives/${here.initiative.slug}/webhooks`
  return (
    <InitiativePage here={here} title={hostOf(webhook)} back={{ href: path, text: sayWebhook('title') }} listed={false}>
      <p class="secret">{webhook.address}</p>
      {isTold(webhook) ? null : <Warning><p>{sayWebhook(!webhook.hasHost ? 'without-host' : webhook.failures > 0 ? 'stopped-failing' : 'stopped-by-host')}</p></Warning>}
      <section>
        <h2>{sayWebhook('secret')}</h2>
        {secret === undefined ? <p>{sayWebhook('secret-unseen')}</p> : (
          <>
            <p>{sayWebhook('secret-copy')}</p>
            <Inset><p><code class="secret">{secret}</code></p></Inset>
          </>
        )}
        <Form action={`${path}/${webhook.id}/secret`}><Button look="second">{sayWebhook('renew')}</Button></Form>
      </section>
      <Log {...props} path={`${path}/${webhook.id}`} />
      <section>
        <h2>{sayWebhook('look-after')}</h2>
        <Buttons>
          {isTold(webhook) ? <Form action={`${path}/${webhook.id}/test`}><Button look="second">{sayWebhook('test')}</Button></Form> : null}
          <Form action={`${path}/${webhook.id}/${isTold(webhook) ? 'stop' : 'start'}`}><Button look="second">{sayWebhook(isTold(webhook) ? 'stop' : 'start')}</Button></Form>
          <Form action={`${path}/${webhook.id}/remove`}><Button look="warning">{sayWebhook('remove')}</Button></Form>
        </Buttons>
      </section>
    </InitiativePage>
  )
}

const Log: FC<Props & Readonly<{ path: string }>> = ({ here: { initiative }, deliveries, more, path }) => (
  <section>
    <h2>{sayWebhook('log')}</h2>
    {deliveries.length === 0 ? <Empty text={sayWebhook('log-none')} /> : (
      <>
        <p class="hint">{sayWebhook('log-hint')}</p>
        <Timeline steps={deliveries.map((one) => ({
          when: <MomentText at={one.at} zone={initiative.zone} />,
          what: <><p>{sayWebhook(`events.${one.event}`)}. {sentenceOf(one)}{one.tries > 1 ? ` ${sayWebhook('tries', { count: one.tries })}` : ''}</p><Again path={path} delivery={one} /></>,
        }))} />
      </>
    )}
    <Pages next={more ? `${path}?after=${deliveries.at(-1)?.id ?? ''}` : undefined} />
  </section>
)

const Again: FC<{ path: string; delivery: Delivery }> = ({ path, delivery }) =>
  delivery.state === 'waiting' && delivery.tries === 0 ? null : (
    <Form action={`${path}/deliveries/${delivery.id}/retry`}>
      <Button look="link">{sayWebhook('retry')}<span class="visually-hidden"> {sayWebhook(`events.${delivery.event}`)}</span></Button>
    </Form>
  )

/** How the newest try went. */
function sentenceOf({ state, status, fault, tries }: Delivery): string {
  if (tries === 0) return sayWebhook('how.waiting')
  const came = status === undefined ? sayWebhook(`faults.${faultOf(fault)}`) : sayWebhook('how.answered', { status })
  return state === 'told' ? sayWebhook('how.told', { status: status ?? 0 }) : sayWebhook(state === 'given-up' ? 'how.given-up' : 'how.again', { came })
}

const KNOWN = ['address-private', 'too-slow', 'ENOTFOUND', 'ECONNREFUSED'] as const
const faultOf = (fault: string | undefined): (typeof KNOWN)[number] | 'other' => KNOWN.find((known) => known === fault) ?? 'other'
