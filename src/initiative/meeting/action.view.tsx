import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, SelectField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, DayText, Inset, LinkButton, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { ActionCode } from './action.form.ts'
import type { Action } from './action.queries.ts'
import { stateOf } from './action.rules.ts'
import type { MeetingSeenByMember } from './meeting.gate.ts'
import { sayMeeting } from './words/index.ts'

/** What, who, by when, and how it stands. */
export const ActionLine: FC<{ action: Action; name: string | undefined; today: Day }> = ({ action, name, today }) => {
  const state = stateOf(action, today)
  return (
    <>
      <strong>{action.what}</strong> {name === undefined ? sayMeeting('action.nobody') : sayMeeting('action.who', { name })}
      {action.by === undefined ? null : <> {sayMeeting('action.by')} <DayText day={action.by} /></>}{' '}
      {state === 'open' ? null : <Tag tone={state === 'done' ? 'good' : 'late'}>{sayMeeting(`action.${state}`)}</Tag>}
    </>
  )
}

/** The name of who does it, as members see it. */
export const actorOf = (action: Action, called: ReadonlyMap<PersonId, string>): string | undefined =>
  action.name ?? (action.person === undefined ? undefined : called.get(action.person))

/** The actions with a button each, for members. */
export const ActionList: FC<{ path: string; actions: readonly Action[]; called: ReadonlyMap<PersonId, string>; today: Day; mayEdit: boolean }> = ({ path, actions, called, today, mayEdit }) => (
  <ul class="plain-list">
    {actions.map((action) => (
      <li class="card">
        <p><ActionLine action={action} name={actorOf(action, called)} today={today} /></p>
        <Buttons>
          <Form action={`${path}/actions/${action.id}/${action.done ? 'not-done' : 'done'}`}>
            <Button look={action.done ? 'link' : 'second'}>{sayMeeting(action.done ? 'action.undo' : 'action.tick')}<span class="visually-hidden">: {action.what}</span></Button>
          </Form>
          {mayEdit ? <LinkButton look="second" href={`${path}/actions/${action.id}/edit`}>{sayMeeting('action.edit')}<span class="visually-hidden">: {action.what}</span></LinkButton> : null}
        </Buttons>
      </li>
    ))}
  </ul>
)

export type ActionProps = Readonly<{
  here: MeetingSeenByMember
  members: readonly (readonly [id: string, name: string])[]
  /** The action that is changed. */
  action?: Action | undefined
  typed?: Typed
  problems?: readonly Problem<ActionCode>[]
  outdated?: boolean
}>

export const ActionPage: FC<ActionProps> = ({ here, members, action, typed, problems = [], outdated = false }) => {
  const { initiative, meeting } = here
  const path = `/initiatives/${initiative.slug}/meetings/${meeting.id}`
  const sentences = sentencesOf(problems, (code) => sayMeeting(`problems.${code}`))
  const byId = new Map(members)
  return (
    <InitiativePage here={here} title={sayMeeting(action === undefined ? 'action.add' : 'action.change')} lead={meeting.title} back={{ href: path, text: meeting.title }} problems={sentences} listed={false}>
      {outdated && action !== undefined ? (
        <Inset>
          <p>{sayMeeting('outdated.theirs')}</p>
          <p><strong>{action.what}</strong> {action.name ?? (action.member === undefined ? '' : byId.get(action.member))} {action.by === undefined ? null : <DayText day={action.by} />}</p>
          <p>{sayMeeting('outdated.yours')}</p>
        </Inset>
      ) : null}
      <Form typed={typed} problems={sentences} version={action === undefined ? undefined : outdated ? action.version : versionTyped(typed) ?? action.version}>
        <TextField name="what" label={sayMeeting('action.what')} value={action?.what} />
        <SelectField name="member" label={sayMeeting('action.member')} empty={sayMeeting('action.member-none')} value={action?.member} choices={members} optional />
        <TextField name="name" label={sayMeeting('action.name')} hint={sayMeeting('action.name-hint')} value={action?.name} optional />
        <DayField name="by" label={sayMeeting('action.by-day')} value={action?.by} optional />
        <Button>{sayMeeting('action.save')}</Button>
      </Form>
      {action === undefined ? null : <Form action={`${path}/actions/${action.id}/remove`}><Button look="warning">{sayMeeting('action.remove')}</Button></Form>}
    </InitiativePage>
  )
}
