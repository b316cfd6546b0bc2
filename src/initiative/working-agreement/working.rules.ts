/** Which lines of a working agreement count, and whom a change asks again. Pure. */
import type { StandpointId } from '../tables.ts'
import type { LineId } from './tables.ts'

type Standing = Readonly<{ settledIn: number | undefined; endedIn: number | undefined }>
type Touching = Readonly<{ standpoint: StandpointId | undefined }>

/** A line counts from the version that settled it to the one that ended it. */
export const counts = ({ settledIn, endedIn }: Standing): boolean => settledIn !== undefined && endedIn === undefined

export const isProposed = ({ settledIn }: Standing): boolean => settledIn === undefined

/** A line for everybody touches everybody; one for a standpoint, those who are here as that. */
export const touches = ({ standpoint }: Touching, standpoints: readonly StandpointId[]): boolean => standpoint === undefined || standpoints.includes(standpoint)

export type Asked<Line> = Readonly<{
  /** Nothing is for them; they agree to all that is; or they are asked, for the first time or again. */
  state: 'nothing' | 'agreed' | 'asked' | 'asked-again'
  /** What they have not agreed to yet, and what they agreed to that counts no more. */
  fresh: readonly Line[]; gone: readonly Line[]
}>

/** How somebody stands to an agreement: only lines for what they are here as, or for everybody, ask them. */
export function askedOf<Line extends Standing & Touching & Readonly<{ id: LineId }>>(lines: readonly Line[], standpoints: readonly StandpointId[], agreedTo: ReadonlySet<LineId>): Asked<Line> {
  const mine = lines.filter((line) => touches(line, standpoints))
  const now = mine.filter(counts)
  const fresh = now.filter(({ id }) => !agreedTo.has(id))
  const gone = mine.filter(({ id, endedIn }) => endedIn !== undefined && agreedTo.has(id))
  if (now.length === 0) return { state: 'nothing', fresh: [], gone: [] }
  if (fresh.length + gone.length === 0) return { state: 'agreed', fresh, gone }
  return { state: agreedTo.size === 0 ? 'asked' : 'asked-again', fresh, gone }
}
