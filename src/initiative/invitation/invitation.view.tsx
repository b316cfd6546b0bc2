import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty, Facts, LinkButton, Tag, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Day, dayOf, sayDay, sayShortDay } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { SureCode } from '../membership/membership.form.ts'
import type { Joining } from '../membership/membership.rules.ts'
import type { NewInvitationCode } from './invitation.form.ts'
import type { Invitation } from './invitation.queries.ts'
import { type InvitationState, type LastDayCode, type Reach, stateOf } from './invitation.rules.ts'
import { QrCode } from './qr-code.tsx'
import { say } from '../words/index.ts'
import { sayInvitation } from './words/index.ts'

export type ListCode = NewInvitationCode | LastDayCode

const StateTag: FC<{ state: InvitationState }> = ({ state }) => <Tag tone={state === 'open' ? 'good' : 'gone'}>{sayInvitation(`list.${state}`)}</Tag>

type ListProps = Readonly<{
  here: Seen
  invitations: readonly Invitation[]
  today: Day
  /** What is filled in as the last day. */
  usualLastDay: Day
  joining: Joining
  typed?: Typed
  problems?: readonly Problem<ListCode>[]
}>

export const InvitationsPage: FC<ListProps> = ({ here, invitations, today, usualLastDay, joining, typed, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const sentences = sentencesOf(problems, (code) => sayInvitation(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayInvitation('list.title')} lead={sayInvitation('list.lead')} back={{ href: `${base}/people`, text: say('parts.people') }} problems={sentences} listed={false}>
      <p>{sayInvitation(`list.lets-in-${joining.letsIn}`)} <a href={`${base}/joining`}>{sayInvitation('list.lets-in-change')}</a></p>
      <h2>{sayInvitation('list.made')}</h2>
      {invitations.length === 0 ? <Empty text={sayInvitation('list.none')} /> : (
        <ul class="cards">
          {invitations.map((one) => (
            <li class="card">
              <h3><a href={`${base}/invitations/${one.id}`}>{sayInvitation('list.one', { day: sayShortDay(dayOf(one.madeAt, here.initiative.zone)) })}</a></h3>
              <p><StateTag state={stateOf(one, today)} /> {sayInvitation('list.used', { used: one.used, most: one.most })}. {sayInvitation('list.until', { day: sayShortDay(one.lastDay) })}.</p>
            </li>
          ))}
        </ul>
      )}
      <h2>{sayInvitation('list.new')}</h2>
      <Form typed={typed} problems={sentences}>
        <TextField name="most" label={sayInvitation('list.most')} hint={sayInvitation('list.most-hint')} value="30" inputmode="numeric" width={4} />
        <DayField name="lastDay" label={sayInvitation('list.last-day')} value={usualLastDay} />
        <Button>{sayInvitation('list.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

type ShowProps = Readonly<{ here: Seen; invitation: Invitation; today: Day; code: string; origin: string; reach: Reach; problems?: readonly Problem<SureCode>[] }>

export const InvitationPage: FC<ShowProps> = ({ here, invitation, today, code, origin, reach, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}/invitations`
  const path = `${base}/${invitation.id}`
  const state = stateOf(invitation, today)
  const link = `${origin}/join/${code}`
  return (
    <InitiativePage here={here} title={sayInvitation('show.title')} back={{ href: base, text: sayInvitation('list.title') }} problems={sentencesOf(problems, (problem) => sayInvitation(`problems.${problem}`))} listed={false}>
      {state === 'open' && reach !== 'everybody' ? <Warning><p>{sayInvitation(`show.${reach}`)}</p></Warning> : null}
      {state !== 'open' ? null : (
        <>
          <h2>{sayInvitation('show.link')}</h2>
          <p class="long"><a href={link}>{link}</a></p>
          <h2>{sayInvitation('show.code')}</h2>
          <p class="code">{code}</p>
          <p class="hint">{sayInvitation('show.code-how', { address: `${origin}/join` })}</p>
          <QrCode text={link} label={sayInvitation('show.qr')} />
          <p><LinkButton href={`${path}/poster`} look="second">{sayInvitation('show.poster')}</LinkButton></p>
        </>
      )}
      <h2>{sayInvitation('show.facts')}</h2>
      <Facts facts={[
        [sayInvitation('show.state'), <StateTag state={state} />],
        [sayInvitation('show.used'), sayInvitation('list.used', { used: invitation.used, most: invitation.most })],
        [sayInvitation('show.until'), sayDay(invitation.lastDay)],
      ]} />
      {state === 'revoked' ? null : (
        <Form action={`${path}/revoke`}>
          <p class="hint">{sayInvitation('show.revoke-hint')}</p>
          <Button look="warning" name="sure" value="yes">{sayInvitation('show.revoke')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}

/** A page for the wall: what it is about, the picture to scan, the code in large letters. */
export const PosterPage: FC<Pick<ShowProps, 'here' | 'invitation' | 'code' | 'origin' | 'reach'>> = ({ here, invitation, code, origin, reach }) => (
  <Page title={sayInvitation('poster.title', { title: here.initiative.title })} back={{ href: `/initiatives/${here.initiative.slug}/invitations/${invitation.id}`, text: sayInvitation('show.title') }}>
    <p class="screen-only hint">{sayInvitation('poster.print')}</p>
    {reach === 'everybody' ? null : <div class="screen-only"><Warning><p>{sayInvitation(`show.${reach}`)}</p></Warning></div>}
    <div class="poster">
      <p>{sayInvitation('poster.scan')}</p>
      <QrCode text={`${origin}/join/${code}`} label={sayInvitation('show.qr')} />
      <p>{sayInvitation('poster.or', { address: `${origin}/join` })}</p>
      <p class="code">{code}</p>
      <p>{sayInvitation('poster.need')}</p>
      <p>{sayInvitation('poster.until', { day: sayDay(invitation.lastDay) })}</p>
    </div>
  </Page>
)
