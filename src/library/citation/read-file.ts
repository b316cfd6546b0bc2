/** Reads a file of works as it comes, in whichever format: nobody holds all of it in memory. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { type Macros, readBibtexEntry } from './bibtex-read.rules.ts'
import { BibtexSplitter, type Piece } from './bibtex-split.rules.ts'
import { type CslItem, LONGEST_ENTRY, type ReadEntry } from './csl.ts'
import { readCsl } from './csl-json.rules.ts'
import { readRow } from './csv-fields.rules.ts'
import { JsonSplitter } from './json-split.rules.ts'
import { readOwn } from './own-json.rules.ts'
import { RisSplitter, readRis } from './ris-read.rules.ts'

export const FORMATS = ['bibtex', 'ris', 'csl-json', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export type Pieces = AsyncIterable<Uint8Array>

export type FileCode = 'not-text' | 'not-a-list' | 'empty' | 'too-many'

/** Why a file can't be read at all. */
export class FileProblem extends Error {
  readonly code: FileCode

  constructor(code: FileCode) {
    super(code)
    this.code = code
  }
}

/** Text as it comes, with plain line ends; what isn't UTF-8 isn't text. */
async function* textOf(pieces: Pieces): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isCut = false
  for await (const piece of withEnd(pieces)) {
    let text: string
    try {
      text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
    } catch (error) {
      if (error instanceof TypeError) throw new FileProblem('not-text')
      throw error
    }
    if (text.includes('\u0000')) throw new FileProblem('not-text')
    // A line end may have been cut in two.
    const known: string = isCut ? `\r${text}` : text
    isCut = piece !== undefined && known.endsWith('\r')
    yield (isCut ? known.slice(0, -1) : known).replace(/\r\n?/g, '\n')
  }
}

async function* withEnd(pieces: Pieces): AsyncGenerator<Uint8Array | undefined> {
  yield* pieces
  yield undefined
}

/** Which format a text is in, by how it begins. */
export function formatOf(beginning: string): Format | undefined {
  const text = beginning.trimStart()
  if (/^[[{]/.test(text)) return 'csl-json'
  // Some write a line or two about themselves first.
  if (/^(?:(?!\s*@).*\n){0,5}TY {1,2}- /.test(text)) return 'ris'
  if (/^[^\S\n]*@\s*[A-Za-z]+\s*[{(]/m.test(text)) return 'bibtex'
  return /[,;\t]/.test(text.split('\n', 1)[0] ?? '') ? 'csv' : undefined
}

/** Enough to see what a file is, and the names of its columns. */
const BEGINNING = 100_000

type Beginning = Readonly<{ format: Format; text: AsyncGenerator<string> }>

/**
 * Looks at how a file begins.
 * @returns its format, and all of its text from the beginning
 */
async function beginning(pieces: Pieces): Promise<Beginning> {
  const text = textOf(pieces)
  let first = ''
  while (first.length < BEGINNING) {
    const next = await text.next()
    if (next.done === true) break
    first += next.value
  }
  if (first.trim() === '') throw new FileProblem('empty')
  const format = formatOf(first)
  if (format === undefined) throw new FileProblem('not-a-list')
  const whole = async function* () {
    yield first
    yield* text
  }
  return { format, text: whole() }
}

type Splitter<Part> = Readonly<{ push: (text: string) => readonly Part[]; end: () => readonly Part[] }>

async function* parts<Part>(text: AsyncIterable<string>, splitter: Splitter<Part>): AsyncGenerator<Part> {
  for await (const piece of text) yield* splitter.push(piece)
  yield* splitter.end()
}

/** No work without a title. */
const titled = (line: number, item: CslItem): ReadEntry => (item.title === undefined ? { line, code: 'title-missing' } : { line, item })

async function* readBibtex(text: AsyncIterable<string>): AsyncGenerator<ReadEntry> {
  const macros: Macros = new Map()
  for await (const piece of parts<Piece>(text, new BibtexSplitter())) {
    if ('code' in piece) yield piece
    else {
      const item = readBibtexEntry(piece.text, macros)
      if (typeof item === 'string') yield { line: piece.line, code: item }
      else if (item !== undefined) yield titled(piece.line, item)
    }
  }
}

async function* readRisFile(text: AsyncIterable<string>): AsyncGenerator<ReadEntry> {
  for await (const piece of parts(text, new RisSplitter())) yield 'code' in piece ? piece : titled(piece.line, readRis(piece.said))
}

async function* readJson(text: AsyncIterable<string>): AsyncGenerator<ReadEntry> {
  for await (const piece of parts<Piece>(text, new JsonSplitter())) {
    if ('code' in piece) yield piece
    else yield readObject(piece.line, piece.text)
  }
}

/** Signs that are not written as themselves, some of which no database keeps. */
const UNKEPT = /\\u(?:0000|d[89a-f])/i

function keepable(name: string, value: unknown): unknown {
  if (name.includes('\u0000') || !name.isWellFormed()) return undefined
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value
}

function readObject(line: number, text: string): ReadEntry {
  try {
    const value: unknown = JSON.parse(text, UNKEPT.test(text) ? keepable : undefined)
    const own = readOwn(value)
    if (own !== undefined) return { line, own }
    const item = readCsl(value)
    return item === undefined ? { line, code: 'entry-not-an-item' } : titled(line, item)
  } catch (error) {
    if (error instanceof SyntaxError) return { line, code: 'entry-broken' }
    throw error
  }
}

/** What each column of a table is: its own name where that is one of ours, what somebody said it is, or nothing of ours. */
export type Columns = Readonly<Record<string, string>>

type Row = Readonly<{ record: readonly string[]; info: Readonly<{ lines: number }> }>

async function* readTable(text: AsyncIterable<string>, columns: Columns, tell: (headings: readonly string[]) => void): AsyncGenerator<ReadEntry> {
  let names: readonly string[] | undefined
  let before = 1
  for await (const { record, info } of rowsOf(text)) {
    const line = before
    before = info.lines + 1
    if (names === undefined) {
      if (record.length > MOST_COLUMNS) throw new FileProblem('not-a-list')
      tell(record.map((name) => name.trim()))
      names = record.map((name) => (Object.hasOwn(columns, name.trim()) ? columns[name.trim()] : undefined) ?? name.trim())
      continue
    }
    const cells = new Map<string, string>()
    for (const [at, name] of names.entries()) {
      // Written so that no spreadsheet runs it.
      const cell = (record[at] ?? '').replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/, '')
      if (cell.trim() !== '') cells.set(name, cells.has(name) ? `${cells.get(name)}; ${cell}` : cell)
    }
    yield titled(line, readRow(cells))
  }
}

const MOST_COLUMNS = 500

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<Row> {
  const pieces = text[Symbol.asyncIterator]()
  const first = await pieces.next()
  const begun = first.done === true ? '' : first.value
  const heading = begun.split('\n', 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length)[0] ?? ','
  const whole = async function* (): AsyncGenerator<string> {
    yield begun
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
  }
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: LONGEST_ENTRY })
  const flowing = pipeline(Readable.from(whole()), parser).catch(() => undefined)
  try {
    for await (const row of parser as AsyncIterable<Row>) yield row
  } catch (error) {
    if (error instanceof CsvError) throw new FileProblem('not-a-list')
    throw error
  } finally {
    parser.destroy()
    await flowing
  }
}

/** What in a BibTeX file is no work. */
const ASIDE = /^@\s*(?:comment|preamble|string)\b/i

/** The entries of a text, unread. */
async function* passed(format: Exclude<Format, 'csv'>, text: AsyncIterable<string>): AsyncGenerator<unknown> {
  if (format === 'ris') return yield* parts<unknown>(text, new RisSplitter())
  for await (const piece of parts<Piece>(text, format === 'bibtex' ? new BibtexSplitter() : new JsonSplitter())) {
    if (format !== 'bibtex' || 'code' in piece || !ASIDE.test(piece.text)) yield piece
  }
}

/**
 * How many entries a file has: only looked for, for to read them takes several times as long.
 * @param most where it has more, nobody counts on
 * @throws FileProblem
 */
export async function countWorks(pieces: Pieces, most: number): Promise<Readonly<{ entries: number; told: Told }>> {
  const { format, text } = await beginning(pieces)
  let told: Told = { format, headings: [] }
  let entries = 0
  for await (const _entry of format === 'csv' ? readTable(text, {}, (headings) => { told = { format, headings } }) : passed(format, text)) {
    entries += 1
    if (entries > most) throw new FileProblem('too-many')
  }
  return { entries, told }
}

/** What a file is, and what its columns are called where it is a table. */
export type Told = Readonly<{ format: Format; headings: readonly string[] }>

/**
 * The works of a file in their order, and the entries that can't be read.
 * @throws FileProblem
 */
export async function* readWorks(pieces: Pieces, columns: Columns = {}): AsyncGenerator<ReadEntry> {
  const { format, text } = await beginning(pieces)
  switch (format) {
    case 'bibtex': return yield* readBibtex(text)
    case 'ris': return yield* readRisFile(text)
    case 'csl-json': return yield* readJson(text)
    case 'csv': return yield* readTable(text, columns, () => undefined)
  }
}
