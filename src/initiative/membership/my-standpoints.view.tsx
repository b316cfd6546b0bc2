import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { StandpointId } from '../tables.ts'
import type { MineCode } from './membership.form.ts'
import { sayMembership } from './words/index.ts'

type Props = Readonly<{
  here: SeenByMember
  standpoints: readonly Standpoint[]
  mine: readonly StandpointId[]
  brings: string | undefined
  typed?: Typed
  problems?: readonly Problem<MineCode>[]
}>

export const MyStandpointsPage: FC<Props> = ({ here, standpoints, mine, brings, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayMembership(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMembership('mine.title')} lead={sayMembership('mine.seen')} back={{ href: `/initiatives/${here.initiative.slug}/people`, text: sayMembership('room.title') }}
      problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <TickField name="standpoints" label={sayMembership('mine.as')} hint={sayMembership('mine.as-hint')} values={mine} choices={standpoints.map((one) => [one.id, standpointName(one)] as const)} />
        <TextField name="brings" label={sayMembership('mine.brings')} hint={sayMembership('mine.brings-hint')} value={brings} optional autocomplete="off" />
        <Button>{sayMembership('mine.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
