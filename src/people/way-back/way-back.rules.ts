/**
 * Who can help somebody back in. Two different people who take part with them say that it is them, and one of the two looks after
 * a group that they share, or the site. Nobody gets a code or a link of somebody else, and the account is told of each step. Pure.
 */
import { type Refused, refuse } from '#platform/problems.ts'
import type { PersonId } from '../tables.ts'

/** After the second has said so, for whoever the account really belongs to, to say no. */
export const WAIT_HOURS = 24
/** How many must say so. */
export const NEEDED = 2

/** Somebody who takes part in something together with the one who helps. */
export type Companion = Readonly<{
  id: PersonId
  called: string
  /** The one who helps is a host of something that they both take part in. */
  hosted: boolean
  administrator: boolean
}>

/** One who said that it is them. `looksAfter`: as a host of theirs, or as somebody who looks after the site. */
export type Confirmation = Readonly<{ by: PersonId; looksAfter: boolean }>
export type Request = Readonly<{ person: PersonId | undefined; confirmations: readonly Confirmation[] }>

export type ConfirmCode = 'person-not-with-you' | 'person-other' | 'confirmed-before' | 'person-administrator'
export type ConfirmDecision = Readonly<{ kind: 'agreed'; confirmation: Confirmation; ready: boolean }> | Refused<ConfirmCode>

/**
 * @param named the person whom the helper named, if they take part in something together
 */
export function decideConfirmation(request: Request, helper: Readonly<{ id: PersonId; administrator: boolean }>, named: Companion | undefined): ConfirmDecision {
  if (named === undefined || named.id === helper.id) return refuse('person', 'person-not-with-you')
  // Whoever looks after the site gets in by a command on the computer that runs it: no two members can become them.
  if (named.administrator) return refuse('person', 'person-administrator')
  if (request.person !== undefined && request.person !== named.id) return refuse('person', 'person-other')
  if (request.confirmations.some((one) => one.by === helper.id)) return refuse('code', 'confirmed-before')
  const confirmation = { by: helper.id, looksAfter: named.hosted || helper.administrator }
  return { kind: 'agreed', confirmation, ready: isEnough([...request.confirmations, confirmation]) }
}

/** Whether enough different people said so, one of whom looks after something. */
const isEnough = (confirmations: readonly Confirmation[]): boolean =>
  new Set(confirmations.map((one) => one.by)).size >= NEEDED && confirmations.some((one) => one.looksAfter)
