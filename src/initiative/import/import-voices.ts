/** Takes the voices of a file into an initiative: what the page and the operator's command both do. */
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Audience, InitiativeId, PersonId, StandpointId } from '../tables.ts'
import { findImported, holdImports, insertImport } from './import.queries.ts'
import type { ImportId } from './tables.ts'
import { type Mapping, type RefusedRow, type Sheet, type VoiceRow, readVoiceRows } from './voice-rows.rules.ts'

/** What a file would bring: new voices, rows that came in before, and rows that can't be taken, with the reason. */
export type Plan = Readonly<{ fresh: readonly VoiceRow[]; before: number; refused: readonly RefusedRow[] }>

/** Looks what a file would bring, and changes nothing. */
export async function planImport(database: Database, initiative: InitiativeId, { sheet, mapping, hash }: { sheet: Sheet; mapping: Mapping; hash: string }): Promise<Plan> {
  const { voices, refused } = readVoiceRows(sheet, mapping, hash)
  const known = await findImported(database, initiative, voices.map((voice) => voice.key))
  const fresh = voices.filter((voice) => !known.has(voice.key))
  // The same id with other words is another conversation's row, or an edited one: not ours to overwrite. Taken back is empty, and stays so.
  const other = voices.filter((voice) => ![undefined, '', voice.words].includes(known.get(voice.key))).map((voice): RefusedRow => ({ row: voice.row, code: 'other-words-before' }))
  return { fresh, before: voices.length - fresh.length - other.length, refused: [...refused, ...other].toSorted((a, b) => a.row - b.row) }
}

export type Wanted = Readonly<{
  initiative: InitiativeId; sheet: Sheet; mapping: Mapping; hash: string; fileName: string; person: PersonId | undefined
  standpoint: StandpointId | undefined; seenBy: Audience
  /** Whether rows that can't be taken may be left out; else one of them stops the whole file. */
  leaveOut: boolean
}>

export type Imported =
  | Readonly<{ kind: 'imported'; id: ImportId; plan: Plan }>
  | Readonly<{ kind: 'stopped'; plan: Plan }>
  | Readonly<{ kind: 'nothing-new'; plan: Plan }>

/** All of it or nothing: in the caller's transaction. A second run of the same file adds nothing. */
export async function importVoices(trx: Transaction, wanted: Wanted): Promise<Imported> {
  await holdImports(trx, wanted.initiative)
  const plan = await planImport(trx, wanted.initiative, wanted)
  if (plan.refused.length > 0 && !wanted.leaveOut) return { kind: 'stopped', plan }
  if (plan.fresh.length === 0) return { kind: 'nothing-new', plan }
  const { id } = await insertImport(trx, {
    initiative: wanted.initiative, fileName: wanted.fileName, fileHash: wanted.hash, person: wanted.person,
    standpoint: wanted.standpoint, seenBy: wanted.seenBy, voices: plan.fresh, refused: plan.refused,
  })
  return { kind: 'imported', id, plan }
}
