/**
 * A program of its own: takes the bytes of one picture from whoever started it and gives back pictures that we made ourselves.
 * Decoders are where a hostile file does its harm, and they need much memory: so they run here, with no settings, no database
 * and no secrets, and all of it ends with the picture. Started by `recode.ts`; Node reads this file from src as it is.
 */
import process from 'node:process'
import sharp from 'sharp'
import { MOST_HELD, heldWhole } from './held-whole.rules.ts'

/** One of the pictures that were made. */
type Made = Readonly<{ type: 'image/jpeg' | 'image/png'; width: number; height: number; bytes: Uint8Array }>
type Recoded = Readonly<{ kind: 'made'; large: Made; small: Made }> | Readonly<{ kind: 'refused'; code: 'picture-too-many-dots' | 'picture-too-heavy' | 'picture-broken' }>

/** As wide or high as a page shows it on a good screen, and for phones. */
const LARGE = 1600
const SMALL = 480
/** The largest picture that phones take today, with a little to spare. Beyond it a file of a few kilobytes can fill the memory. */
const MOST_DOTS = 51_000_000

// What isn't named here can't be read, whatever a file says of itself.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

async function recode(bytes: Uint8Array): Promise<Recoded> {
  const { width, height, format, channels, depth, isProgressive } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > MOST_DOTS) return { kind: 'refused', code: 'picture-too-many-dots' }
  if (heldWhole(bytes, { format, width, height, channels, deep: depth !== 'uchar', finer: isProgressive }) > MOST_HELD) return { kind: 'refused', code: 'picture-too-heavy' }
  const large = await make(bytes, LARGE, format === 'jpeg')
  // From what was made, so that a large file is read once.
  const small = await make(large.bytes, SMALL, large.type === 'image/jpeg')
  return { kind: 'made', large, small }
}

/** Turned as it was held, no larger than `most`, in colours that every screen knows, on white, and with nothing else in it: no place, no name, no time. */
async function make(bytes: Uint8Array, most: number, photo: boolean): Promise<Made> {
  const drawn = sharp(bytes, { limitInputPixels: MOST_DOTS, failOn: 'error', sequentialRead: true })
    .autoOrient().resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' })
  const jpeg = await drawn.clone().jpeg({ quality: 80, mozjpeg: true }).toBuffer({ resolveWithObject: true })
  const { width, height } = jpeg.info
  // A drawing keeps its sharp lines where that takes no more room.
  const png = photo ? undefined : await drawn.clone().png({ compressionLevel: 9 }).toBuffer()
  return png !== undefined && png.length <= jpeg.data.length
    ? { type: 'image/png', width, height, bytes: png }
    : { type: 'image/jpeg', width, height, bytes: jpeg.data }
}

process.once('message', (message) => {
  const bytes = message instanceof Uint8Array ? message : new Uint8Array()
  void recode(bytes).catch((): Recoded => ({ kind: 'refused', code: 'picture-broken' })).then((answer) => {
    process.send?.(answer, () => { process.disconnect() })
  })
})
