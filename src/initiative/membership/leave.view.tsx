import type { FC } from 'hono/jsx'
import { Button, Form, TextArea, Tick } from '#platform/page/form.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { LeaveCode } from './membership.form.ts'
import type { StayCode } from './membership.rules.ts'
import { sayMembership } from './words/index.ts'

export const LeavePage: FC<{ here: Seen; typed?: Typed; problems?: readonly Problem<StayCode | LeaveCode>[] }> = ({ here, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayMembership(`problems.${code}`))
  const people = `/initiatives/${here.initiative.slug}/people`
  return (
    <InitiativePage here={here} title={sayMembership('leave.title')} back={{ href: people, text: sayMembership('room.title') }}
      problems={sentences} listed={false}>
      <p>{sayMembership('leave.text')}</p>
      <Form typed={typed} problems={sentences}>
        <h2>{sayMembership('leave.questions')}</h2>
        <p>{sayMembership('leave.questions-text')}</p>
        <TextArea name="wentWell" label={sayMembership('leave.went-well')} rows={2} optional />
        <TextArea name="wasHard" label={sayMembership('leave.was-hard')} rows={2} optional />
        <TextArea name="forOthers" label={sayMembership('leave.for-others')} rows={2} optional />
        <Tick name="named" label={sayMembership('leave.named')} hint={sayMembership('leave.named-hint')} />
        <Button look="warning" name="sure" value="yes">{sayMembership('leave.button')}</Button>
      </Form>
      <p><a href={people}>{sayMembership('leave.stay')}</a></p>
    </InitiativePage>
  )
}
