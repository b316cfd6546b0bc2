/** Who may see an initiative and what is in it, and who may do what there. Pure: every page, feed and export asks here. */
import type { Membership } from './initiative.queries.ts'
import type { Audience } from './tables.ts'

/** From the narrowest to the widest. */
const WIDTH: Readonly<Record<Audience, number>> = { members: 0, site: 1, public: 2 }

/** Somebody before an initiative: a member or not, signed in or not. */
export type Standing = Readonly<{ signedIn: boolean; membership: Membership | undefined }>

/** The items that somebody may see, by whom the items are open to. An item is never open wider than its initiative. */
export function audiencesFor({ signedIn, membership }: Standing): readonly Audience[] {
  if (membership !== undefined) return ['members', 'site', 'public']
  return signedIn ? ['site', 'public'] : ['public']
}

/** Whether somebody may see that an initiative is there. */
export const maySeeInitiative = (openTo: Audience, standing: Standing): boolean => audiencesFor(standing).includes(openTo)

/** Whether an item may be open that widely in an initiative. */
export const isAsNarrow = (audience: Audience, openTo: Audience): boolean => WIDTH[audience] <= WIDTH[openTo]

/** The audiences that an item of an initiative may have, from the narrowest. */
export const audiencesWithin = (openTo: Audience): readonly Audience[] => (['members', 'site', 'public'] as const).filter((one) => isAsNarrow(one, openTo))
