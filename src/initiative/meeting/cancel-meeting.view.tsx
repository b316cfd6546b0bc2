import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { MeetingFormCode } from './call-meeting.form.ts'
import type { MeetingSeen } from './meeting.gate.ts'
import { sayMeeting } from './words/index.ts'

export const CancelMeetingPage: FC<{ here: MeetingSeen; typed?: Typed; problems?: readonly Problem<MeetingFormCode>[] }> = ({ here, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayMeeting(`problems.${code}`))
  const { initiative, meeting } = here
  return (
    <InitiativePage here={here} title={sayMeeting('cancel.title')} lead={meeting.title} back={{ href: `/initiatives/${initiative.slug}/meetings/${meeting.id}`, text: meeting.title }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayMeeting('cancel.reason')} hint={sayMeeting('cancel.reason-hint')} rows={3} />
        <Button look="warning">{sayMeeting('cancel.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
