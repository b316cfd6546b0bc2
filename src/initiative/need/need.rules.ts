/** What a need must say, and what is shown of who states it. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { StandpointId } from '../tables.ts'

export type NeedDraft = Readonly<{ words: string; of: readonly StandpointId[]; whose: string | undefined; statedAs: readonly StandpointId[] }>
export type NeedCode = 'whose-missing' | 'standpoint-unknown'

/** A need is somebody's: a need of nobody in particular is a wish of whoever wrote it down. */
export function decideNeed<Draft extends NeedDraft>(need: Draft, standpoints: ReadonlySet<StandpointId>): Readonly<{ kind: 'agreed'; need: Draft }> | Refused<NeedCode> {
  const problems: Problem<NeedCode>[] = []
  if (need.of.length === 0 && need.whose === undefined) problems.push({ field: 'of', code: 'whose-missing' })
  if (need.of.some((one) => !standpoints.has(one))) problems.push({ field: 'of', code: 'standpoint-unknown' })
  if (need.statedAs.some((one) => !standpoints.has(one))) problems.push({ field: 'statedAs', code: 'standpoint-unknown' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', need }
}

/** As what a need was stated: written down with it, for whoever sees it; and by members since, for members only. */
export type Stated = Readonly<{ written: readonly StandpointId[]; since: readonly StandpointId[] }>

/** That somebody states something as a young person is for those who take part with them; outside, only what was written down for everybody is said. */
export const statedFor = ({ written, since }: Stated, member: boolean): ReadonlySet<StandpointId> => new Set(member ? [...written, ...since] : written)

/** Whether others wrote it down and none of those whose need it is has stated it: that should be seen. Not known where it is said in words only. */
export const statedByOthersOnly = (of: readonly StandpointId[], stated: ReadonlySet<StandpointId>): boolean => of.length > 0 && !of.some((one) => stated.has(one))

/** Those as whom no need was stated yet, in the group's own order. */
export const silentAmong = <One extends Readonly<{ id: StandpointId }>>(standpoints: readonly One[], stated: ReadonlySet<StandpointId>): readonly One[] => standpoints.filter(({ id }) => !stated.has(id))
