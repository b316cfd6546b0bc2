import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Inset } from '#platform/page/parts.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sayMeeting } from './words/index.ts'

/** A member's own address of the calendar: made, shown, and stopped. */
export const CalendarPage: FC<{ here: SeenByMember; address: string | undefined }> = ({ here, address }) => {
  const path = `/initiatives/${here.initiative.slug}/meetings`
  return (
    <InitiativePage here={here} title={sayMeeting('calendar.title')} lead={sayMeeting('calendar.lead')} back={{ href: path, text: sayMeeting('list.title') }} listed={false}>
      {address === undefined ? <Form><Button>{sayMeeting('calendar.make')}</Button></Form> : (
        <>
          <p>{sayMeeting('calendar.how')}</p>
          <Inset><p>{address}</p></Inset>
          <p>{sayMeeting('calendar.secret')}</p>
          <Form><Button look="second">{sayMeeting('calendar.renew')}</Button></Form>
          <Form action={`${path}/calendar/stop`}><Button look="warning">{sayMeeting('calendar.stop')}</Button></Form>
        </>
      )}
    </InitiativePage>
  )
}
