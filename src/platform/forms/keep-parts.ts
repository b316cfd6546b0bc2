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
