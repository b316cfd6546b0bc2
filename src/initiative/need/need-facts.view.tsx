/** Whose a need is and who states it, as every page of needs says it. */
import type { FC } from 'hono/jsx'
import { Facts } from '#platform/page/parts.tsx'
import { bandOf } from '../membership/room.rules.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { StandpointId } from '../tables.ts'
import type { Need } from './need.queries.ts'
import { statedByOthersOnly, statedFor } from './need.rules.ts'
import { sayNeed } from './words/index.ts'

/** Some standpoints by name, in the group's own order. */
export const namesOf = (standpoints: readonly Standpoint[], among: ReadonlySet<StandpointId>): string =>
  standpoints.filter(({ id }) => among.has(id)).map(standpointName).join(', ')

type Props = Readonly<{ need: Need; standpoints: readonly Standpoint[]; member: boolean }>

export const WhoseAndWho: FC<Props> = ({ need, standpoints, member }) => {
  const stated = statedFor(need, member)
  const of = [namesOf(standpoints, new Set(need.of)), need.whose ?? ''].filter((part) => part !== '').join(', ')
  return (
    <>
      <Facts facts={[
        [sayNeed('facts.of'), of],
        [sayNeed('facts.stated'), stated.size === 0 ? sayNeed(member ? 'facts.stated-none' : 'facts.stated-none-outside') : namesOf(standpoints, stated)],
        [sayNeed('facts.people'), sayNeed(`facts.band.${bandOf(need.people)}`)],
      ]} />
      {/* Outside it is not known who stated it since: nothing is said there about who has not. */}
      {member && statedByOthersOnly(need.of, stated) ? <p class="hint">{sayNeed('facts.by-others')}</p> : null}
    </>
  )
}
