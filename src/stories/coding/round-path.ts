/** The addresses of rounds. A story of a round has its place in it, and no id. */
import type { SeenByMember } from '#initiative/index.ts'
import type { RoundId } from './tables.ts'

type Here = Pick<SeenByMember, 'initiative'>
export const roundsPath = ({ initiative }: Here): string => `/initiatives/${initiative.slug}/coding`
export const roundPath = (here: Here, round: RoundId): string => `${roundsPath(here)}/${round}`
export const storyPath = (here: Here, round: RoundId, place: number): string => `${roundPath(here, round)}/stories/${place}`
