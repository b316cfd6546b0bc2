/** The addresses of rounds. A story of a round has its place in it, and no id. */
import type { SeenByMember } from '#initiative/index.ts'
import type { RoundId } from './tables.ts'

type Here = Pick<SeenByMember, 'initiative'>
export const roundsPath = ({ initiative }: Here): string => `/initiatives/${initiative.slug}/coding`
export const roundPath = (here: Here, round: RoundId): string => `${roundsPath(here)}/${round}`
export const storyPath = (here: Here, round: RoundId, place: number): string => `${roundPath(here, round)}/stories/${place}`
/** Where a story is compared and settled. */
export const settlePath = (here: Here, round: RoundId, place: number): string => `${storyPath(here, round, place)}/settle`

/** After which place of a round a page begins, as an address has it; 0 for the first page. */
export const readPlace = (typed: string | undefined): number => (typed !== undefined && /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0)
