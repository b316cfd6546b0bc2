/** The gates of an agreement's pages. */
import type { Context } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, hosts, members, whoMaySee } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { type OneAgreement, findAgreement } from './agreement.queries.ts'

export type AtAgreement = Seen & Readonly<{ agreement: OneAgreement }>
export type MemberAtAgreement = SeenByMember & Readonly<{ agreement: OneAgreement }>

const at = <Here extends Seen>(gate: Gate<Here>): Gate<Here & Readonly<{ agreement: OneAgreement }>> => async (c) => {
  const here: Here | Closed = await gate(c)
  if ('closed' in here) return here
  const agreement = await agreementOf(c, here)
  return agreement === undefined ? { closed: 'not-found' } : { ...here, agreement }
}

const agreementOf = async (c: Context, here: Seen): Promise<OneAgreement | undefined> => {
  const id = readId<'item'>(c.param('item'))
  return id === undefined ? undefined : findAgreement(c.database, here, id)
}

/** Whoever may see the agreement. */
export const whoMaySeeAgreement = at(whoMaySee)
/** Those who take part, at an agreement. */
export const membersAtAgreement = at(members)
/** Those who look after the initiative, at an agreement. */
export const hostsAtAgreement = at(hosts)

/** Where an agreement's page is. */
export const agreementPath = (here: Pick<Seen, 'initiative'>, item: ItemId, end = '') => `/initiatives/${here.initiative.slug}/agreements/${item}${end}`
