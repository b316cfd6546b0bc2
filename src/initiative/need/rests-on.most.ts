/** More than this a page does not list; its item's page has them all, page by page. */
export const MOST_GROUNDS = 50
