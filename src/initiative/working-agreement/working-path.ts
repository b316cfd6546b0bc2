import type { Seen } from '../initiative.gate.ts'

/** The address of a page of the working agreement. */
export const workingPath = ({ initiative }: Pick<Seen, 'initiative'>, end = '') => `/initiatives/${initiative.slug}/working-agreement${end}`
