/** Invitations: whether one still works, and who can open its link. Pure. */
import { type Day, addDays } from '#platform/time.ts'

export type InvitationFacts = Readonly<{ most: number; used: number; lastDay: Day; revoked: boolean }>
export type InvitationState = 'open' | 'full' | 'over' | 'revoked'

/** Whether an invitation works on a day. Its last day is a whole one. */
export function stateOf({ most, used, lastDay, revoked }: InvitationFacts, today: Day): InvitationState {
  if (revoked) return 'revoked'
  if (today > lastDay) return 'over'
  return used >= most ? 'full' : 'open'
}

export type LastDayCode = 'last-day-past' | 'last-day-far'

/** What is wrong with a last day: an invitation that lies about for years is found by somebody for whom it was not meant. */
export function problemWithLastDay(lastDay: Day, today: Day): LastDayCode | undefined {
  if (lastDay < today) return 'last-day-past'
  return lastDay > addDays(today, 366) ? 'last-day-far' : undefined
}

export type Reach = 'this-computer' | 'this-network' | 'everybody'

/** Who can open links to this site: an address of one computer, or of one building's network, leads others nowhere. */
export function whoCanOpen({ hostname }: Pick<URL, 'hostname'>): Reach {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost') || name.startsWith('127.') || name === '::1' || name === '0.0.0.0' || name === '::') return 'this-computer'
  if (/^10\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(name)) return 'this-network'
  // Unique local and link-local addresses of IPv6.
  if (/^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/.test(name)) return 'this-network'
  if (/\.(local|lan|internal|home\.arpa)$/.test(name)) return 'this-network'
  // A name without a dot is known in its own network only.
  return name.includes('.') || name.includes(':') ? 'everybody' : 'this-network'
}
