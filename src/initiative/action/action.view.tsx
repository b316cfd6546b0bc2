import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, SelectField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, DayText, Inset, LinkButton, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { ActionCode } from './action.form.ts'
import type { Action } from './action.queries.ts'
import { stateOf } from './action.rules.ts'
import type { ActionPlace } from './tables.ts'
import { sayAction } from './words/index.ts'

/** Somebody who takes part, before something that has actions: a meeting or an issue, its address and what it is called. */
export type WithActions = SeenByMember & Readonly<{ actionsOf: Readonly<{ place: ActionPlace; path: string; title: string }> }>

/** What, who, by when, and how it stands. */
export const ActionLine: FC<{ action: Action; name: string | undefined; today: Day }> = ({ action, name, today }) => {
  const state = stateOf(action, today)
  return (
    <>
      <strong>{action.what}</strong> {name === undefined ? sayAction('nobody') : sayAction('who', { name })}
      {action.by === undefined ? null : <> {sayAction('by')} <DayText day={action.by} /></>}{' '}
      {state === 'open' ? null : <Tag tone={state === 'done' ? 'good' : 'late'}>{sayAction(state)}</Tag>}
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
            <Button look={action.done ? 'link' : 'second'}>{sayAction(action.done ? 'undo' : 'tick')}<span class="visually-hidden">: {action.what}</span></Button>
          </Form>
          {mayEdit ? <LinkButton look="second" href={`${path}/actions/${action.id}/edit`}>{sayAction('edit')}<span class="visually-hidden">: {action.what}</span></LinkButton> : null}
        </Buttons>
        {action.version === 1 ? null : <p class="screen-only"><a href={`${path}/actions/${action.id}/history`}>{sayAction('history.link')}<span class="visually-hidden">: {action.what}</span></a></p>}
      </li>
    ))}
  </ul>
)

export type ActionProps = Readonly<{
  here: WithActions
  members: readonly (readonly [id: string, name: string])[]
  /** The action that is changed. */
  action?: Action | undefined
  typed?: Typed
  problems?: readonly Problem<ActionCode>[]
  outdated?: boolean
}>

export const ActionPage: FC<ActionProps> = ({ here, members, action, typed, problems = [], outdated = false }) => {
  const { path, title } = here.actionsOf
  const sentences = sentencesOf(problems, (code) => sayAction(`problems.${code}`))
  const byId = new Map(members)
  return (
    <InitiativePage here={here} title={sayAction(action === undefined ? 'add' : 'change')} lead={title} back={{ href: path, text: title }} problems={sentences} listed={false}>
      {outdated && action !== undefined ? (
        <Inset>
          <p>{sayAction('outdated.theirs')}</p>
          <p><strong>{action.what}</strong> {action.name ?? (action.member === undefined ? '' : byId.get(action.member))} {action.by === undefined ? null : <DayText day={action.by} />}</p>
          <p>{sayAction('outdated.yours')}</p>
        </Inset>
      ) : null}
      <Form typed={typed} problems={sentences} version={action === undefined ? undefined : outdated ? action.version : versionTyped(typed) ?? action.version}>
        <TextField name="what" label={sayAction('what')} value={action?.what} />
        <SelectField name="member" label={sayAction('member')} empty={sayAction('member-none')} value={action?.member} choices={members} optional />
        <TextField name="name" label={sayAction('name')} hint={sayAction('name-hint')} value={action?.name} optional />
        <DayField name="by" label={sayAction('by-day')} value={action?.by} optional />
        <Button>{sayAction('save')}</Button>
      </Form>
      {action === undefined ? null : <Form action={`${path}/actions/${action.id}/remove`}><Button look="warning">{sayAction('remove')}</Button></Form>}
    </InitiativePage>
  )
}
