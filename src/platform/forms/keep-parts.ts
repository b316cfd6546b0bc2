/** Keeps what arrives, part by part: a file of any size never stands in the memory whole. */

/** More arrived than is taken. */
export class TooLarge extends Error {}

const PART = 1024 * 1024

/**
 * The same pieces, kept on the way in parts of about a megabyte.
 * @param largest how many bytes are taken
 * @param put keeps a part; `place` counts from 0
 * @throws TooLarge where more arrives
 */
export async function* keepingParts(pieces: AsyncIterable<Uint8Array>, largest: number, put: (place: number, bytes: Buffer) => Promise<void>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let [place, length, all] = [0, 0, 0]
  const putWaiting = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    length = 0
    await put(place++, bytes)
  }
  for await (const piece of pieces) {
    all += piece.length
    if (all > largest) throw new TooLarge()
    waiting.push(piece)
    length += piece.length
    if (length >= PART) await putWaiting()
    yield piece
  }
  if (length > 0) await putWaiting()
}

/**
 * The same for what must be looked at before any of it is kept: parts wait until somebody says how far that is done, and whoever looks
 * is only so far ahead as what they look at in one go.
 */
export class HeldParts {
  readonly #largest: number
  readonly #put: (place: number, bytes: Buffer) => Promise<void>
  #waiting: Uint8Array[] = []
  #came = 0
  #kept = 0
  #place = 0

  /** @param largest how many bytes are taken @param put keeps a part; `place` counts from 0 */
  constructor(largest: number, put: (place: number, bytes: Buffer) => Promise<void>) {
    this.#largest = largest
    this.#put = put
  }

  /**
   * The same pieces, on their way to be looked at.
   * @throws TooLarge where more arrives
   */
  async* passing(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.#came += piece.length
      if (this.#came > this.#largest) throw new TooLarge()
      this.#waiting.push(piece)
      yield piece
    }
  }

  /** All before this byte may be kept: it is, once it is enough for a part. */
  async keepBefore(byte: number): Promise<void> {
    if (byte - this.#kept >= PART) await this.#keep(byte - this.#kept)
  }

  /** All that came may be kept. */
  async keepRest(): Promise<void> {
    if (this.#came > this.#kept) await this.#keep(this.#came - this.#kept)
  }

  async #keep(length: number): Promise<void> {
    const bytes = Buffer.concat(this.#waiting)
    this.#waiting = [bytes.subarray(length)]
    this.#kept += length
    await this.#put(this.#place++, bytes.subarray(0, length))
  }
}
