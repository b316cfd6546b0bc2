/** Reads a form with one large file as it arrives, so that nobody holds all of it in memory. */
import type { Context } from '../http/context.ts'
import { TooMuch } from '../http/routes.ts'
import { cleanText } from '../text.ts'
import type { Typed } from './read.ts'

/** A file on its way: its name and its bytes in pieces. */
export type Arriving = Readonly<{ name: string; pieces: AsyncGenerator<Uint8Array> }>

/** The form ended before it was whole: a connection broke. */
export class CutOff extends Error {}

const LONGEST_FIELD = 10_000
const MOST_PARTS = 100

/**
 * Reads the fields of a form, and hands over the file in one of them while it arrives. Other files are passed over.
 * Only for a route that reads its own body: see `route(…).streaming()`.
 * @param field the field that holds the file
 * @throws CutOff, TooMuch
 */
export async function readStreamedForm(c: Context, field: string, take: (file: Arriving) => Promise<void>): Promise<Typed> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(c.hono.req.header('content-type') ?? '')?.slice(1).find((found) => found !== undefined)
  const body = c.hono.req.raw.body
  if (boundary === undefined || body === null) return {}
  const typed: Record<string, readonly string[]> = {}
  let taken = false
  for await (const part of partsOf(new Reading(body), boundary)) {
    if (part.fileName === undefined) {
      if (part.name in Object.prototype) continue
      typed[part.name] = [...(typed[part.name] ?? []), cleanText(await textOf(part.pieces, LONGEST_FIELD))]
    } else if (part.name === field && part.fileName !== '' && !taken) {
      taken = true
      await take({ name: cleanText(part.fileName), pieces: part.pieces })
    }
  }
  return typed
}

type Part = Readonly<{ name: string; fileName: string | undefined; pieces: AsyncGenerator<Uint8Array> }>

const LINE_END = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

/** The parts of a form (RFC 7578), one after the other: what is left of one is passed over before the next. */
async function* partsOf(reading: Reading, boundary: string): AsyncGenerator<Part> {
  const mark = Buffer.from(`\r\n--${boundary}`)
  for await (const _before of reading.until(mark)) { /* what stands before the first part is no part */ }
  for (let count = 0; !(await reading.endsHere()); count++) {
    if (count === MOST_PARTS) throw new TooMuch()
    for await (const _space of reading.until(LINE_END)) { /* nothing is said between a boundary and its line's end */ }
    const head = await textOf(reading.until(HEAD_END), LONGEST_FIELD)
    const named = (what: string) => new RegExp(`content-disposition:[^\\r\\n]*;\\s*${what}="([^"]*)"`, 'i').exec(head)?.[1]
    const pieces = reading.until(mark)
    yield { name: named('name') ?? '', fileName: named('filename'), pieces }
    for await (const _rest of pieces) { /* nobody wanted it */ }
  }
}

async function textOf(pieces: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const all: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > most) throw new TooMuch()
    all.push(piece)
  }
  return Buffer.concat(all).toString('utf8')
}

/** A body that is read once, up to one mark after the other. */
class Reading {
  readonly #body: AsyncIterator<Uint8Array>
  // As if a line had ended before the body: the first boundary is then like the others.
  #held: Buffer = LINE_END

  constructor(body: ReadableStream<Uint8Array>) {
    this.#body = body[Symbol.asyncIterator]()
  }

  /** What comes before a mark, in pieces; the mark is passed. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      // A mark may have begun at the end of what is here.
      const safe = at === -1 ? Math.max(0, this.#held.length - mark.length + 1) : at
      const before = this.#held.subarray(0, safe)
      this.#held = this.#held.subarray(at === -1 ? safe : at + mark.length)
      if (before.length > 0) yield before
      if (at !== -1) return
      await this.#more()
    }
  }

  /** Whether the boundary that was just passed was the last. */
  async endsHere(): Promise<boolean> {
    while (this.#held.length < 2) await this.#more()
    return this.#held.subarray(0, 2).toString('latin1') === '--'
  }

  async #more(): Promise<void> {
    const next = await this.#body.next().catch(() => undefined)
    if (next === undefined || next.done === true) throw new CutOff()
    this.#held = Buffer.concat([this.#held, next.value])
  }
}
