import type { FC } from 'hono/jsx'
import { Facts, LinkButton, Pages, Tag, Warning } from '#platform/page/parts.tsx'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { InRoom } from './room.queries.ts'
import type { Band } from './room.rules.ts'
import { sayMembership } from './words/index.ts'

/** What people outside see: sizes, never names, never exact numbers. */
export const OutsideRoomPage: FC<{ here: Seen; band: Band; few: boolean }> = ({ here, band, few }) => (
  <InitiativePage here={here} title={sayMembership('room.title')} lead={sayMembership('room.outside-lead')}>
    <Facts facts={[[sayMembership('room.size'), sayMembership(`room.band.${band}`)]]} />
    {few ? <Warning><p>{sayMembership('room.few')}</p></Warning> : null}
  </InitiativePage>
)

type Person = Omit<InRoom, 'standpoints'> & Readonly<{ name: string; standpoints: readonly Standpoint[] }>
type Props = Readonly<{
  here: Seen & Pick<SeenByMember, 'membership'>
  people: readonly Person[]
  members: number
  affected: number
  hosts: number
  waiting: number
  next: string | undefined
  first: string | undefined
}>

export const RoomPage: FC<Props> = ({ here, people, members, affected, hosts, waiting, next, first }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const { host } = here.membership
  return (
    <InitiativePage here={here} title={sayMembership('room.title')} lead={sayMembership('room.members-lead')} listed={false}>
      {waiting === 0 ? null : <p><LinkButton href={`${base}/people/waiting`}>{sayMembership('room.waiting', { count: waiting })}</LinkButton></p>}
      {hosts > 0 ? null : <Warning><p>{sayMembership('room.no-host')}</p><p><a href={`${base}/people/step-in`}>{sayMembership('step-in.title')}</a></p></Warning>}
      <p>{sayMembership('room.count', { count: members })}</p>
      {affected > 1 ? null : <Warning><p>{sayMembership(affected === 0 ? 'room.none' : 'room.one')}</p></Warning>}
      <PeopleList here={here} people={people} base={base} />
      <Pages next={next} first={first} />
      <ul class="actions">
        <li><a href={`${base}/standpoints`}>{sayMembership('room.mine')}</a></li>
        {host ? <li><a href={`${base}/invitations`}>{sayMembership('room.invite')}</a></li> : null}
        {host ? <li><a href={`${base}/standpoints/offered`}>{sayMembership('room.reword')}</a></li> : null}
        {host ? <li><a href={`${base}/joining`}>{sayMembership('room.joining')}</a></li> : null}
        <li><a href={`${base}/leave`}>{sayMembership('room.leave')}</a></li>
      </ul>
    </InitiativePage>
  )
}

/** One card a person: a table would be cut off on a phone. */
const PeopleList: FC<Pick<Props, 'here' | 'people'> & { base: string }> = ({ here, people, base }) => {
  const { memberId, host } = here.membership
  return (
    <>
      <h2>{sayMembership('room.list')}</h2>
      <ul class="cards">
        {people.map((person) => (
          <li class="card">
            <h3>{person.name} {person.id === memberId ? <Tag>{sayMembership('room.you')}</Tag> : null} {person.host ? <Tag tone="good">{sayMembership('room.host')}</Tag> : null}</h3>
            <p>{sayMembership('room.as', { standpoints: person.standpoints.length === 0 ? sayMembership('room.not-said') : person.standpoints.map(standpointName).join(', ') })}</p>
            {person.brings === undefined ? null : <p>{sayMembership('room.brings-line', { brings: person.brings })}</p>}
            {host ? <p><a href={`${base}/people/${person.id}`}>{sayMembership('room.look-after', { name: person.name })}</a></p> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
