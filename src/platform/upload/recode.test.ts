/** Pictures as strangers send them, in the program that reads them. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { recode } from './recode.ts'

const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 60, g: 120, b: 180, alpha: 0.5 } }, limitInputPixels: false })

/** On a machine that does much else a picture takes longer than its sender is let wait. */
const patiently = (bytes: Uint8Array) => recode(bytes, 170_000)

async function made(bytes: Uint8Array) {
  const answer = await patiently(bytes)
  if (answer.kind !== 'made') throw new Error(answer.code)
  return answer
}

describe('a picture that was made anew', () => {
  test('is turned as it was held, and holds no place, no name and no time', async () => {
    const photo = await plain(2000, 1000).jpeg().withExif({ IFD0: { Artist: 'Somebody', DateTime: '2026:11:20 10:00:00' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 57/1 0/1' } })
      .withMetadata({ orientation: 6 }).toBuffer()
    const before = await sharp(photo).metadata()
    expect([before.exif !== undefined, before.orientation]).toEqual([true, 6])
    const { large, small } = await made(photo)
    const after = await sharp(large.bytes).metadata()
    expect([large.width, large.height, small.width, small.height]).toEqual([800, 1600, 240, 480])
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(Buffer.from(large.bytes).includes('Somebody')).toBe(false)
  })

  test('holds nothing that was hung on behind the picture', async () => {
    const photo = Buffer.concat([await plain(100, 100).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')])
    const { large } = await made(photo)
    expect(Buffer.from(large.bytes).includes('script')).toBe(false)
  })

  test('is not made larger than it was, stands on white, and a drawing keeps its sharp lines', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `<path d="M${at * 7} 0v200" stroke="#000"/>`).join('')
    const { large, small } = await made(await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${lines}</svg>`)).png().toBuffer())
    expect([large.width, large.type, small.width]).toEqual([300, 'image/png', 300])
    const { data, info } = await sharp(large.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.channels, data[3 * info.channels]]).toEqual([3, 255])
  })

  test('WebP is shown to old phones too', async () => {
    const noisy = sharp({ create: { width: 200, height: 200, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    expect((await made(await noisy.webp().toBuffer())).large.type).toBe('image/jpeg')
  })
})

describe('what phones send is taken', () => {
  const photo = () => sharp({ create: { width: 4032, height: 3024, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 9 } } })
  test.each([
    ['in one go', async () => photo().jpeg().toBuffer()], ['finer and finer', async () => photo().jpeg({ progressive: true }).toBuffer()],
    ['on its side', async () => photo().withMetadata({ orientation: 6 }).jpeg().toBuffer()],
  ])('12 megapixels %s', async (_, make) => {
    const { large } = await made(await make())
    expect(Math.max(large.width, large.height)).toBe(1600)
  })
})

describe('what cannot be shown is refused, and ends nothing', () => {
  test('a small file that would fill the memory', async () => {
    const bomb = await plain(8000, 7000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await patiently(bomb)).toEqual({ kind: 'refused', code: 'picture-too-many-dots' })
  })

  test.each([
    ['a drawing that comes finer and finer, with twice the depth', async () => plain(4600, 4600, 4).toColourspace('rgb16').png({ progressive: true }).toBuffer()],
    ['a photo that comes finer and finer, with all its colours', async () => plain(5200, 5200).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()],
    ['a WebP of many dots', async () => plain(6400, 6400).webp().toBuffer()],
  ])('a small file whose reader would hold very much: %s', async (_, make) => {
    const file = await make()
    expect(file.length).toBeLessThan(1_000_000)
    expect(await patiently(file)).toEqual({ kind: 'refused', code: 'picture-too-heavy' })
  })

  test.each([
    ['half a picture', async () => (await plain(1000, 1000).jpeg().toBuffer()).subarray(0, 5000)],
    ['the first bytes of one and then anything', async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('x'.repeat(5000))])],
    ['a drawing that can hold a program', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>')],
    ['a GIF', async () => plain(20, 20).gif().toBuffer()],
    ['nothing', async () => Buffer.from([])],
  ])('%s', async (_, make) => {
    expect(await patiently(await make())).toEqual({ kind: 'refused', code: 'picture-broken' })
  })

  test('one that takes too long', async () => {
    expect(await recode(await plain(6000, 6000).png().toBuffer(), 1)).toEqual({ kind: 'refused', code: 'picture-too-slow' })
  })

  test('too many at once: the last are asked to come again, the others get theirs', async () => {
    const bytes = await plain(20, 20).png().toBuffer()
    const answers = await Promise.all(Array.from({ length: 10 }, async () => patiently(bytes)))
    expect(answers.map((one) => (one.kind === 'refused' ? one.code : one.kind))).toEqual([...Array.from({ length: 8 }, () => 'made'), 'pictures-busy', 'pictures-busy'])
  })
})
