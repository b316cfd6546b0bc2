/** A pasted list as notes, one a line. Pure. */

/** As many notes as one evening brings at most; longer lists are files, and are imported. */
export const MOST_NOTES = 2_000

/** What people and programs put before a line of a list: a dash, a dot, a number, a box to tick. It needs a space after it: «1.5 hours» is a note. */
const MARK = /^(?:[-*+•–—·▪◦‣●○]|\(?\d{1,4}[.)])(?:\s+|$)/u
const BOX = /^(?:\[[ xX]?\]|[☐☑☒□])(?:\s+|$)/u

/** The notes of a list, in its order: without marks and blank lines, the same words twice kept twice. */
export const notesOf = (list: string): readonly string[] =>
  list.split('\n').map((line) => line.trim().replace(MARK, '').replace(BOX, '').trim()).filter((note) => note !== '')
