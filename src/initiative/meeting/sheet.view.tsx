/** The sheets of a meeting on paper: one to hand out before, one to keep afterwards. */
import type { FC } from 'hono/jsx'
import { Words, WritingLines } from '#platform/page/parts.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import { ActionLine, actorOf } from '../action/action.view.tsx'
import { MeetingFacts } from './meeting-facts.view.tsx'
import type { MeetingSeen } from './meeting.gate.ts'
import type { ShowMeetingProps } from './show-meeting.view.tsx'
import { WhoCameForMembers, WhoCameOutside } from './who-came.view.tsx'
import { sayAction } from '../action/words/index.ts'
import { sayMeeting } from './words/index.ts'

const backTo = ({ initiative, meeting }: MeetingSeen) => ({ href: `/initiatives/${initiative.slug}/meetings/${meeting.id}`, text: meeting.title })

type BeforeProps = Readonly<{
  here: MeetingSeen
  purpose: string
  /** Where somebody joins with a code. */
  joinAt: string
}>

export const BeforeSheet: FC<BeforeProps> = ({ here, purpose, joinAt }) => {
  const { meeting } = here
  return (
    <InitiativePage here={here} title={meeting.title} back={backTo(here)} listed={false}>
      <p class="screen-only hint">{sayMeeting('sheet.print')}</p>
      <div class="sheet-print">
        {meeting.cancelled === undefined ? null : <><p><strong>{sayMeeting('cancel.shown')}</strong></p><Words text={meeting.cancelled.reason} /></>}
        <MeetingFacts here={here} meeting={meeting} />
        <h2>{sayMeeting('sheet.purpose')}</h2>
        <Words text={purpose} />
        {meeting.agenda.length === 0 ? null : <><h2>{sayMeeting('agenda.title')}</h2><ol>{meeting.agenda.map(({ words }) => <li>{words}</li>)}</ol></>}
        <h2>{sayMeeting('sheet.join')}</h2>
        <p>{sayMeeting('sheet.join-how', { address: joinAt })}</p>
        <p>{sayMeeting('sheet.code')} <span aria-hidden="true">____________________</span></p>
        <h2>{sayMeeting('sheet.my-notes')}</h2>
        <WritingLines count={10} />
      </div>
    </InitiativePage>
  )
}

export const AfterSheet: FC<ShowMeetingProps> = ({ here, who, agreed, today, forMembers }) => {
  const { meeting } = here
  return (
    <InitiativePage here={here} title={meeting.title} back={backTo(here)} listed={false}>
      <p class="screen-only hint">{sayMeeting('sheet.print')}</p>
      <div class="sheet-print">
        <p>{sayMeeting(forMembers === undefined ? 'sheet.for-everybody' : 'sheet.for-members')}</p>
        <MeetingFacts here={here} meeting={meeting} />
        {who.version === 0 ? null : <h2>{sayMeeting('show.who-came')}</h2>}
        {who.version === 0 ? null : forMembers === undefined ? <WhoCameOutside who={who} /> : <WhoCameForMembers who={who} called={forMembers.called} />}
        {forMembers === undefined || forMembers.notes.words === '' ? null : <><h2>{sayMeeting('notes.title')}</h2><Words text={forMembers.notes.words} /></>}
        {agreed.length === 0 ? null : <><h2>{sayMeeting('show.agreed')}</h2><ul>{agreed.map(({ words }) => <li>{words}</li>)}</ul></>}
        {forMembers === undefined || forMembers.actions.length === 0 ? null : (
          <>
            <h2>{sayAction('title')}</h2>
            <ul>{forMembers.actions.map((action) => <li><ActionLine action={action} name={actorOf(action, forMembers.called)} today={today} /></li>)}</ul>
          </>
        )}
      </div>
    </InitiativePage>
  )
}
