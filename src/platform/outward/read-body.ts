/** Reads what somebody sends us, and no more of it than we want. */
import type { IncomingMessage } from 'node:http'
import { type Transform, PassThrough } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib'

/** How it may be packed. What is packed otherwise is not read. */
export const PACKED = 'gzip, br'

// What breaks off is unpacked as far as it came.
const gunzip = () => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
const UNPACK: Readonly<Record<string, () => Transform>> = {
  identity: () => new PassThrough(), gzip: gunzip, 'x-gzip': gunzip, br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
}

/** `whole`: nothing was left out, by us or on the way. */
export type Body = Readonly<{ bytes: Buffer; whole: boolean }>

const NOTHING: Body = { bytes: Buffer.alloc(0), whole: false }

/**
 * As many bytes as wanted, counted as they are unpacked: a small parcel with a very large content is left where it grows too large, and
 * so is a large one with nothing in it. Rejects only where the whole visit is over its time.
 */
export async function readBody(answer: IncomingMessage, most: number, signal: AbortSignal): Promise<Body> {
  const unpack = UNPACK[answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity']
  if (unpack === undefined || most === 0) {
    answer.destroy()
    return NOTHING
  }
  const parts: Buffer[] = []
  let came = 0
  let kept = 0
  const out = unpack()
  answer.on('error', () => out.end())
  answer.on('close', () => out.end())
  answer.on('data', (part: Buffer) => {
    came += part.length
    if (came > most) answer.destroy()
  })
  answer.pipe(out)
  let readable = true
  try {
    for await (const part of out) {
      if (!Buffer.isBuffer(part)) break
      parts.push(part)
      kept += part.length
      if (kept > most) break
    }
  } catch {
    readable = false
  } finally {
    answer.destroy()
  }
  signal.throwIfAborted()
  return { bytes: Buffer.concat(parts).subarray(0, most), whole: readable && answer.complete && kept <= most && came <= most }
}
