/** A round in which people were asked how shared it was: for those who take part. */
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { say } from '../words/index.ts'
import { type Round, findRound } from './how-shared.queries.ts'

export type AtRound = SeenByMember & Readonly<{ round: Round }>

export const membersAtRound: Gate<AtRound> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'how-shared-round'>(c.param('round'))
  const round = id === undefined ? undefined : await findRound(c.database, here.initiative.id, here.person.id, id)
  return round === undefined ? { closed: 'not-found' } : { ...here, round }
}

export const hostsAtRound: Gate<AtRound> = async (c) => {
  const here = await membersAtRound(c)
  return 'closed' in here || here.membership.host ? here : { closed: 'forbidden', whoCan: say('who-can.hosts') }
}
