import type { FC } from 'hono/jsx'
import { Facts, Warning } from '#platform/page/parts.tsx'
import { bandOf, hasFewAffected } from '../membership/room.rules.ts'
import { sayMembership } from '../membership/words/index.ts'
import { standpointName } from '../standpoint-name.ts'
import type { PersonId, StandpointId } from '../tables.ts'
import type { WhoCame } from './who-came.queries.ts'
import { countWhoCame } from './who-came.rules.ts'
import { sayMeeting } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>

const nameOf = (who: WhoCame, standpoint: StandpointId | undefined): string => {
  const known = standpoint === undefined ? undefined : who.standpoints.get(standpoint)
  return known === undefined ? sayMeeting('who-came.not-said') : standpointName(known)
}

/** Who came, exactly, each as what and how: for members. */
export const WhoCameList: FC<{ who: WhoCame; called: Called }> = ({ who, called }) => (
  <ul>
    {who.members.map(({ person, standpoint, way }) => (
      <li>{sayMeeting('who-came.one', { name: (person === undefined ? undefined : called.get(person)) ?? sayMeeting('who-came.gone'), standpoint: nameOf(who, standpoint), way: sayMeeting(`by.${way}`) })}</li>
    ))}
    {who.company.map(({ standpoint, way, people }) => (
      <li>{sayMeeting('who-came.company', { people, standpoint: nameOf(who, standpoint), way: sayMeeting(`by.${way}`) })}</li>
    ))}
  </ul>
)

/** The room for members: who, how many as what, and a warning where those whom it is about were one or none. */
export const WhoCameForMembers: FC<{ who: WhoCame; called: Called }> = ({ who, called }) => {
  const { people, affected, byStandpoint, byWay } = countWhoCame(who)
  return (
    <>
      {hasFewAffected(affected) ? <Warning><p>{sayMeeting(affected === 0 ? 'who-came.none-affected' : 'who-came.one-affected')}</p></Warning> : null}
      <Facts facts={[
        [sayMeeting('who-came.people-came'), String(people)],
        [sayMeeting('who-came.as'), byStandpoint.map(({ standpoint, people: some }) => `${nameOf(who, standpoint)}: ${some}`).join(', ')],
        [sayMeeting('who-came.how'), byWay.map(({ way, people: some }) => `${sayMeeting(`by.${way}`)}: ${some}`).join(', ')],
      ]} />
      <WhoCameList who={who} called={called} />
    </>
  )
}

/** The room for people outside: bands, and the same warning without saying which of the two it is. */
export const WhoCameOutside: FC<{ who: WhoCame }> = ({ who }) => {
  const { people, affected } = countWhoCame(who)
  return (
    <>
      <Facts facts={[[sayMeeting('who-came.people-came'), sayMembership(`room.band.${bandOf(people)}`)]]} />
      {hasFewAffected(affected) ? <Warning><p>{sayMeeting('who-came.few-affected')}</p></Warning> : null}
    </>
  )
}
