/** Takes the voices of a file into an initiative: what the page's job and the operator's command both do. */
import type { Database } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { tellCame } from '../thread/tell-pages.ts'
import type { Audience, InitiativeId, ItemId, PersonId, StandpointId } from '../tables.ts'
import { deleteDraft, findDraft } from './draft.queries.ts'
import { findImported, holdImports, insertImport, insertRefusals, insertVoices, updateCounts } from './import.queries.ts'
import { type FileToRead, readBatches } from './read-file.ts'
import type { DraftId, ImportId } from './tables.ts'
import { type Mapping, type RefusedRow, type VoiceRow, voiceReader } from './voice-rows.rules.ts'

/** How far a file was gone through: rows read; of these new, come in before, and not to be taken. */
export type Tally = Readonly<{ read: number; fresh: number; before: number; refused: number }>
export const NOTHING_YET: Tally = { read: 0, fresh: 0, before: 0, refused: 0 }

/** A file and how to understand it. `hash` stands for what is in it; `watch` looks at its words, if somebody does. */
export type Source = Readonly<{ initiative: InitiativeId; file: FileToRead; mapping: Mapping; hash: string; watch: Watch | undefined }>

type SortedOut = Readonly<{ fresh: readonly VoiceRow[]; refused: readonly RefusedRow[]; tally: Tally }>

/** Goes through a file, some thousands of rows at a time, and says of each what would become of it. Changes nothing. */
export async function* sortOut(database: Database, { initiative, file, mapping, hash, watch }: Source): AsyncGenerator<SortedOut> {
  let tally = NOTHING_YET
  let read: ReturnType<typeof voiceReader> | undefined
  for await (const { headings, records, before } of readBatches(file())) {
    read ??= voiceReader(headings, mapping, hash)
    const voices: VoiceRow[] = []
    const refused: RefusedRow[] = []
    for (const [index, record] of records.entries()) {
      // The headings are row 1.
      const row = read(record, before + index + 2)
      if ('code' in row) refused.push(row)
      else voices.push(row)
    }
    const known = await findImported(database, initiative, voices.map((voice) => voice.key))
    const unknown = voices.filter((voice) => !known.has(voice.key))
    const held = await watch?.texts(database, unknown.map((voice) => voice.words), undefined) ?? new Set<number>()
    refused.push(...unknown.filter((_, at) => held.has(at)).map(({ row }): RefusedRow => ({ row, code: 'words-held' })))
    const fresh = unknown.filter((_, at) => !held.has(at))
    // The same id with other words is another conversation's row, or an edited one: not ours to overwrite. Taken back is empty, and stays so.
    const other = voices.filter((voice) => ![undefined, '', voice.words].includes(known.get(voice.key))).map((voice): RefusedRow => ({ row: voice.row, code: 'other-words-before' }))
    refused.push(...other)
    tally = {
      read: tally.read + records.length, fresh: tally.fresh + fresh.length, refused: tally.refused + refused.length,
      before: tally.before + voices.length - unknown.length - other.length,
    }
    yield { fresh, refused, tally }
  }
}

export type Wanted = Source & Readonly<{
  id: ImportId; fileName: string; person: PersonId | undefined; standpoint: StandpointId | undefined; seenBy: Audience
  /** Whether rows that can't be taken may be left out; else one of them stops the whole file. */
  leaveOut: boolean
  /** The file that waits: gone with the same transaction. */
  draft?: DraftId
}>

/** Why nothing was brought in. `stopped`: somebody said so. */
export type NotTaken = 'refused' | 'nothing-new' | 'stopped'

/** Thrown within the transaction, so that nothing of it stays. */
export class NothingTaken extends Error {
  readonly why: NotTaken

  constructor(why: NotTaken) {
    super(why)
    this.why = why
  }
}

/**
 * All of a file or nothing. A second run of the same file adds nothing.
 * @param moved told after each thousands of rows, outside the transaction; may end it by throwing `NothingTaken`
 */
export async function importVoices(database: Database, wanted: Wanted, moved: (tally: Tally) => Promise<void>): Promise<Readonly<{ kind: 'imported'; tally: Tally }> | Readonly<{ kind: NotTaken }>> {
  try {
    const tally = await database.transaction(async (trx) => {
      await holdImports(trx, wanted.initiative)
      // Two had taken up the same: the other has brought it in.
      if (wanted.draft !== undefined && (await findDraft(trx, wanted.draft)) === undefined) throw new NothingTaken('stopped')
      await insertImport(trx, wanted)
      let last = NOTHING_YET
      let hidden = 0
      let first: ItemId | undefined
      for await (const { fresh, refused, tally: now } of sortOut(trx, wanted)) {
        if (refused.length > 0 && !wanted.leaveOut) throw new NothingTaken('refused')
        const came = await insertVoices(trx, wanted, fresh)
        first ??= came
        await insertRefusals(trx, wanted.id, refused)
        hidden += fresh.filter((voice) => voice.hidden).length
        last = now
        await moved(now)
      }
      if (last.fresh === 0) throw new NothingTaken('nothing-new')
      await updateCounts(trx, wanted.id, { taken: last.fresh, hidden, refused: last.refused })
      if (wanted.draft !== undefined) await deleteDraft(trx, wanted.draft)
      await tellCame(trx, wanted.initiative, first, last.fresh - hidden)
      return last
    })
    return { kind: 'imported', tally }
  } catch (error) {
    if (error instanceof NothingTaken) return { kind: error.why }
    throw error
  }
}
