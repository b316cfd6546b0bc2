/**
 * The file that a backup is: gzip of frames, each a letter, a length of four bytes, and so many bytes.
 *
 *     H  what it is: format, program, moment, migrations, sequences (JSON)
 *     T  a table: its name and its columns (JSON); then
 *     D  its rows, as PostgreSQL's COPY writes them in text; any number of these
 *     R  how many rows they were (JSON)
 *     E  the end: SHA-256 of all before it (JSON). A file without it was cut off.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

/** A backup that can't be made, read or restored, in a sentence. */
export class BackupProblem extends Error {}

export const FORMAT = 'thegither-backup-1'

export type FrameKind = 'H' | 'T' | 'D' | 'R' | 'E'
export type Frame = Readonly<{ kind: FrameKind; payload: Buffer }>

const headerShape = z.object({
  format: z.literal(FORMAT),
  program: z.string(),
  made: z.string(),
  /** The migrations that the tables had seen. */
  migrations: z.array(z.string()),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
})
export type Header = Readonly<z.infer<typeof headerShape>>

const tableShape = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })
export type BackedTable = Readonly<z.infer<typeof tableShape>>

const rowsShape = z.object({ rows: z.number().int().min(0) })
const endShape = z.object({ sha256: z.string() })

const HEAD = 5
/** COPY sends some 64 kB at a time, a row at least: far less than this, so a larger frame is no frame. */
const LARGEST = 512 * 1024 * 1024

const bytesOf = ({ kind, payload }: Frame): Buffer => {
  const head = Buffer.alloc(HEAD)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(payload.length, 1)
  return Buffer.concat([head, payload])
}

export const jsonFrame = (kind: FrameKind, value: Header | BackedTable | Readonly<{ rows: number }> | Readonly<{ sha256: string }>): Frame => ({ kind, payload: Buffer.from(JSON.stringify(value)) })

/** The bytes of frames, with the end that proves them whole. */
export async function* sealed(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const frame of frames) {
    const bytes = bytesOf(frame)
    hash.update(bytes)
    yield bytes
  }
  yield bytesOf(jsonFrame('E', { sha256: hash.digest('hex') }))
}

/** A fault of either ends both, and reaches whoever reads. */
const unpacked = (path: string) => pipeline(createReadStream(path), createGunzip(), () => undefined)

const BROKEN = 'This file is not a whole backup: it was cut off or changed. Nothing was restored from it.'

/**
 * The frames of a file, without its end, which is checked.
 * @throws BackupProblem at the place where the file stops being one
 */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  let held = Buffer.alloc(0)
  try {
    for await (const chunk of unpacked(path)) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      for (let frame = first(held); frame !== undefined; frame = first(held)) {
        const bytes = held.subarray(0, HEAD + frame.payload.length)
        held = held.subarray(bytes.length)
        if (frame.kind === 'E') return checkEnd(frame, hash.digest('hex'))
        hash.update(bytes)
        yield frame
      }
    }
  } catch (error) {
    throw readable(error, path)
  }
  throw new BackupProblem(BROKEN)
}

function checkEnd(frame: Frame, sha256: string): void {
  if (readJson(endShape, frame).sha256 !== sha256) throw new BackupProblem(BROKEN)
}

/** The first whole frame, where there is one. */
function first(held: Buffer): Frame | undefined {
  if (held.length < HEAD) return undefined
  const kind = held.toString('latin1', 0, 1)
  const length = held.readUInt32BE(1)
  if (!isKind(kind) || length > LARGEST) throw new BackupProblem(BROKEN)
  return held.length < HEAD + length ? undefined : { kind, payload: held.subarray(HEAD, HEAD + length) }
}

const isKind = (text: string): text is FrameKind => ['H', 'T', 'D', 'R', 'E'].includes(text)

function readable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'ENOENT') return new BackupProblem(`There is no file ${path}.`)
  if (code === 'EACCES' || code === 'EISDIR') return new BackupProblem(`${path} can't be read as a file by this account.`)
  return code.startsWith('Z_') ? new BackupProblem(BROKEN) : error
}

const readJson = <Shape extends z.ZodType>(shape: Shape, { payload }: Frame): z.output<Shape> => {
  const read = shape.safeParse(parsed(payload.toString()))
  if (!read.success) throw new BackupProblem(BROKEN)
  return read.data
}

/** A frame is read before the end proves it: one changed letter may have made it no JSON at all. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const readHeader = (frame: Frame | undefined): Header => {
  if (frame?.kind !== 'H') throw new BackupProblem(BROKEN)
  return readJson(headerShape, frame)
}
export const readTable = (frame: Frame): BackedTable => readJson(tableShape, frame)
export const readRows = (frame: Frame): number => readJson(rowsShape, frame).rows

/**
 * Reads a whole file and believes nothing of it that doesn't add up.
 * @throws BackupProblem
 */
export async function checkBackup(path: string): Promise<Readonly<{ header: Header; tables: readonly BackedTable[]; rows: number }>> {
  const frames = readFrames(path)
  const opening = await frames.next()
  const header = readHeader(opening.done === true ? undefined : opening.value)
  const tables: BackedTable[] = []
  let rows = 0
  for await (const frame of frames) {
    if (frame.kind === 'T') tables.push(readTable(frame))
    if (frame.kind === 'R') rows += readRows(frame)
  }
  return { header, tables, rows }
}
