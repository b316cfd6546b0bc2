/** Text as it may be kept. Pure. */

/** All but tab and line feed; also the marks that turn the direction of what follows, with which a name can pose as another. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B-\u001F\u007F\u0085\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g

/**
 * More marks on one letter than any language writes (Unicode, UAX #15, «Stream-Safe Text Format»: thirty). To put them in order takes
 * a time that grows with the square of their number, so that a form full of them would keep everybody waiting. Taken away a thousand at a time: to take
 * millions at once asks for more than the stack of a pattern holds.
 */
const HEAP_OF_MARKS = /\p{M}(?<=\p{M}{31})\p{M}{0,1000}/gu

/** Line ends as one character, no characters that nobody can type, no halves of characters and no heaps of marks. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(HEAP_OF_MARKS, '').normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '')
