import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sayMembership } from './words/index.ts'

export const StepInPage: FC<{ here: Seen }> = ({ here }) => (
  <InitiativePage here={here} title={sayMembership('step-in.title')} lead={sayMembership('step-in.text')} back={{ href: `/initiatives/${here.initiative.slug}/people`, text: sayMembership('room.title') }} listed={false}>
    <Form><Button name="sure" value="yes">{sayMembership('step-in.button')}</Button></Form>
  </InitiativePage>
)
