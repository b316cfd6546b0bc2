/** The pages that a purpose page leads to once they say something. */
export const THERE = ['needs', 'issues', 'trying', 'case-study'] as const
export type There = Readonly<Record<(typeof THERE)[number], boolean> & {
  /** Nobody but one takes part yet. */
  alone: boolean
}>
