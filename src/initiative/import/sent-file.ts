/** A file that somebody sends: looked at while it arrives, and kept part by part as far as it was. */
import type { Context } from '#platform/http/context.ts'
import { type FormReader, type Typed, commandOf } from '#platform/forms/read.ts'
import { HeldParts, TooLarge } from '#platform/forms/keep-parts.ts'
import { CutOff, readStreamedForm } from '#platform/forms/read-stream.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { deleteDraft, insertDraft, insertPart } from './draft.queries.ts'
import { type Batch, type Look, type Pieces, SheetProblem, type SheetCode, lookAt } from './read-file.ts'
import type { DraftId } from './tables.ts'

export type SentCode = SheetCode | 'file-missing' | 'file-too-large' | 'file-cut-off' | 'name-held' | 'words-held'
type Sent = Readonly<{ id: DraftId; look: Look }>

/** A hundred thousand things that people said are some twenty megabytes. */
const LARGEST_FILE = 50 * 1024 * 1024
/** What the form holds beside the file. */
const AROUND = 64 * 1024

/** Words in some rows are not for everybody to keep. */
class RowsHeld extends Error {
  readonly rows: readonly number[]

  constructor(rows: readonly number[]) {
    super('words-held')
    this.rows = rows
  }
}

/**
 * The form of a file. What arrives is kept at once, outside the transaction that says it is all there.
 * @param tell is told which rows must not be kept as they are: then nothing is
 */
export const readSentFile = (here: SeenByMember, tell: (rows: readonly number[]) => void): FormReader<Sent, SentCode> => async (c) => {
  const refused = (code: SentCode, typed: Typed = {}) => ({ ok: false as const, typed, problems: [{ field: 'file', code }] })
  // Said by the browser: nobody waits for a file that is not taken in the end.
  if (Number(c.hono.req.header('content-length') ?? 0) > LARGEST_FILE + AROUND) return refused('file-too-large')
  let sent: Sent | undefined
  let isNameHeld = false
  try {
    const typed = await readStreamedForm(c, 'file', async ({ name, pieces }) => {
      isNameHeld = (await c.site.watch?.texts(c.database, [name], undefined))?.has(0) === true
      if (!isNameHeld) sent = await keep(c, here, name, pieces)
    })
    if (isNameHeld) return refused('name-held', typed)
    if (sent === undefined) return refused('file-missing', typed)
    return { ok: true, value: sent, typed, command: commandOf(typed) }
  } catch (error) {
    if (error instanceof TooLarge) return refused('file-too-large')
    if (error instanceof CutOff) return refused('file-cut-off')
    if (error instanceof SheetProblem) return refused(error.code)
    if (error instanceof RowsHeld) {
      tell(error.rows)
      return refused('words-held')
    }
    throw error
  }
}

async function keep(c: Context, here: SeenByMember, name: string, pieces: Pieces): Promise<Sent> {
  const id = await c.database.transaction((trx) => insertDraft(trx, here.initiative.id, here.person.id, name.slice(0, 200) || 'voices.csv'))
  const parts = new HeldParts(LARGEST_FILE, (place, bytes) => c.database.transaction((trx) => insertPart(trx, id, place, bytes)))
  try {
    const look = await lookAt(parts.passing(pieces), async (batch) => {
      const rows = await findHeld(c, batch)
      if (rows.length > 0) throw new RowsHeld(rows)
      await parts.keepBefore(batch.ends)
    })
    await parts.keepRest()
    return { id, look }
  } catch (error) {
    await c.database.transaction((trx) => deleteDraft(trx, id))
    throw error
  }
}

/** Rows in which words stand that must not be kept, whatever column they are in. The headings are row 1. */
async function findHeld({ database, site: { watch } }: Context, { headings, records, before }: Batch): Promise<readonly number[]> {
  const rows = before === 0 ? [headings, ...records] : records
  const first = before === 0 ? 1 : before + 2
  const cells = rows.flatMap((row, at) => row.map((text) => ({ text, row: first + at })))
  const held = await watch?.texts(database, cells.map(({ text }) => text), undefined)
  return [...new Set(cells.filter((_, at) => held?.has(at) === true).map(({ row }) => row))]
}
