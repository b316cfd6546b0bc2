import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack } from './pack.ts'

const UNPACK = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync } as const

it('What is packed is the text that was given, in whichever way and however long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 40, maxLength: 300 }), fc.integer({ min: 25, max: 900 }), fc.constantFrom('zstd', 'br', 'gzip'), (part, times, way) => {
    const text = Buffer.from(part.repeat(times)).toString()
    const { body, encoding } = pack(text, way)
    expect(encoding).toBe(way)
    expect(typeof body === 'string' ? body : UNPACK[way](body).toString()).toBe(text)
  }))
})

it('A browser gets what it can unpack, and of several the quickest', () => {
  const page = 'word '.repeat(1_000)
  for (const [accepted, encoding] of [
    ['gzip, deflate, br, zstd', 'zstd'], ['gzip, deflate, br', 'br'], ['gzip;q=1.0, br;q=0.5', 'br'], ['GZIP', 'gzip'], ['zstd;q=0, br;q=0.0, gzip', 'gzip'], ['identity', undefined], ['', undefined], [undefined, undefined],
  ] as const) expect(pack(page, accepted).encoding, accepted).toBe(encoding)
})

it('What is short anyway is not packed', () => {
  expect(pack('short', 'gzip, br, zstd')).toEqual({ body: 'short' })
})
