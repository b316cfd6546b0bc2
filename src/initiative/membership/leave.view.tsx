import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { SureCode } from './membership.form.ts'
import type { StayCode } from './membership.rules.ts'
import { sayMembership } from './words/index.ts'

export const LeavePage: FC<{ here: Seen; problems?: readonly Problem<StayCode | SureCode>[] }> = ({ here, problems = [] }) => {
  const people = `/initiatives/${here.initiative.slug}/people`
  return (
    <InitiativePage here={here} title={sayMembership('leave.title')} back={{ href: people, text: sayMembership('room.title') }}
      problems={sentencesOf(problems, (code) => sayMembership(`problems.${code}`))} listed={false}>
      <p>{sayMembership('leave.text')}</p>
      <Form>
        <Button look="warning" name="sure" value="yes">{sayMembership('leave.button')}</Button>
      </Form>
      <p><a href={people}>{sayMembership('leave.stay')}</a></p>
    </InitiativePage>
  )
}
