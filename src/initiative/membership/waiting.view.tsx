import type { FC } from 'hono/jsx'
import { Button, Form, Hidden } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, MomentText, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { WaitingCode } from './membership.form.ts'
import type { Waiting } from './waiting.queries.ts'
import { sayMembership } from './words/index.ts'

type Props = Readonly<{ here: Seen; waiting: readonly (Waiting & Readonly<{ name: string }>)[]; ageLine: number; problems?: readonly Problem<WaitingCode>[] }>

export const WaitingPage: FC<Props> = ({ here, waiting, ageLine, problems = [] }) => (
  <InitiativePage here={here} title={sayMembership('waiting.title')} back={{ href: `/initiatives/${here.initiative.slug}/people`, text: sayMembership('room.title') }}
    problems={sentencesOf(problems, (code) => sayMembership(`problems.${code}`))} listed={false}>
    {waiting.length === 0 ? <Empty text={sayMembership('waiting.none')} /> : (
      <ul class="cards">
        {waiting.map((one) => (
          <li class="card">
            <h2>{one.name}</h2>
            <p class="hint"><MomentText at={one.at} zone={here.initiative.zone} /></p>
            {one.adult === undefined ? null : <p>{sayMembership('waiting.under-age', { age: ageLine, name: one.adult.name, reach: one.adult.reach })}</p>}
            {one.removedBecause === undefined ? null : <Warning><p>{sayMembership('waiting.removed-before', { reason: one.removedBecause })}</p></Warning>}
            <Form class="row">
              <Hidden name="person" value={one.person} />
              <Button name="answer" value="let-in">{sayMembership('waiting.let-in', { name: one.name })}</Button>
              <Button name="answer" value="turn-away" look="second">{sayMembership('waiting.turn-away', { name: one.name })}</Button>
            </Form>
          </li>
        ))}
      </ul>
    )}
  </InitiativePage>
)
