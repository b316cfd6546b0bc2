import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, DayField, Form, SelectField, TextArea, TextField, Tick, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayTime } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { MeetingFormCode } from './call-meeting.form.ts'
import { MeetingFacts } from './meeting-facts.view.tsx'
import type { Meeting } from './meeting.queries.ts'
import type { MeetingCode } from './meeting.rules.ts'
import { ACCESS_OFFERS, WAYS } from './tables.ts'
import { sayMeeting } from './words/index.ts'

export type CallMeetingProps = Readonly<{
  here: Seen
  /** The members by id and name: one of them can take the notes. */
  members: readonly (readonly [id: string, name: string])[]
  /** The meeting that is changed. */
  meeting?: Meeting | undefined
  typed?: Typed
  problems?: readonly Problem<MeetingFormCode | MeetingCode>[]
  /** Somebody else was faster: what is there now is shown beside what was typed. */
  outdated?: boolean
}>

export const CallMeetingPage: FC<CallMeetingProps> = ({ here, members, meeting, typed, problems = [], outdated = false }) => {
  const { initiative } = here
  const sentences = sentencesOf(problems, (code) => sayMeeting(`problems.${code}`))
  const list = `/initiatives/${initiative.slug}/meetings`
  const back = meeting === undefined ? { href: list, text: sayMeeting('list.title') } : { href: `${list}/${meeting.id}`, text: meeting.title }
  // A form that comes back empty because everything was unticked must not tick again what the meeting had.
  const chosen = typed === undefined ? meeting : undefined
  return (
    <InitiativePage here={here} title={sayMeeting(meeting === undefined ? 'call.title' : 'edit.title')} back={back} problems={sentences} listed={false}>
      {outdated && meeting !== undefined ? <Inset><p>{sayMeeting('outdated.theirs')}</p><MeetingFacts here={here} meeting={meeting} /><p>{sayMeeting('outdated.yours')}</p></Inset> : null}
      <Form typed={typed} problems={sentences} version={meeting === undefined ? undefined : outdated ? meeting.version : versionTyped(typed) ?? meeting.version}>
        <TextField name="title" label={sayMeeting('call.name')} hint={sayMeeting('call.name-hint')} value={meeting?.title} />
        <DayField name="day" label={sayMeeting('call.day')} hint={sayMeeting('call.day-hint')} value={meeting === undefined ? undefined : dayOf(meeting.beginsAt, initiative.zone)} />
        <TextField name="begins" label={sayMeeting('call.begins')} hint={sayMeeting('call.time-hint')} width={10} value={meeting === undefined ? undefined : sayTime(meeting.beginsAt, initiative.zone)} />
        <TextField name="ends" label={sayMeeting('call.ends')} width={10} value={meeting === undefined ? undefined : sayTime(meeting.endsAt, initiative.zone)} />
        <TickField name="ways" label={sayMeeting('call.ways')} values={chosen?.ways ?? (typed === undefined ? ['room'] : [])} choices={WAYS.map((way) => [way, sayMeeting(`take-part.${way}`)] as const)} />
        <TextArea name="place" label={sayMeeting('call.place')} hint={sayMeeting('call.place-hint')} rows={2} value={meeting?.place} optional />
        <TextField name="link" label={sayMeeting('call.link')} hint={sayMeeting('call.link-hint')} type="url" value={meeting?.link} optional />
        <Tick name="whereOpen" label={sayMeeting('call.where-open')} hint={sayMeeting('call.where-open-hint')} ticked={chosen?.whereOpen ?? false} />
        <TickField name="access" label={sayMeeting('call.access')} hint={sayMeeting('call.access-hint')} values={chosen?.access ?? []} choices={ACCESS_OFFERS.map((offer) => [offer, sayMeeting(`access.${offer}`)] as const)} />
        <TextField name="accessWords" label={sayMeeting('call.access-words')} value={meeting?.accessWords} optional />
        <SelectField name="noteTaker" label={sayMeeting('call.note-taker')} hint={sayMeeting('call.note-taker-hint')} value={meeting?.noteTaker} empty={sayMeeting('call.note-taker-host')} choices={members} optional />
        <Button>{sayMeeting(meeting === undefined ? 'call.button' : 'edit.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
