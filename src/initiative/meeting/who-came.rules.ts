/** Who came to a meeting: each member from one standpoint that is theirs, and people who are counted, not named. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { StandpointId } from '../tables.ts'
import type { Company, MayHaveCome, MemberPresence, WhoCame } from './who-came.queries.ts'
import { WAYS, type Way } from './tables.ts'

/** People without names, and the row of the form that says so. */
export type CompanyRow = Company & Readonly<{ row: number }>
export type WhoCameDraft = Readonly<{ members: readonly MemberPresence[]; company: readonly CompanyRow[] }>
export type WhoCameCode = 'member-unknown' | 'standpoint-not-theirs' | 'standpoint-unknown'
export type WhoCameDecision = Readonly<{ kind: 'agreed'; who: WhoCameDraft }> | Refused<WhoCameCode>

type Facts = Readonly<{ members: readonly MayHaveCome[]; standpoints: ReadonlySet<StandpointId>; before: WhoCame }>

/**
 * What somebody is here as is theirs to say: it can be what they have said in the initiative, what was written down for this
 * meeting before, or nothing. Nobody else chooses a new one for them.
 */
export function decideWhoCame(draft: WhoCameDraft, { members, standpoints, before }: Facts): WhoCameDecision {
  const problems: Problem<WhoCameCode>[] = []
  for (const { member, standpoint } of draft.members) {
    const known = members.find((one) => one.member === member)
    if (known === undefined) problems.push({ field: `came-${member}`, code: 'member-unknown' })
    else if (standpoint !== undefined && !theirs(known, before).includes(standpoint)) problems.push({ field: `standpoint-${member}`, code: 'standpoint-not-theirs' })
  }
  draft.company.forEach(({ standpoint, row }) => {
    if (standpoint !== undefined && !standpoints.has(standpoint)) problems.push({ field: `company-standpoint-${row}`, code: 'standpoint-unknown' })
  })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', who: draft }
}

/** The standpoints from which somebody may have come: theirs, and the one that was written down for this meeting before. */
export function theirs({ member, standpoints }: Pick<MayHaveCome, 'member' | 'standpoints'>, before: WhoCame): readonly StandpointId[] {
  const written = before.members.find((one) => one.member === member)?.standpoint
  return written === undefined || standpoints.includes(written) ? standpoints : [...standpoints, written]
}

export type RoomCount = Readonly<{
  people: number
  /** Those whom it is about. */
  affected: number
  /** `undefined`: nobody knows as what. Those with most people first. */
  byStandpoint: readonly Readonly<{ standpoint: StandpointId | undefined; people: number }>[]
  byWay: readonly Readonly<{ way: Way; people: number }>[]
}>

/** How many came, as what and by which way. Exact: outside the group it is said in bands. */
export function countWhoCame({ members, company, standpoints }: WhoCame): RoomCount {
  const all = [...members.map(({ standpoint, way }) => ({ standpoint, way, people: 1 })), ...company]
  const sum = (some: typeof all) => some.reduce((total, { people }) => total + people, 0)
  const named = [...new Set(all.map(({ standpoint }) => standpoint))]
  return {
    people: sum(all),
    affected: sum(all.filter(({ standpoint }) => standpoint !== undefined && standpoints.get(standpoint)?.affected === true)),
    byStandpoint: named.map((standpoint) => ({ standpoint, people: sum(all.filter((one) => one.standpoint === standpoint)) })).toSorted((a, b) => b.people - a.people),
    byWay: WAYS.map((way) => ({ way, people: sum(all.filter((one) => one.way === way)) })).filter(({ people }) => people > 0),
  }
}
