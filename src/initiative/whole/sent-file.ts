/** A file with a whole initiative, kept part by part while it arrives. */
import type { Context } from '#platform/http/context.ts'
import { type FormReader, type Typed, commandOf } from '#platform/forms/read.ts'
import { TooLarge, keepingParts } from '#platform/forms/keep-parts.ts'
import { type Arriving, CutOff, readStreamedForm } from '#platform/forms/read-stream.ts'
import type { PersonId } from '../tables.ts'
import { deleteFile, insertFile, insertPart } from './file.queries.ts'
import type { WholeFileId } from './tables.ts'

export type SentCode = 'file-missing' | 'file-too-large' | 'file-cut-off'

/** A hundred thousand voices are some eight megabytes, packed. */
const LARGEST_FILE = 200 * 1024 * 1024
const AROUND = 64 * 1024

/** The form of a file. What arrives is kept at once, outside the transaction that says it is all there. */
export const readSent = (person: PersonId): FormReader<WholeFileId, SentCode> => async (c) => {
  const refused = (code: SentCode, typed: Typed = {}) => ({ ok: false as const, typed, problems: [{ field: 'file', code }] })
  if (Number(c.hono.req.header('content-length') ?? 0) > LARGEST_FILE + AROUND) return refused('file-too-large')
  let sent: WholeFileId | undefined
  try {
    const typed = await readStreamedForm(c, 'file', async (file) => { sent = await keep(c, person, file) })
    return sent === undefined ? refused('file-missing', typed) : { ok: true, value: sent, typed, command: commandOf(typed) }
  } catch (error) {
    if (error instanceof TooLarge) return refused('file-too-large')
    if (error instanceof CutOff) return refused('file-cut-off')
    throw error
  }
}

async function keep(c: Context, person: PersonId, { name, pieces }: Arriving): Promise<WholeFileId> {
  const id = await c.database.transaction((trx) => insertFile(trx, person, name.slice(0, 200), c.now))
  try {
    await keepParts(c, id, pieces)
    return id
  } catch (error) {
    await c.database.transaction((trx) => deleteFile(trx, id))
    throw error
  }
}

async function keepParts(c: Context, id: WholeFileId, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const kept = keepingParts(pieces, LARGEST_FILE, (place, bytes) => c.database.transaction((trx) => insertPart(trx, id, place, bytes)))
  // Nothing is looked at yet: a job reads it when all is there.
  while ((await kept.next()).done !== true);
}
