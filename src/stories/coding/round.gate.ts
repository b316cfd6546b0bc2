/** The gates of a round's pages: those who look after the group see that it runs; what is in it is for its coders. */
import { type SeenByMember, members } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import type { Coder } from './coding.rules.ts'
import { type Round, findRound } from './round.queries.ts'
import { sayCoding } from './words/index.ts'

export type AtRound = SeenByMember & Readonly<{ round: Round; coder: Coder | undefined }>
/** The same, for somebody who codes in it. */
export type Coding = AtRound & Readonly<{ coder: Coder }>

export const atRound: Gate<AtRound> = async (c: Context) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'coding-round'>(c.param('round'))
  const round = id === undefined ? undefined : await findRound(c.database, here.initiative.id, id)
  return round === undefined ? { closed: 'not-found' } : { ...here, round, coder: round.coders.find(({ person }) => person === here.person.id) }
}

const NOT_A_CODER: Closed = { closed: 'forbidden', whoCan: sayCoding('who-can') }

/** Those who were asked to code in it. */
export const asked: Gate<Coding> = async (c) => {
  const here = await atRound(c)
  if ('closed' in here) return here
  return here.coder === undefined ? NOT_A_CODER : { ...here, coder: here.coder }
}

/** Those of them who said yes. */
export const coders: Gate<Coding> = async (c) => {
  const here = await asked(c)
  return 'closed' in here || here.coder.agreed ? here : NOT_A_CODER
}
