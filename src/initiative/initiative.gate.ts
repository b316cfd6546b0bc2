/** The gates of an initiative's pages: they find it by the name in the address, as far as this person may see it. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { dayOf } from '#platform/time.ts'
import { canStillBeDone } from './closing/closing.rules.ts'
import { sayClosing } from './closing/words/index.ts'
import { audiencesFor, maySeeInitiative } from './initiative.policy.ts'
import { type Initiative, type Membership, findInitiative } from './initiative.queries.ts'
import type { Audience, InitiativeId } from './tables.ts'
import { say } from './words/index.ts'

/** An initiative that somebody may see, and the audiences whose items they may see in it. */
export type Seen = Readonly<{ initiative: Initiative; membership: Membership | undefined; sees: readonly Audience[] }>
/** The same, for a page of those who take part. */
export type SeenByMember = Seen & Readonly<{ membership: Membership; person: SignedIn }>

/** Whoever may see the initiative. */
export const whoMaySee: Gate<Seen> = async (c) => {
  const found = await findInitiative(c.database, c.param('slug'), c.person?.id)
  if (found === undefined || !isReached(c.person, found.initiative.id)) return { closed: 'not-found' }
  const { over } = found.initiative
  if (over !== undefined && found.membership === undefined && over.readableUntil !== undefined && dayOf(c.now, found.initiative.zone) > over.readableUntil) return { closed: 'not-found' }
  const standing = { signedIn: c.person !== undefined, membership: found.membership }
  if (!maySeeInitiative(found.initiative.openTo, standing)) return { closed: 'not-found' }
  return overFor(c, found.initiative) ?? { ...found, sees: audiencesFor(standing) }
}

/** That an initiative is over, to whoever would still do something in it. */
export const overFor = (c: Context, { over }: Pick<Initiative, 'over'>): Closed | undefined =>
  over !== undefined && c.hono.req.method === 'POST' && !canStillBeDone(c.hono.req.path) ? { closed: 'forbidden', whoCan: sayClosing('whoever-now') } : undefined

/** A token can be limited to some initiatives; the others are not there for it, whoever's it is. */
const isReached = (person: SignedIn | undefined, initiative: InitiativeId): boolean => person?.token?.only === undefined || person.token.only.includes(initiative)

/** Those who take part. Others who may see the initiative are told who can. */
export const members: Gate<SeenByMember> = async (c) => {
  const here = await whoMaySee(c)
  return 'closed' in here ? here : asMember(c, here)
}

/** Those who look after it. */
export const hosts: Gate<SeenByMember> = async (c) => {
  const here = await members(c)
  return 'closed' in here || here.membership.host ? here : { closed: 'forbidden', whoCan: say('who-can.hosts') }
}

const asMember = (c: Context, here: Seen): SeenByMember | Closed => {
  if (c.person === undefined) return { closed: 'sign-in' }
  const { membership } = here
  return membership === undefined ? { closed: 'forbidden', whoCan: say('who-can.members') } : { ...here, membership, person: c.person }
}
