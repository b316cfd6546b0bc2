/**
 * How many bytes of a picture its reader must hold at once, worked out from the head of the file. Most pictures are read line by line.
 * Those that come finer and finer (interlaced, progressive, lossless WebP) are held whole, and a small file can ask for very much.
 */

/** What the head of a picture says of it. */
export type Head = Readonly<{ format: string; width: number; height: number; channels: number; deep: boolean; finer: boolean }>

/** With what a program needs besides, some 300 MB. Every photo of a phone, and most of what draws, stays far below. */
export const MOST_HELD = 160_000_000

export function heldWhole(bytes: Uint8Array, { format, width, height, channels, deep, finer }: Head): number {
  const dots = width * height
  if (format === 'png') return finer ? dots * channels * (deep ? 2 : 1) : 0
  // A lossless one is held as four bytes a dot, whatever it shows; the others less.
  if (format === 'webp') return dots * 4
  // Each number of a JPEG is held in two bytes until all its parts have been read.
  const samples = samplesOfJpeg(bytes)
  return samples === 'line by line' ? 0 : dots * 2 * (samples ?? channels)
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isProgressive = (marker: number) => [0xc2, 0xc6, 0xca, 0xce].includes(marker)
/** Those that stand alone, without a length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** How many numbers a dot of a JPEG takes where it is held whole; undefined where its head can't be read. */
function samplesOfJpeg(bytes: Uint8Array): number | 'line by line' | undefined {
  const read = (at: number) => bytes[at] ?? 0
  let frame: Readonly<{ progressive: boolean; parts: number; samples: number }> | undefined
  for (let at = 0; at < bytes.length;) {
    const marker = read(at + 1)
    // Between its parts a file may be padded.
    if (read(at) !== 0xff || marker === 0xff || marker === 0) {
      at += 1
      continue
    }
    if (isFrame(marker) && frame === undefined) frame = { progressive: isProgressive(marker), parts: read(at + 9), samples: samplesOfFrame(bytes.subarray(at + 10), read(at + 9)) }
    // From here on it is the picture itself: in one go, or first one colour and then the next.
    if (marker === 0xda) return frame === undefined ? undefined : frame.progressive || read(at + 4) < frame.parts ? frame.samples : 'line by line'
    at += isAlone(marker) ? 2 : 2 + Math.max(2, read(at + 2) * 256 + read(at + 3))
  }
  return undefined
}

/** Colours are often kept at half the width and height. */
function samplesOfFrame(parts: Uint8Array, count: number): number {
  const factors = Array.from({ length: count }, (_, index) => parts[index * 3 + 1] ?? 0x11).map((both) => [both >> 4, both & 15] as const)
  const most = Math.max(1, ...factors.map(([across]) => across)) * Math.max(1, ...factors.map(([, down]) => down))
  return factors.reduce((sum, [across, down]) => sum + across * down, 0) / most
}
