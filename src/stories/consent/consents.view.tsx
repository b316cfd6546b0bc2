import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Card, Cards, Facts, Tag } from '#platform/page/parts.tsx'
import { type Zone, lastDayOf, sayDay, sayMoment } from '#platform/time.ts'
import type { Given } from './consent.queries.ts'
import { type ConsentState, isEndingSoon, stateOf } from './consent.rules.ts'
import { sayConsent } from './words/index.ts'

const TONES: Readonly<Record<ConsentState, 'good' | 'waiting' | 'late' | 'gone'>> = { waiting: 'waiting', current: 'good', over: 'gone', 'taken-back': 'gone' }

type OneProps = Readonly<{ consent: Given; zone: Zone; now: Date }>

/** Everything that one yes says. */
export const ConsentFacts: FC<OneProps> = ({ consent, zone, now }) => (
  <Facts facts={[
    [sayConsent('facts.purpose'), sayConsent(`purposes.${consent.purpose}`)], [sayConsent('facts.audience'), sayConsent(`audiences.${consent.audience}`)],
    [sayConsent('facts.channel'), sayConsent(`channels.${consent.channel}`)],
    [sayConsent('facts.attribution'), consent.shownAs === undefined ? sayConsent(`attributions.${consent.attribution}`) : `${sayConsent(`attributions.${consent.attribution}`)}: ${consent.shownAs}`],
    [sayConsent('facts.version'), String(consent.number)], [sayConsent('facts.time'), sayConsent('facts.span', { from: sayMoment(consent.beginsAt, zone), to: sayDay(lastDayOf(consent.endsAt, zone)) })],
    [sayConsent('facts.given'), `${sayMoment(consent.givenAt, zone)}: ${sayConsent(`hows.${consent.how}`)}`],
    [sayConsent('facts.witness'), consent.witness], [sayConsent('facts.guardian'), consent.guardian], [sayConsent('facts.adult'), consent.adult],
    [sayConsent('facts.state'), <StateTag consent={consent} zone={zone} now={now} />],
  ]} />
)

/** The same in a line, for those who may use it. */
export const MayLine: FC<Pick<OneProps, 'consent' | 'zone'>> = ({ consent, zone }) => (
  <>{sayConsent('may', {
    purpose: sayConsent(`purposes.${consent.purpose}`), channel: sayConsent(`channels.${consent.channel}`).toLowerCase(), audience: sayConsent(`audiences.${consent.audience}`).toLowerCase(),
    name: consent.shownAs === undefined ? sayConsent('no-name') : sayConsent('under-name', { name: consent.shownAs }), day: sayDay(lastDayOf(consent.endsAt, zone)),
  })}</>
)

export const StateTag: FC<OneProps> = ({ consent, zone, now }) => {
  const state = stateOf(consent, now)
  return <Tag tone={TONES[state]}>{sayConsent(`states.${state}`, { at: sayMoment(consent.beginsAt, zone) })}</Tag>
}

/** What was agreed to, each with the way to take it back. */
export const ConsentList: FC<Readonly<{ consents: readonly Given[]; at: string; zone: Zone; now: Date; mayRenew: boolean }>> = ({ consents, at, zone, now, mayRenew }) => (
  <Cards>
    {consents.map((consent) => (
      <Card title={sayConsent(`purposes.${consent.purpose}`)} level={3} quiet={<>{sayConsent(`channels.${consent.channel}`)}{' · '}{sayConsent(`audiences.${consent.audience}`)}</>}>
        {isEndingSoon(consent, consents, now) ? <p><Tag tone="late">{sayConsent('ends-soon', { day: sayDay(lastDayOf(consent.endsAt, zone)) })}</Tag></p> : null}
        <details class="details"><summary><StateTag consent={consent} zone={zone} now={now} /></summary><div><ConsentFacts consent={consent} zone={zone} now={now} /></div></details>
        {mayRenew && stateOf(consent, now) === 'current' ? <p><a href={`${at}/consents/${consent.id}/renew`}>{sayConsent('renew.link')}<span class="visually-hidden">: {sayConsent(`purposes.${consent.purpose}`)}, {sayConsent(`channels.${consent.channel}`)}</span></a></p> : null}
        {consent.endedAt !== undefined || consent.endsAt <= now ? null : (
          <Form action={`${at}/consents/${consent.id}/take-back`}><Button look="second">{sayConsent('take-back')}<span class="visually-hidden">: {sayConsent(`purposes.${consent.purpose}`)}, {sayConsent(`channels.${consent.channel}`)}</span></Button></Form>
        )}
      </Card>
    ))}
  </Cards>
)
