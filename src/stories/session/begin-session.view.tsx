import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId, type SeenByMember } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, SelectField, Tick, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, Details, Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { type Day, sayDay } from '#platform/time.ts'
import type { BeginCode } from './session.form.ts'
import type { AtSession } from './session.gate.ts'
import type { ListedSession, Session } from './session.queries.ts'
import { KEPT_DAYS, MOST_LISTENERS, type SessionCode, partOf } from './session.rules.ts'
import { sessionPath, sessionsPath } from './session-path.ts'
import { saySession } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
export type BeginProblem = Problem<BeginCode | SessionCode>
type People = readonly (readonly [PersonId, string])[]

export const titleOf = ({ day }: Pick<Session, 'day'>): string => saySession('title', { day: sayDay(day) })

type ListProps = Readonly<{ here: SeenByMember; sessions: readonly ListedSession[]; called: Called; more: boolean; paged: boolean }>

export const SessionsPage: FC<ListProps> = ({ here, sessions, called, more, paged }) => (
  <InitiativePage here={here} title={saySession('list.title')} lead={saySession('list.lead')} back={{ href: `/initiatives/${here.initiative.slug}/stories`, text: saySession('list.back') }} listed={false}>
    <p>{saySession('list.kept', { days: KEPT_DAYS })}</p>
    {sessions.length === 0 ? <Empty text={saySession('list.none')}><p><LinkButton href={`${sessionsPath(here)}/new`}>{saySession('new.title')}</LinkButton></p></Empty> : (
      <>
        <p><LinkButton href={`${sessionsPath(here)}/new`}>{saySession('new.title')}</LinkButton></p>
        <Cards>{sessions.map((session) => <SessionCard here={here} session={session} called={called} />)}</Cards>
      </>
    )}
    <Details summary={saySession('list.how')}>
      <ol>
        <li>{saySession('list.how-told')}</li>
        <li>{saySession('list.how-cards')}</li>
        <li>{saySession('list.how-groups')}</li>
        <li>{saySession('list.how-nod')}</li>
      </ol>
      <p class="hint">{saySession('list.source')}</p>
    </Details>
    <Pages next={more ? `${sessionsPath(here)}?after=${sessions.at(-1)?.id ?? ''}` : undefined} first={paged ? sessionsPath(here) : undefined} />
  </InitiativePage>
)

const SessionCard: FC<Readonly<{ here: SeenByMember; session: ListedSession; called: Called }>> = ({ here, session, called }) => {
  const part = partOf(session, here.person.id)
  const led = session.facilitator === undefined ? undefined : called.get(session.facilitator)
  const quiet = [
    part === undefined ? undefined : saySession(`list.you.${part}`),
    part === 'facilitator' || led === undefined ? undefined : saySession('list.led', { who: led }),
    session.forward === 0 ? undefined : saySession('list.forward', { count: session.forward }),
  ].filter((one) => one !== undefined).join(' ')
  return <Card title={titleOf(session)} href={sessionPath(here, session.id)} quiet={quiet === '' ? undefined : quiet} />
}

type BeginProps = Readonly<{ here: SeenByMember; people: People; today: Day; typed: Typed; problems: readonly BeginProblem[] }>

const say = (code: BeginCode | SessionCode) => saySession(`problems.${code}`, { most: MOST_LISTENERS })

export const BeginPage: FC<BeginProps> = ({ here, people, today, typed, problems }) => {
  const sentences = sentencesOf(problems, say)
  return (
    <InitiativePage here={here} title={saySession('new.title')} lead={saySession('new.lead')} back={{ href: sessionsPath(here), text: saySession('list.title') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <DayField name="day" label={saySession('new.day')} value={today} />
        <SelectField name="teller" label={saySession('new.teller')} hint={saySession('new.teller-hint')} empty={saySession('new.choose')} choices={people} />
        <SelectField name="facilitator" label={saySession('new.facilitator')} hint={saySession('new.facilitator-hint')} empty={saySession('new.choose')} value={here.person.id} choices={people} />
        <TickField name="listeners" label={saySession('new.listeners')} hint={saySession('new.listeners-hint')} choices={people} />
        <Tick name="tags" label={saySession('new.tags')} hint={saySession('new.tags-hint')} />
        <Button>{saySession('new.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const ListenersPage: FC<Readonly<{ here: AtSession; people: People; typed: Typed; problems: readonly BeginProblem[] }>> = ({ here, people, typed, problems }) => {
  const sentences = sentencesOf(problems, say)
  return (
    <InitiativePage here={here} title={saySession('people.title')} lead={saySession('people.lead')} back={{ href: sessionPath(here, here.session.id), text: titleOf(here.session) }} problems={sentences} listed={false}>
      {people.length === 0 ? <Empty text={saySession('people.none')} /> : (
        <Form typed={typed} problems={sentences}>
          <TickField name="listeners" label={saySession('new.listeners')} values={here.session.listeners} choices={people} />
          <Button>{saySession('people.button')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}
