import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField, Tick } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { OfferedCode } from './membership.form.ts'
import { sayMembership } from './words/index.ts'

type Shown = Readonly<{ here: Seen; typed?: Typed; problems?: readonly Problem<OfferedCode>[] }>

const Fields: FC<{ standpoint?: Standpoint }> = ({ standpoint }) => (
  <>
    <TextField name="words" label={sayMembership('offered.name')} hint={sayMembership('offered.name-hint')} value={standpoint === undefined ? undefined : standpointName(standpoint)} autocomplete="off" />
    <Tick name="affected" label={sayMembership('offered.affected-tick')} hint={sayMembership('offered.affected-hint')} ticked={standpoint?.affected ?? false} />
  </>
)

export const OfferedStandpointsPage: FC<Shown & { standpoints: readonly Standpoint[] }> = ({ here, standpoints, typed, problems = [] }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const sentences = sentencesOf(problems, (code) => sayMembership(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMembership('offered.title')} lead={sayMembership('offered.lead')} back={{ href: `${base}/people`, text: sayMembership('room.title') }} problems={sentences} listed={false}>
      <h2>{sayMembership('offered.list')}</h2>
      <ul>
        {standpoints.map((one) => (
          <li>
            {standpointName(one)} {one.affected ? <Tag>{sayMembership('offered.affected')}</Tag> : null}{' '}
            <a href={`${base}/standpoints/${one.id}`} aria-label={sayMembership('offered.reword', { name: standpointName(one) })}>{sayMembership('offered.reword-link')}</a>
          </li>
        ))}
      </ul>
      <h2>{sayMembership('offered.add-title')}</h2>
      <Form typed={typed} problems={sentences}>
        <Fields />
        <Button>{sayMembership('offered.add')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const EditStandpointPage: FC<Shown & { standpoint: Standpoint }> = ({ here, standpoint, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayMembership(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMembership('offered.edit-title')} back={{ href: `/initiatives/${here.initiative.slug}/standpoints/offered`, text: sayMembership('offered.title') }} problems={sentences} listed={false}>
      <Form typed={typed} problems={sentences}>
        <Fields standpoint={standpoint} />
        <Button>{sayMembership('offered.save')}</Button>
      </Form>
    </InitiativePage>
  )
}
