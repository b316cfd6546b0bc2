import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Facts, MomentText } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { MemberFormCode, RemoveFormCode } from './membership.form.ts'
import type { Member } from './membership.queries.ts'
import type { MakeHostCode, StayCode } from './membership.rules.ts'
import { sayMembership } from './words/index.ts'

export type RemoveCode = RemoveFormCode | 'host-stays'
type Shown = Readonly<{ here: Seen; member: Member; name: string }>

export const MemberPage: FC<Shown & { problems?: readonly Problem<MemberFormCode | StayCode | MakeHostCode>[] }> = ({ here, member, name, problems = [] }) => {
  const path = `/initiatives/${here.initiative.slug}/people`
  const adult = member.adult === undefined ? undefined : `${member.adult.name}, ${member.adult.reach}`
  return (
    <InitiativePage here={here} title={sayMembership('person.title', { name })} back={{ href: path, text: sayMembership('room.title') }}
      problems={sentencesOf(problems, (code) => sayMembership(`problems.${code}`))} listed={false}>
      <Facts facts={[
        [sayMembership('person.since'), <MomentText at={member.joinedAt} zone={here.initiative.zone} />],
        [sayMembership('room.brings'), member.brings],
        [sayMembership('person.adult'), adult],
      ]} />
      {member.adult !== undefined && !member.host ? <p class="hint">{sayMembership('person.too-young-to-host')}</p> : (
        <Form>
          {member.host ? null : <p class="hint">{sayMembership('person.make-host-hint')}</p>}
          {member.host
            ? <Button look="second" name="what" value="step-down">{sayMembership('person.step-down', { name })}</Button>
            : <Button look="second" name="what" value="make-host">{sayMembership('person.make-host', { name })}</Button>}
        </Form>
      )}
      {member.host ? null : <p><a href={`${path}/${member.id}/remove`}>{sayMembership('person.remove', { name })}</a></p>}
    </InitiativePage>
  )
}

export const RemoveMemberPage: FC<Shown & { typed?: Typed; problems?: readonly Problem<RemoveCode>[] }> = ({ here, member, name, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayMembership(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayMembership('remove.title', { name })} lead={sayMembership('remove.lead')} problems={sentences} listed={false}
      back={{ href: `/initiatives/${here.initiative.slug}/people/${member.id}`, text: sayMembership('person.title', { name }) }}>
      <Form typed={typed} problems={sentences}>
        <TextArea name="reason" label={sayMembership('remove.reason')} hint={sayMembership('remove.reason-hint', { name })} />
        <Button look="warning">{sayMembership('remove.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
