/** Text as it may be kept. Pure. */

/** All but tab and line feed; also the marks that turn the direction of what follows, with which a name can pose as another. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B-\u001F\u007F\u0085\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** Line ends as one character, no characters that nobody can type, and no halves of characters. */
export const cleanText = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '')
