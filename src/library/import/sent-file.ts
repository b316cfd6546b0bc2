/** A file of works that an editor sends: gone through while it arrives, and kept part by part. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type FormReader, type Typed, commandOf } from '#platform/forms/read.ts'
import { TooLarge, keepingParts } from '#platform/forms/keep-parts.ts'
import { CutOff, readStreamedForm } from '#platform/forms/read-stream.ts'
import { type FileCode, FileProblem, type Pieces, type Told, countWorks } from '../citation/read-file.ts'
import type { FileId } from './tables.ts'
import { deleteFile, insertFile, insertPart } from './work-file.queries.ts'

export type SentCode = FileCode | 'file-missing' | 'file-too-large' | 'file-cut-off' | 'name-held'
type Look = Told & Readonly<{ entries: number }>
type Sent = Readonly<{ id: FileId; look: Look }>

/** A hundred thousand references with their abstracts. */
const LARGEST_FILE = 100 * 1024 * 1024
/** What the form holds beside the file. */
const AROUND = 64 * 1024
const MOST_ENTRIES = 100_000

/** Goes through a whole file once. */
export async function lookAt(pieces: Pieces): Promise<Look> {
  const { entries, told } = await countWorks(pieces, MOST_ENTRIES)
  if (entries === 0) throw new FileProblem('empty')
  return { ...told, entries }
}

/** The form of a file. What arrives is kept at once, outside the transaction that says it is all there. */
export const readSentFile = (person: SignedIn): FormReader<Sent, SentCode> => async (c) => {
  const refused = (code: SentCode, typed: Typed = {}) => ({ ok: false as const, typed, problems: [{ field: 'file', code }] })
  // Said by the browser: nobody waits for a file that is not taken in the end.
  if (Number(c.hono.req.header('content-length') ?? 0) > LARGEST_FILE + AROUND) return refused('file-too-large')
  let sent: Sent | undefined
  let isNameHeld = false
  try {
    const typed = await readStreamedForm(c, 'file', async ({ name, pieces }) => {
      isNameHeld = (await c.site.watch?.texts(c.database, [name], undefined))?.has(0) === true
      if (!isNameHeld) sent = await keep(c, person, name, pieces)
    })
    if (isNameHeld) return refused('name-held', typed)
    if (sent === undefined) return refused('file-missing', typed)
    return { ok: true, value: sent, typed, command: commandOf(typed) }
  } catch (error) {
    if (error instanceof TooLarge) return refused('file-too-large')
    if (error instanceof CutOff) return refused('file-cut-off')
    if (error instanceof FileProblem) return refused(error.code)
    throw error
  }
}

async function keep(c: Context, person: SignedIn, name: string, pieces: Pieces): Promise<Sent> {
  const id = await c.database.transaction((trx) => insertFile(trx, person.id, name.slice(0, 200) || 'references', c.now))
  try {
    return { id, look: await lookAt(keepingParts(pieces, LARGEST_FILE, (place, bytes) => c.database.transaction((trx) => insertPart(trx, id, place, bytes)))) }
  } catch (error) {
    await c.database.transaction((trx) => deleteFile(trx, id))
    throw error
  }
}
