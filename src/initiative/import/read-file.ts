/** Reads a CSV file as it comes, a piece at a time: nobody holds all of it in memory. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'

/** A file, from its beginning: in pieces of any length. */
export type Pieces = AsyncIterable<Uint8Array>
/** A file that can be read again. */
export type FileToRead = () => Pieces

export type SheetCode = 'not-text' | 'not-a-table' | 'empty' | 'too-many-rows'

/** Why a file can't be read as a table, and near which line. */
export class SheetProblem extends Error {
  readonly code: SheetCode
  readonly line: number | undefined

  constructor(code: SheetCode, line?: number) {
    super(code)
    this.code = code
    this.line = line
  }
}

/** What one file may hold. */
export const MOST_ROWS = 100_000
/** A survey asks some dozens of questions; a page that offers a million columns to choose from takes all the memory there is. */
const MOST_COLUMNS = 1_000
/** The longest text that is taken is 10,000 characters, and a row may hold others beside it: a longer one is a quotation mark that was never closed. */
const LONGEST_RECORD = 1_000_000
const SHOWN = 5
/** Rows that are read, asked for and written at once; fewer where they are long. */
const BATCH = { rows: 2_000, characters: 2_000_000 }

/** A file as far as can be told without knowing what its columns hold. `first`: its first rows, for people to see. */
export type Look = Readonly<{ headings: readonly string[]; first: readonly (readonly string[])[]; rows: number; hash: string }>

/**
 * Goes through a whole file once.
 * @param each is given all of its rows, some thousands at a time
 * @throws SheetProblem
 */
export async function lookAt(pieces: Pieces, each?: (batch: Batch) => Promise<void>): Promise<Look> {
  const hash = createHash('sha256')
  const hashed = async function* () {
    for await (const piece of pieces) {
      hash.update(piece)
      yield piece
    }
  }
  const first: (readonly string[])[] = []
  let headings: readonly string[] = []
  let rows = 0
  for await (const batch of readBatches(hashed())) {
    await each?.(batch)
    headings = batch.headings
    rows += batch.records.length
    first.push(...batch.records.slice(0, SHOWN - first.length))
  }
  if (rows === 0) throw new SheetProblem('empty')
  return { headings, first, rows, hash: hash.digest('hex').slice(0, 32) }
}

/** Some rows of a file; `before` of them came before these, not counting the headings. `ends`: no row after them begins before that byte. */
export type Batch = Readonly<{ headings: readonly string[]; records: readonly (readonly string[])[]; before: number; ends: number }>

/**
 * The rows of a file in their order, some thousands at a time. UTF-8, with or without a mark at the front; commas, semicolons or
 * tabs between the columns, by the first line.
 * @throws SheetProblem
 */
export async function* readBatches(pieces: Pieces): AsyncGenerator<Batch> {
  let headings: readonly string[] | undefined
  let before = 0
  let records: (readonly string[])[] = []
  let characters = 0
  let ends = 0
  for await (const { record, info: { bytes } } of recordsOf(pieces)) {
    ends = bytes
    if (headings === undefined) {
      headings = headingsOf(record)
      continue
    }
    records.push(record)
    for (const cell of record) characters += cell.length
    if (before + records.length > MOST_ROWS) throw new SheetProblem('too-many-rows')
    if (records.length < BATCH.rows && characters < BATCH.characters) continue
    yield { headings, records, before, ends }
    before += records.length
    records = []
    characters = 0
  }
  if (headings !== undefined && records.length > 0) yield { headings, records, before, ends }
}

function headingsOf(record: readonly string[]): readonly string[] {
  if (record.length > MOST_COLUMNS) throw new SheetProblem('not-a-table')
  return record.map((heading) => heading.trim())
}

/** A row, and how many bytes were read until it ended: without the mark at the front of the file, so at most three too few. */
type Row = Readonly<{ record: readonly string[]; info: Readonly<{ bytes: number }> }>

async function* recordsOf(pieces: Pieces): AsyncGenerator<Row> {
  const text = textOf(pieces)[Symbol.asyncIterator]()
  const { beginning, delimiter } = await firstLine(text)
  const whole = async function* () {
    yield beginning
    for (let next = await text.next(); next.done !== true; next = await text.next()) yield next.value
  }
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: LONGEST_RECORD })
  // What goes wrong on the way ends the parser with it, and so the loop below.
  const flowing = pipeline(Readable.from(whole()), parser).catch(() => undefined)
  try {
    for await (const row of parser as AsyncIterable<Row>) yield row
  } catch (error) {
    if (error instanceof CsvError) throw new SheetProblem('not-a-table', typeof error['lines'] === 'number' ? error['lines'] : undefined)
    throw error
  } finally {
    parser.destroy()
    await flowing
  }
}

/** Text as it comes; what isn't UTF-8 isn't text. */
async function* textOf(pieces: Pieces): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (piece?: Uint8Array) => {
    try {
      const text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
      if (!text.includes('\u0000')) return text
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
    throw new SheetProblem('not-text')
  }
  for await (const piece of pieces) yield decoded(piece)
  yield decoded()
}

/** Headings are shorter than this, or they are none. */
const LONGEST_FIRST_LINE = 100_000

/** A spreadsheet of a land that writes 1,5 separates columns with semicolons. */
async function firstLine(text: AsyncIterator<string>): Promise<Readonly<{ beginning: string; delimiter: string }>> {
  let beginning = ''
  while (!beginning.includes('\n') && beginning.length < LONGEST_FIRST_LINE) {
    const next = await text.next()
    if (next.done === true) break
    beginning += next.value
  }
  const [first = ''] = beginning.split('\n', 1)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
  return { beginning, delimiter }
}
