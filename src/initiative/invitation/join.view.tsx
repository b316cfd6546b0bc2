import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { DayText, Empty, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import type { Joining } from '../membership/membership.rules.ts'
import type { Asked, Inviting } from './invitation.queries.ts'
import type { InvitationState } from './invitation.rules.ts'
import type { JoinFormCode } from './join.form.ts'
import type { JoinCode } from './join.rules.ts'
import { sayInvitation } from './words/index.ts'

export type Code = JoinFormCode | JoinCode
const sentences = (problems: readonly Problem<Code>[]) => sentencesOf(problems, (code) => sayInvitation(`problems.${code}`))

/** The field for a code: also on the front page. It is not sent by POST, since looking a code up changes nothing. */
export const CodeForm: FC<{ code?: string | undefined; problems?: readonly Problem<'code-unknown' | 'code-missing'>[]; look?: 'main' | 'second' }> = ({ code, problems = [], look = 'main' }) => (
  <Form method="get" action="/join" problems={sentences(problems)}>
    <TextField name="code" label={sayInvitation('join.code')} hint={sayInvitation('join.code-hint')} value={code} autocomplete="off" width={20} />
    <Button look={look}>{sayInvitation('join.button')}</Button>
  </Form>
)

export const CodePage: FC<{ code?: string | undefined; problems?: readonly Problem<'code-unknown' | 'code-missing'>[] }> = ({ code, problems = [] }) => (
  <Page title={sayInvitation('join.title')} problems={sentences(problems)}>
    <CodeForm code={code} problems={problems} />
  </Page>
)

export const ClosedInvitationPage: FC<{ state: Exclude<InvitationState, 'open'> }> = ({ state }) => (
  <Page title={sayInvitation(`closed.${state}`)} lead={sayInvitation('closed.text')} back={{ href: '/join', text: sayInvitation('join.title') }}></Page>
)

type JoinProps = Readonly<{
  inviting: Inviting
  joining: Joining
  code: string
  /** What the person who is signed in is called. */
  called: string | undefined
  typed?: Typed
  problems?: readonly Problem<Code>[]
}>

export const JoinPage: FC<JoinProps> = ({ inviting: { initiative }, joining, code, called, typed, problems = [] }) => (
  <Page title={sayInvitation('join.found-title', { title: initiative.title })} problems={sentences(problems)}>
    <h2>{sayInvitation('join.purpose')}</h2>
    <Words text={initiative.purpose} />
    <h2>{sayInvitation('join.take-part')}</h2>
    {called === undefined ? <p>{sayInvitation('join.no-email')}</p> : <p>{sayInvitation('join.as', { called })}</p>}
    {joining.letsIn === 'host' ? <p>{sayInvitation('join.host-lets-in')}</p> : null}
    <Form action="/join" typed={typed} problems={sentences(problems)}>
      <Hidden name="code" value={code} />
      {called === undefined ? <TextField name="called" label={sayInvitation('join.called')} hint={sayInvitation('join.called-hint')} autocomplete="nickname" /> : null}
      <RadioField name="age" label={sayInvitation('join.age')}
        choices={[['over', sayInvitation('join.over', { age: joining.ageLine })], ['under', sayInvitation('join.under', { age: joining.ageLine }), sayInvitation('join.under-hint')]]} />
      <Button>{sayInvitation(joining.letsIn === 'host' ? 'join.ask' : 'join.take-part')}</Button>
    </Form>
    {/* The code is remembered by this browser meanwhile: it stands in no address that is passed on. */}
    {called === undefined ? <p><a href="/sign-in?next=/join">{sayInvitation('join.sign-in')}</a></p> : null}
  </Page>
)

export const AdultPage: FC<Omit<JoinProps, 'joining' | 'inviting'>> = ({ code, typed, problems = [] }) => (
  <Page title={sayInvitation('adult.title')} lead={sayInvitation('adult.lead')} problems={sentences(problems)}>
    <Form action="/join" typed={typed} problems={sentences(problems)}>
      <Hidden name="code" value={code} />
      <Hidden name="called" value={typed?.['called']?.[0] ?? ''} />
      <Hidden name="age" value="under" />
      <Hidden name="asked" value="adult" />
      <TextField name="adultName" label={sayInvitation('adult.name')} autocomplete="off" />
      <TextField name="adultReach" label={sayInvitation('adult.reach')} hint={sayInvitation('adult.reach-hint')} autocomplete="off" />
      <Button>{sayInvitation('adult.button')}</Button>
    </Form>
  </Page>
)

export const AskedPage: FC<{ asked: readonly Asked[] }> = ({ asked }) => (
  <Page title={sayInvitation('asked.title')}>
    {asked.length === 0 ? <Empty text={sayInvitation('asked.none')} /> : (
      <>
        <p>{sayInvitation('asked.text')}</p>
        <ul class="cards">{asked.map(({ title, at, zone }) => <li class="card"><h2>{title}</h2><p class="hint"><DayText day={dayOf(at, zone)} /></p></li>)}</ul>
      </>
    )}
    <p><a href="/initiatives">{sayInvitation('asked.mine')}</a></p>
  </Page>
)
