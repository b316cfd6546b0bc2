/** The ways of packing that today's browsers take, as they say it. */
export const ACCEPTED = 'gzip, deflate, br, zstd'
