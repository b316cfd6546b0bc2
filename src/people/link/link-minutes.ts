/** How long a link works: long enough to reach the mail on another device, short enough that an old mail opens nothing. */
export const LINK_MINUTES = 15
