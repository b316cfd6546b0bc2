/** The room: who is here, exactly for those in it, and only in bands for everybody else (domain.md B01, I-09). Pure. */

export const BANDS = ['under-5', '5-9', '10-19', '20-49', '50-99', '100-up'] as const
export type Band = (typeof BANDS)[number]

/** Where each band ends. Wide enough that one person more or less seldom shows. */
const ENDS = [5, 10, 20, 50, 100] as const

/** How many people there are, as it is said outside: `3` → `'under-5'`, `5` → `'5-9'`. */
export function bandOf(count: number): Band {
  const at = ENDS.findIndex((end) => count < end)
  return BANDS[at === -1 ? BANDS.length - 1 : at] ?? 'under-5'
}

/** Whether those whom a service is about are too few in the room to be heard: one or none. */
export const hasFewAffected = (affected: number): boolean => affected <= 1
