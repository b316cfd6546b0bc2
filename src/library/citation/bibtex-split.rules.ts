/** Finds the entries of a BibTeX file as it comes, a piece at a time. Pure. */
import { type EntryCode, LONGEST_ENTRY } from './csl.ts'

/** An entry as it stands there, or why it is none. */
export type Piece = Readonly<{ line: number; text: string }> | Readonly<{ line: number; code: EntryCode }>

/** How far ahead it must be known what comes to tell whether an entry begins. */
const AHEAD = 80
const BEGINS = /@\s*[A-Za-z]{1,40}\s*[{(]/y

/** What means nothing, within an entry and between two: most of a file. */
const [PLAIN, BETWEEN] = [/[^\\{}()"@\n]+/y, /[^@\n]+/y]

/** Where one is: between entries (`from` undefined) or within one. */
export class BibtexSplitter {
  #text = ''
  #at = 0
  #line = 1
  #from: number | undefined
  #fromLine = 1
  #depth = 0
  #closer = '}'
  #isQuoted = false

  /** The entries that end in what is known by now. */
  push(text: string): readonly Piece[] {
    this.#text += text
    return this.#go(Math.max(this.#at, this.#text.length - AHEAD))
  }

  end(): readonly Piece[] {
    const pieces = this.#go(this.#text.length)
    return this.#from === undefined ? pieces : [...pieces, { line: this.#fromLine, code: 'entry-not-closed' }]
  }

  #begins(): string | undefined {
    BEGINS.lastIndex = this.#at
    return this.#text[this.#at] === '@' ? BEGINS.exec(this.#text)?.[0] : undefined
  }

  #open(found: string): void {
    this.#from = this.#at
    this.#fromLine = this.#line
    this.#depth = 0
    this.#isQuoted = false
    this.#closer = found.endsWith('(') ? ')' : '}'
    this.#line += found.split('\n').length - 1
    this.#at += found.length
  }

  #go(until: number): readonly Piece[] {
    const pieces: Piece[] = []
    while (this.#at < until) {
      this.#pass(until)
      const found = this.#from === undefined || this.#isFirstInLine() ? this.#begins() : undefined
      if (found !== undefined) {
        // The one before was never closed: it ends here, so that the others are read.
        if (this.#from !== undefined) pieces.push({ line: this.#fromLine, code: 'entry-not-closed' })
        this.#open(found)
      } else if (this.#step()) {
        pieces.push({ line: this.#fromLine, text: this.#text.slice(this.#from, this.#at) })
        this.#from = undefined
      } else if (this.#from !== undefined && this.#at - this.#from > LONGEST_ENTRY) {
        pieces.push({ line: this.#fromLine, code: 'entry-too-long' })
        this.#from = undefined
      }
    }
    this.#forget()
    return pieces
  }

  /** Passes over what means nothing; no further than an entry may go. */
  #pass(until: number): void {
    const plain = this.#from === undefined ? BETWEEN : PLAIN
    plain.lastIndex = this.#at
    if (plain.test(this.#text)) this.#at = Math.max(this.#at, Math.min(plain.lastIndex, until - 1, (this.#from ?? Infinity) + LONGEST_ENTRY))
  }

  #isFirstInLine(): boolean {
    return this.#text[this.#at] === '@' && (this.#at === 0 || this.#text[this.#at - 1] === '\n')
  }

  /** One sign on. @returns whether the entry ended with it */
  #step(): boolean {
    const sign = this.#text[this.#at]
    this.#at += 1
    if (sign === '\n') this.#line += 1
    if (this.#from === undefined) return false
    if (sign === '\\' && this.#at < this.#text.length) {
      if (this.#text[this.#at] === '\n') this.#line += 1
      this.#at += 1
    } else if (sign === this.#closer && this.#depth === 0 && !this.#isQuoted) return true
    else if (sign === '{') this.#depth += 1
    else if (sign === '}') this.#depth = Math.max(0, this.#depth - 1)
    else if (sign === '"' && this.#depth === 0 && this.#closer === ')') this.#isQuoted = !this.#isQuoted
    return false
  }

  /** What was gone through is let go. */
  #forget(): void {
    const keep = this.#from ?? Math.max(0, this.#at - 1)
    this.#text = this.#text.slice(keep)
    this.#at -= keep
    if (this.#from !== undefined) this.#from = 0
  }
}
