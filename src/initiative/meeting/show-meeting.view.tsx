import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, Empty, LinkButton, Warning, Words } from '#platform/page/parts.tsx'
import type { Day } from '#platform/time.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { Action } from '../action/action.queries.ts'
import { ActionList } from '../action/action.view.tsx'
import { AgendaLine } from './agenda.view.tsx'
import type { Agreed } from './agreed.slot.ts'
import { MeetingFacts } from './meeting-facts.view.tsx'
import type { MeetingSeen } from './meeting.gate.ts'
import { mayRecord } from './meeting.policy.ts'
import type { Notes } from './notes.queries.ts'
import type { WhoCame } from './who-came.queries.ts'
import { WhoCameForMembers, WhoCameOutside } from './who-came.view.tsx'
import { sayAction } from '../action/words/index.ts'
import { sayMeeting } from './words/index.ts'

/** What only those who take part are shown. */
export type ForMembers = Readonly<{ notes: Notes; actions: readonly Action[]; called: ReadonlyMap<PersonId, string> }>

export type ShowMeetingProps = Readonly<{
  here: MeetingSeen
  who: WhoCame
  agreed: readonly Agreed[]
  today: Day
  /** Whether it has begun: then there is something to write down. */
  begun: boolean
  forMembers: ForMembers | undefined
}>

export const ShowMeetingPage: FC<ShowMeetingProps> = (props) => {
  const { here, forMembers } = props
  const { initiative, meeting, membership } = here
  const path = `/initiatives/${initiative.slug}/meetings/${meeting.id}`
  return (
    <InitiativePage here={here} title={meeting.title} back={{ href: `/initiatives/${initiative.slug}/meetings`, text: sayMeeting('list.title') }}
      links={[{ href: `${path}/calendar.ics`, type: 'text/calendar', title: meeting.title }]}>
      {meeting.cancelled === undefined ? null : <Warning><p>{sayMeeting('cancel.shown')}</p><Words text={meeting.cancelled.reason} /></Warning>}
      <MeetingFacts here={here} meeting={meeting} />
      <ul class="actions">
        <li><a href={`${path}/calendar.ics`}>{sayMeeting('show.calendar')}</a></li>
        <li><a href={`${path}/before`}>{sayMeeting('show.before')}</a></li>
        {props.begun ? <li><a href={`${path}/after`}>{sayMeeting('show.after')}</a></li> : null}
      </ul>
      <AgendaSection {...props} path={path} />
      <WhoCameSection {...props} path={path} />
      {forMembers === undefined ? null : <NotesSection {...props} forMembers={forMembers} path={path} />}
      <AgreedSection {...props} path={path} />
      {forMembers === undefined ? null : <ActionsSection {...props} forMembers={forMembers} path={path} />}
      {membership?.host === true ? (
        <section aria-labelledby="look-after">
          <h2 id="look-after">{sayMeeting('show.look-after')}</h2>
          <Buttons>
            <LinkButton href={`${path}/edit`} look="second">{sayMeeting('edit.title')}</LinkButton>
            {meeting.cancelled === undefined ? <LinkButton href={`${path}/cancel`} look="second">{sayMeeting('cancel.title')}</LinkButton> : null}
          </Buttons>
          {meeting.cancelled === undefined ? null : <Form action={`${path}/restore`}><Button look="second">{sayMeeting('cancel.restore')}</Button></Form>}
        </section>
      ) : null}
    </InitiativePage>
  )
}

type SectionProps = ShowMeetingProps & Readonly<{ path: string }>

const AgendaSection: FC<SectionProps> = ({ here: { meeting, membership }, forMembers, path }) =>
  meeting.agenda.length === 0 && membership === undefined ? null : (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{sayMeeting('agenda.title')}</h2>
      {meeting.agenda.length === 0 ? <p>{sayMeeting('agenda.none')}</p> : <ol>{meeting.agenda.map((item) => <li><AgendaLine item={item} called={forMembers?.called} /></li>)}</ol>}
      {membership === undefined ? null : <p><a href={`${path}/agenda`}>{sayMeeting('agenda.propose')}</a></p>}
    </section>
  )

const WhoCameSection: FC<SectionProps> = ({ here: { meeting, membership }, who, forMembers, begun, path }) => {
  const record = begun && mayRecord(meeting, membership)
  if (who.version === 0 && !(begun && membership !== undefined)) return null
  return (
    <section aria-labelledby="who-came">
      <h2 id="who-came">{sayMeeting('show.who-came')}</h2>
      {who.version === 0 ? <Empty text={sayMeeting('who-came.none')} /> : forMembers === undefined ? <WhoCameOutside who={who} /> : <WhoCameForMembers who={who} called={forMembers.called} />}
      {record ? <Buttons><LinkButton href={`${path}/who-came`} look={who.version === 0 ? 'main' : 'second'}>{sayMeeting(who.version === 0 ? 'who-came.title' : 'who-came.change')}</LinkButton></Buttons> : null}
    </section>
  )
}

const NotesSection: FC<SectionProps & Readonly<{ forMembers: ForMembers }>> = ({ here: { meeting, membership }, forMembers: { notes }, path }) => {
  const record = mayRecord(meeting, membership)
  if (notes.words === '' && !record) return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{sayMeeting('notes.title')}</h2>
      {notes.words === '' ? <p>{sayMeeting('notes.none')}</p> : <Words text={notes.words} />}
      {record ? <Buttons><LinkButton href={`${path}/notes`} look="second">{sayMeeting(notes.words === '' ? 'notes.write' : 'notes.change')}</LinkButton></Buttons> : null}
    </section>
  )
}

/** What was agreed there; members go on from here to write down what was said and agreed. */
const AgreedSection: FC<SectionProps> = ({ here: { initiative, meeting, membership }, agreed, begun }) => {
  const record = begun && membership !== undefined
  const to = `/initiatives/${initiative.slug}`
  return agreed.length === 0 && !record ? null : (
    <section aria-labelledby="agreed">
      <h2 id="agreed">{sayMeeting('show.agreed')}</h2>
      {agreed.length === 0 ? <p>{sayMeeting('show.agreed-none')}</p> : <ul>{agreed.map(({ id, words }) => <li><a href={`${to}/items/${id}`}>{words}</a></li>)}</ul>}
      {record ? (
        <Buttons>
          <LinkButton href={`${to}/voices/paste?meeting=${meeting.id}`} look="second">{sayMeeting('show.record-voices')}</LinkButton>
          <LinkButton href={`${to}/agreements/new?meeting=${meeting.id}`} look="second">{sayMeeting('show.record-agreement')}</LinkButton>
        </Buttons>
      ) : null}
    </section>
  )
}

const ActionsSection: FC<SectionProps & Readonly<{ forMembers: ForMembers }>> = ({ here: { meeting, membership }, forMembers: { actions, called }, today, path }) => {
  const record = mayRecord(meeting, membership)
  if (actions.length === 0 && !record) return null
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{sayAction('title')}</h2>
      {actions.length === 0 ? <p>{sayAction('none')}</p> : <ActionList path={path} actions={actions} called={called} today={today} mayEdit={record} />}
      {record ? <Buttons><LinkButton href={`${path}/actions/new`} look="second">{sayAction('add')}</LinkButton></Buttons> : null}
    </section>
  )
}
