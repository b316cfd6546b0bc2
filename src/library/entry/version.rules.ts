/** The number of a version in an address. Pure. */

/** Undefined for what is no number of a version. */
export const readVersion = (typed: string | undefined): number | undefined => (typed !== undefined && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : undefined)
