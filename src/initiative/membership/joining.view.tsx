import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { JoiningCode } from './membership.form.ts'
import type { Joining } from './membership.rules.ts'
import { sayMembership } from './words/index.ts'

export const JoiningPage: FC<{ here: Seen; joining: Joining; typed?: Typed; problems?: readonly Problem<JoiningCode>[] }> = ({ here, joining, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayMembership(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMembership('joining.title')} back={{ href: `/initiatives/${here.initiative.slug}/people`, text: sayMembership('room.title') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <RadioField name="letsIn" label={sayMembership('joining.lets-in')} value={joining.letsIn}
          choices={[['host', sayMembership('joining.host')], ['all', sayMembership('joining.all'), sayMembership('joining.all-hint')]]} />
        <TextField name="ageLine" label={sayMembership('joining.age-line')} hint={sayMembership('joining.age-line-hint')} value={String(joining.ageLine)} inputmode="numeric" width={2} />
        <Button>{sayMembership('joining.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
