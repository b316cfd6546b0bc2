/** What a file's rows are: which column holds what, which rows are voices, and why the others are not. Pure. */
import { Temporal } from 'temporal-polyfill'
import { cleanText } from '#platform/text.ts'

/** What a column can hold. */
export const COLUMN_ROLES = ['words', 'id', 'at', 'moderated'] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** The field of a form that says which column holds it. */
export const columnField = (role: ColumnRole) => `column-${role}` as const

/** Which column holds what, by its heading. `words` is needed. */
export type Mapping = Readonly<Partial<Record<ColumnRole, string>>>

/** One voice of a file. `row` counts as a spreadsheet does: the headings are row 1. */
export type VoiceRow = Readonly<{ row: number; key: string; words: string; at: number | undefined; hidden: boolean; ownId: boolean }>

export type RowCode = 'no-words' | 'too-long' | 'unreadable-time' | 'id-twice' | 'other-words-before' | 'words-held'
export type RefusedRow = Readonly<{ row: number; code: RowCode }>

/** Somebody else's file may hold longer texts than our own form takes; beyond this it is a document. */
export const LONGEST_IMPORTED = 10_000

/** Headings as other tools write them, without signs and in small letters. */
const KNOWN: Readonly<Record<ColumnRole, readonly string[]>> = {
  words: ['commentbody', 'words', 'text', 'body', 'comment', 'statement', 'voice', 'response', 'answer', 'idea', 'whatwassaid'],
  id: ['commentid', 'id', 'statementid', 'tid', 'rowid', 'reference', 'ref'],
  at: ['timestamp', 'created', 'createdat', 'saidat', 'date', 'time', 'at'],
  moderated: ['moderated', 'moderation', 'mod'],
}

const bare = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Which columns seem to hold what, by their headings. Where a file has one column only, that is the words. */
export function guessMapping(headings: readonly string[]): Mapping {
  const guessed: Partial<Record<ColumnRole, string>> = {}
  for (const role of COLUMN_ROLES) {
    const found = KNOWN[role].map((name) => headings.find((heading) => bare(heading) === name)).find((heading) => heading !== undefined)
    if (found !== undefined) guessed[role] = found
  }
  const [only] = headings
  return headings.length === 1 && only !== undefined ? { words: only } : guessed
}

/**
 * Reads the rows of a file, one after the other: each is a voice, or it is refused with the reason.
 * Rows alike stay both: two people may say the same. The key is the row's own id where it has one, else the file and the row.
 * @param fileHash stands for the file in the keys of rows without an id
 */
export function voiceReader(headings: readonly string[], mapping: Mapping, fileHash: string): (record: readonly string[], row: number) => VoiceRow | RefusedRow {
  const column = (role: ColumnRole) => (mapping[role] === undefined ? -1 : headings.indexOf(mapping[role]))
  const columns = { words: column('words'), id: column('id'), at: column('at'), moderated: column('moderated') }
  const seen = new Set<string>()
  return (record, row) => {
    const read = readVoiceRow(record, columns, row, fileHash)
    if ('code' in read) return read
    if (seen.has(read.key)) return { row, code: 'id-twice' }
    // Without an id of its own no other row has its key.
    if (read.ownId) seen.add(read.key)
    return read
  }
}

function readVoiceRow(record: readonly string[], columns: Readonly<Record<ColumnRole, number>>, row: number, fileHash: string): VoiceRow | RefusedRow {
  const words = cleanText(record[columns.words] ?? '').trim()
  if (words === '') return { row, code: 'no-words' }
  if (words.length > LONGEST_IMPORTED) return { row, code: 'too-long' }
  const typedAt = (record[columns.at] ?? '').trim()
  const at = typedAt === '' ? undefined : readMoment(typedAt)
  if (typedAt !== '' && at === undefined) return { row, code: 'unreadable-time' }
  const id = cleanText(record[columns.id] ?? '').trim()
  const ownId = id !== '' && id.length <= 200
  return { row, key: ownId ? `id ${id}` : `file ${fileHash} row ${row}`, words, at, ownId, hidden: isModeratedOut(record[columns.moderated] ?? '') }
}

/** Polis writes -1 for what its moderators left out; others say it in words. */
const isModeratedOut = (typed: string): boolean => ['-1', 'rejected', 'hidden', 'out', 'removed'].includes(typed.trim().toLowerCase())

/** Before 1990 or after 2100 it is no time that somebody said something, but another number. */
const [EARLIEST, LATEST] = [631_152_000_000, 4_102_444_800_000]

/** Milliseconds since 1970, from such a number, from seconds, or from an ISO date or moment; undefined where it is none. A time without a zone is UTC. */
export function readMoment(typed: string): number | undefined {
  const within = (moment: number) => (moment >= EARLIEST && moment <= LATEST ? moment : undefined)
  if (/^\d{9,13}$/.test(typed)) return within(Number(typed)) ?? within(Number(typed) * 1000)
  try {
    const moment = /T.*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(typed) ? Temporal.Instant.from(typed) : Temporal.PlainDateTime.from(typed).toZonedDateTime('UTC').toInstant()
    return within(moment.epochMilliseconds)
  } catch {
    return undefined
  }
}
