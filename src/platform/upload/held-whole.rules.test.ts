import { describe, expect, test } from 'vitest'
import { type Head, heldWhole } from './held-whole.rules.ts'

const head = (facts: Partial<Head>): Head => ({ format: 'png', width: 1000, height: 1000, channels: 3, deep: false, finer: false, ...facts })
const NONE = new Uint8Array()
const segment = (marker: number, ...body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body]
/** The head of a JPEG: a comment that looks like a frame, the frame with its sampling factors, and a scan of some of its parts. */
const jpeg = (frame: number, factors: readonly number[], inScan: number) => Uint8Array.from([
  0xff, 0xd8, ...segment(0xfe, 0xff, 0xc0, 0, 11), 0xff, ...segment(frame, 8, 3, 0xe8, 3, 0xe8, factors.length, ...factors.flatMap((both, index) => [index + 1, both, 0])),
  ...segment(0xda, inScan, 1, 0),
])
const ofJpeg = (...from: Parameters<typeof jpeg>) => heldWhole(jpeg(...from), head({ format: 'jpeg', channels: 4 }))

describe('how much of a picture is held at once', () => {
  test('nothing of a PNG that comes line by line, however deep', () => {
    expect(heldWhole(NONE, head({ channels: 4, deep: true }))).toBe(0)
  })

  test.each([[3, false, 3_000_000], [4, false, 4_000_000], [4, true, 8_000_000]])('all of one that comes finer and finer: %i numbers a dot, deep %s', (channels, deep, held) => {
    expect(heldWhole(NONE, head({ channels, deep, finer: true }))).toBe(held)
  })

  test('four bytes a dot of a WebP', () => {
    expect(heldWhole(NONE, head({ format: 'webp' }))).toBe(4_000_000)
  })

  test.each([
    ['a photo, in one go', [0xc0, [0x22, 0x11, 0x11], 3], 0],
    ['a photo that comes finer and finer, colours at half size', [0xc2, [0x22, 0x11, 0x11], 1], 3_000_000],
    ['the same with all its colours', [0xc2, [0x11, 0x11, 0x11], 3], 6_000_000],
    ['the same in four inks', [0xc2, [0x11, 0x11, 0x11, 0x11], 1], 8_000_000],
    ['one colour after the other', [0xc0, [0x11, 0x11, 0x11], 1], 6_000_000],
    ['factors that only look like half size', [0xc2, [0x22, 0x22, 0x22], 1], 6_000_000],
    ['more of the colours than of the light', [0xc2, [0x11, 0x22, 0x22], 1], 4_500_000],
  ] as const)('of a JPEG: %s', (_, from, held) => {
    expect(ofJpeg(from[0], from[1], from[2])).toBe(held)
  })

  test('a JPEG whose head can’t be read counts as held whole', () => {
    for (const broken of [NONE, Uint8Array.from([0xff, 0xd8, 0xff]), jpeg(0xc2, [0x11], 1).subarray(0, 20)]) expect(heldWhole(broken, head({ format: 'jpeg' }))).toBe(6_000_000)
  })
})
