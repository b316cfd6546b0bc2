/** A file that somebody sends: kept part by part while it arrives, and looked at on the way. */
import type { Context } from '#platform/http/context.ts'
import { type FormReader, type Typed, commandOf } from '#platform/forms/read.ts'
import { TooLarge, keepingParts } from '#platform/forms/keep-parts.ts'
import { CutOff, readStreamedForm } from '#platform/forms/read-stream.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { deleteDraft, insertDraft, insertPart } from './draft.queries.ts'
import { type Look, type Pieces, SheetProblem, type SheetCode, lookAt } from './read-file.ts'
import type { DraftId } from './tables.ts'

export type SentCode = SheetCode | 'file-missing' | 'file-too-large' | 'file-cut-off'
type Sent = Readonly<{ id: DraftId; look: Look }>

/** A hundred thousand things that people said are some twenty megabytes. */
const LARGEST_FILE = 50 * 1024 * 1024
/** What the form holds beside the file. */
const AROUND = 64 * 1024

/** The form of a file. What arrives is kept at once, outside the transaction that says it is all there. */
export const readSentFile = (here: SeenByMember): FormReader<Sent, SentCode> => async (c) => {
  const refused = (code: SentCode, typed: Typed = {}) => ({ ok: false as const, typed, problems: [{ field: 'file', code }] })
  // Said by the browser: nobody waits for a file that is not taken in the end.
  if (Number(c.hono.req.header('content-length') ?? 0) > LARGEST_FILE + AROUND) return refused('file-too-large')
  let sent: Sent | undefined
  try {
    const typed = await readStreamedForm(c, 'file', async ({ name, pieces }) => { sent = await keep(c, here, name, pieces) })
    if (sent === undefined) return refused('file-missing', typed)
    return { ok: true, value: sent, typed, command: commandOf(typed) }
  } catch (error) {
    if (error instanceof TooLarge) return refused('file-too-large')
    if (error instanceof CutOff) return refused('file-cut-off')
    if (error instanceof SheetProblem) return refused(error.code)
    throw error
  }
}

async function keep(c: Context, here: SeenByMember, name: string, pieces: Pieces): Promise<Sent> {
  const id = await c.database.transaction((trx) => insertDraft(trx, here.initiative.id, here.person.id, name.slice(0, 200) || 'voices.csv'))
  try {
    return { id, look: await lookAt(keepingParts(pieces, LARGEST_FILE, (place, bytes) => c.database.transaction((trx) => insertPart(trx, id, place, bytes)))) }
  } catch (error) {
    await c.database.transaction((trx) => deleteDraft(trx, id))
    throw error
  }
}
