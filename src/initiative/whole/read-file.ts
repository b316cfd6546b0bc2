/** Reads a whole initiative from a file and begins it here: all of it or nothing. What stands in a file is somebody else's. */
import { randomBytes } from 'node:crypto'
import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { record } from '#platform/activity.ts'
import { newId, readId } from '#platform/ids.ts'
import { findOrCreateOrganisation, listAreas } from '#network/index.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { markRoundsBrought } from '../how-shared/how-shared.queries.ts'
import { markBrought } from '../trial/sheet.queries.ts'
import { BATCH, type CarriedRow, insertRows } from './carried.queries.ts'
import { CARRIED } from './carried.ts'
import { type Head, endSchema, headSchema, otherId, placeOf, readRow, rowSchema, withOtherIds } from './format.rules.ts'
import { insertHead, isHere } from './head.queries.ts'
import type { RefusalCode } from './tables.ts'

/** Why it was not taken, and at which line. */
export class NotTaken extends Error {
  readonly code: RefusalCode
  readonly line: number

  constructor(code: RefusalCode, line: number) {
    super(code)
    this.code = code
    this.line = line
  }
}

/** A packed file of two hundred bytes can unpack to a disk full: what is larger than this is no initiative. */
const MOST_BYTES = 2 * 1024 ** 3
const LONGEST_LINE = 2 * 1024 ** 2
const MOST_ROWS = 3_000_000

export type FileToRead = () => AsyncIterable<Uint8Array>
export type BroughtIn = Readonly<{ id: InitiativeId; slug: string; rows: number }>
/** `watch` looks at words before they are kept, if somebody does. */
type By = Readonly<{ person: PersonId; at: Date; moved: (rows: number) => Promise<void>; watch?: Watch | undefined }>

/**
 * Brings a file in. Ids stay as they are unless this site has one of them already; then all of them become others.
 * @throws NotTaken
 */
export async function bringIn(database: Database, file: FileToRead, by: By): Promise<BroughtIn> {
  try {
    return await database.transaction((trx) => readInto(trx, file, by, undefined))
  } catch (error) {
    if (!isAlreadyThere(error)) throw asNotTaken(error)
  }
  const salt = randomBytes(16).toString('hex')
  return database.transaction((trx) => readInto(trx, file, by, salt)).catch((error: unknown) => { throw asNotTaken(error) })
}

class AlreadyHere extends Error {}

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '')
const isAlreadyThere = (error: unknown): boolean => error instanceof AlreadyHere || codeOf(error) === '23505'
/** What the database doesn't take (a value out of range, a check, a link to nothing) is the file's fault; a broken connection isn't. */
const asNotTaken = (error: unknown): unknown => (/^2[23]\w{3}$/.test(codeOf(error)) ? new NotTaken('does-not-fit', 0) : error)

async function readInto(trx: Transaction, file: FileToRead, by: By, salt: string | undefined): Promise<BroughtIn> {
  const lines = linesIn(file)
  const begun = await begin(trx, await lines.next(), by, salt)
  const writing = new Writing(trx, begun.id, salt, by.watch)
  let number = 1
  let ended = false
  for await (const line of lines) {
    number += 1
    if (ended) throw new NotTaken('row-unknown', number)
    const json = parse(line, number)
    const end = endSchema.safeParse(json)
    if (end.success) {
      if (end.data.end !== number - 2) throw new NotTaken('broken-off', number)
      ended = true
    } else if (await writing.take(json, number)) await by.moved(number)
  }
  if (!ended) throw new NotTaken('broken-off', number)
  await writing.flush(number)
  await markBrought(trx, begun.id)
  await markRoundsBrought(trx, begun.id)
  await record(trx, { kind: 'initiative-brought-in', ids: { initiative: begun.id, person: by.person } })
  return { ...begun, rows: number - 2 }
}

async function begin(trx: Transaction, first: IteratorResult<string>, by: By, salt: string | undefined) {
  const head = first.done === true ? undefined : headSchema.safeParse(parse(first.value, 1)).data
  if (head === undefined) throw new NotTaken(first.done !== true && /"format":/.test(first.value.slice(0, 200)) ? 'another-format' : 'not-a-copy', 1)
  await refuseHeld(trx, by.watch, [head.initiative], 1)
  const id = idOf(head, salt)
  if (salt === undefined && await isHere(trx, id)) throw new AlreadyHere()
  const area = head.initiative.area === null ? undefined : (await listAreas(trx)).find(({ name }) => name.toLowerCase() === head.initiative.area?.toLowerCase())
  return { id, slug: await insertHead(trx, head, { id, area: area?.id, person: by.person, at: by.at }) }
}

const idOf = ({ initiative }: Head, salt: string | undefined): InitiativeId =>
  readId<'initiative'>(salt === undefined ? initiative.id : otherId(initiative.id, salt)) ?? newId<'initiative'>()

/** Rows of one table after the other, written some at a time. */
class Writing {
  readonly #trx: Transaction
  readonly #initiative: InitiativeId
  readonly #salt: string | undefined
  readonly #watch: Watch | undefined
  readonly #bodies = new Map<string, string>()
  #table = ''
  #place = 0
  #rows: CarriedRow[] = []

  constructor(trx: Transaction, initiative: InitiativeId, salt: string | undefined, watch: Watch | undefined) {
    this.#trx = trx
    this.#initiative = initiative
    this.#salt = salt
    this.#watch = watch
  }

  /** Takes a row. Gives whether some were written. */
  async take(json: unknown, line: number): Promise<boolean> {
    const [table, raw] = rowSchema.safeParse(json).data ?? []
    const place = table === undefined ? undefined : placeOf(table)
    // Tables in their order, each once: what comes in any other is not from us.
    if (table === undefined || place === undefined || place < this.#place) throw new NotTaken('row-unknown', line)
    const row = readRow(table, raw)
    if (row === undefined) throw new NotTaken('row-unreadable', line)
    const isFull = table !== this.#table || this.#rows.length === BATCH
    if (isFull) await this.flush(line)
    this.#table = table
    this.#place = place
    const columns = CARRIED[table]?.columns ?? {}
    this.#rows.push(await this.#named(table, this.#salt === undefined ? row : withOtherIds(columns, row, this.#salt)))
    return isFull
  }

  async flush(line: number): Promise<void> {
    if (this.#rows.length === 0) return
    await refuseHeld(this.#trx, this.#watch, this.#rows, line - this.#rows.length)
    const taken = await insertRows(this.#trx, this.#initiative, this.#table, this.#rows)
    if (taken !== this.#rows.length) throw new NotTaken('row-elsewhere', line)
    this.#rows = []
  }

  /** With the bodies of this site in the place of their names. */
  async #named(table: string, row: CarriedRow): Promise<CarriedRow> {
    const named: Record<string, unknown> = { ...row }
    for (const [column, { kind }] of Object.entries(CARRIED[table]?.columns ?? {})) {
      if (kind !== 'organisation') continue
      const name = String(row[column])
      const known = this.#bodies.get(name) ?? await findOrCreateOrganisation(this.#trx, name, 'other')
      this.#bodies.set(name, known)
      named[column] = known
    }
    return named
  }
}

/** Nothing is written of rows whose words must not be kept here: nobody could take them back. `line`: that of the first. */
async function refuseHeld(trx: Transaction, watch: Watch | undefined, rows: readonly object[], line: number): Promise<void> {
  const texts = rows.flatMap((row, at) => textsIn(row).map((text) => ({ text, at })))
  const [held] = await watch?.texts(trx, texts.map(({ text }) => text), undefined) ?? []
  if (held !== undefined) throw new NotTaken('words-held', line + (texts[held]?.at ?? 0))
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new NotTaken(number === 1 ? 'not-a-copy' : 'row-unreadable', number)
  }
}

/** The lines of a packed file, one at a time. */
async function* linesIn(file: FileToRead): AsyncGenerator<string> {
  const unpack = createGunzip()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [rest, bytes, lines] = ['', 0, 0]
  try {
    // Not `compose`: where nobody reads a short file to its end, that throws where nobody can catch it. What goes wrong comes out of the reading.
    for await (const piece of pipeline(Readable.from(file(), { objectMode: false }), unpack, () => undefined)) {
      bytes += piece.length
      const parts = (rest + decoder.decode(piece, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      lines += parts.length
      if (bytes > MOST_BYTES || rest.length > LONGEST_LINE || lines > MOST_ROWS) throw new NotTaken('too-much', lines)
      yield* parts
    }
  } catch (error) {
    // What unpacks wrongly was never packed by us; what ends too early broke off.
    if (/^Z_|^ERR_ENCODING/.test(codeOf(error))) throw new NotTaken(codeOf(error) === 'Z_BUF_ERROR' ? 'broken-off' : 'not-a-copy', lines)
    throw error
  }
  if (rest !== '') throw new NotTaken('broken-off', lines)
}
