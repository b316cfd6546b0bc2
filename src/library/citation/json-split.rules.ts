/** Finds the objects of a JSON file as it comes: of a list, of a list in an object (`{"items": […]}`), or the one that it is. Pure. */
import { LONGEST_ENTRY } from './csl.ts'
import type { Piece } from './bibtex-split.rules.ts'

/** Deeper than any work is nested. */
const DEEPEST = 60

/** Where one is in the file. An object that stands in a list, or alone at the front, is an entry. */
export class JsonSplitter {
  #text = ''
  #at = 0
  #line = 1
  #from: number | undefined
  #fromLine = 1
  #depth = 0
  #isText = false
  /** Whether the file is an object around a list: then what stands before the list is passed over. */
  #isWrapped: boolean | undefined
  #inList = false

  push(text: string): readonly Piece[] {
    this.#text += text
    const pieces: Piece[] = []
    // The last sign waits: a backslash at the end takes the next with it.
    while (this.#at < this.#text.length - 1) this.#step(pieces)
    this.#forget()
    return pieces
  }

  end(): readonly Piece[] {
    const pieces: Piece[] = []
    while (this.#at < this.#text.length) this.#step(pieces)
    return this.#from === undefined ? pieces : [...pieces, { line: this.#fromLine, code: 'entry-not-closed' }]
  }

  #step(pieces: Piece[]): void {
    const sign = this.#text[this.#at]
    this.#at += 1
    if (sign === '\n') this.#line += 1
    if (this.#isText) {
      if (sign === '\\') this.#at += 1
      else if (sign === '"') this.#isText = false
    } else if (sign === '"') this.#isText = true
    else if (sign === '{' || sign === '[') this.#opens(sign, pieces)
    else if (sign === '}' || sign === ']') this.#closes(sign, pieces)
    if (this.#from !== undefined && this.#at - this.#from > LONGEST_ENTRY) this.#giveUp(pieces, 'entry-too-long')
  }

  #opens(sign: string, pieces: Piece[]): void {
    if (this.#from !== undefined) {
      this.#depth += 1
      if (this.#depth > DEEPEST) this.#giveUp(pieces, 'entry-broken')
    } else if (sign === '[') this.#inList = true
    else if (this.#inList || this.#isWrapped === false) this.#begin()
    else if (this.#isWrapped === undefined) {
      // An object at the front: the work itself, unless a list of works comes in it.
      this.#isWrapped = /^\s*"(?:items|references|records|data)"\s*:\s*\[/.test(this.#text.slice(this.#at, this.#at + 200))
      if (!this.#isWrapped) this.#begin()
    }
  }

  #begin(): void {
    this.#from = this.#at - 1
    this.#fromLine = this.#line
    this.#depth = 0
  }

  #closes(sign: string, pieces: Piece[]): void {
    if (this.#from === undefined) {
      if (sign === ']') this.#inList = false
    } else if (this.#depth > 0) this.#depth -= 1
    else {
      pieces.push({ line: this.#fromLine, text: this.#text.slice(this.#from, this.#at) })
      this.#from = undefined
    }
  }

  #giveUp(pieces: Piece[], code: 'entry-too-long' | 'entry-broken'): void {
    pieces.push({ line: this.#fromLine, code })
    this.#from = undefined
    this.#depth = 0
  }

  #forget(): void {
    const keep = this.#from ?? this.#at
    this.#text = this.#text.slice(keep)
    this.#at -= keep
    if (this.#from !== undefined) this.#from = 0
  }
}
