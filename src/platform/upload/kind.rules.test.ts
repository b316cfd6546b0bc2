import { describe, expect, test } from 'vitest'
import { isFileName, pictureKind } from './kind.rules.ts'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part])))

describe('what a file is', () => {
  test.each([
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['a PNG', bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a])],
    ['a WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBP')],
  ])('%s is known by its first bytes', (_, file) => { expect(pictureKind(file)).toEqual({ kind: 'picture' }) })

  test.each([
    ['nothing', bytes()],
    ['a GIF', bytes('GIF89a')],
    ['a drawing that can hold a program', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page', bytes('<!doctype html><script>alert(1)</script>')],
    ['a PDF', bytes('%PDF-1.7')],
    ['a sound in the same wrapping as WebP', bytes('RIFF', [1, 2, 3, 4], 'WAVE')],
    ['a film', bytes([0, 0, 0, 24], 'ftypisom')],
    ['a PNG that was cut off in its first bytes', bytes([0x89], 'PNG')],
  ])('%s is no picture of ours', (_, file) => { expect(pictureKind(file)).toEqual({ kind: 'refused', code: 'picture-kind' }) })

  test("an iPhone's own kind is told apart, because there is something to do about it", () => {
    expect(pictureKind(bytes([0, 0, 0, 24], 'ftypheic'))).toEqual({ kind: 'refused', code: 'picture-heic' })
  })
})

describe('words for people who cannot see a picture', () => {
  test.each(['IMG_2034.jpg', 'photo', 'Screenshot 2026-11-22', 'DSC00123', 'bench.PNG', 'img_-_2', 'IMG_2034_2'])('«%s» is the name of a file', (alt) => { expect(isFileName(alt)).toBe(true) })
  test.each(['A bench under a lamp', 'Photo of the stop with the new bench', 'Picture 3 shows the leaflet'])('«%s» says something', (alt) => { expect(isFileName(alt)).toBe(false) })
  // To try every way of sharing a million dashes between two parts of a pattern would take hours, and everybody would wait.
  test('a name of a million signs is read once', () => { expect(isFileName(`img${'_'.repeat(1_000_000)}!`)).toBe(false) })
})
