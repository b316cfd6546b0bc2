/**
 * Tells open pages that something has changed, by server-sent events: never what, only its id. A writing transaction announces it
 * with PostgreSQL's NOTIFY, so that it is told once it is committed and not otherwise; one connection a process listens for all pages.
 */
import { sql } from 'kysely'
import pg from 'pg'
import type { Transaction } from '../database/database.ts'
import { type Where, settingsOf } from '../database/open.ts'

const CHANNEL = 'thegither_live'

/** Tells whoever has a page of this topic open. `what` holds ids and fixed words only. */
export async function announce(trx: Transaction, topic: string, what: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${`${topic} ${what}`})`.execute(trx.tables<object>())
}

export type Reading = Readonly<{
  topic: string
  /** Whose page it is, for the limit. */
  person: string
  /** What changed last, told first: what happened between the page and its stream is not missed. */
  latest: () => Promise<readonly string[]>
  /** Whether they may still read. Asked again and again while the stream is open. */
  mayRead: () => Promise<boolean>
}>

export type Live = Readonly<{
  /** A stream of events; undefined where there are too many already, or we are going down. */
  read(reading: Reading): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>
  close(): Promise<void>
}>

type Limits = Readonly<{ all: number; aPerson: number; beatMs: number }>

/** A browser opens one a page, and an HTTP/1.1 one has six connections. A stream takes some kilobytes. */
const LIMITS: Limits = { all: 2_000, aPerson: 6, beatMs: 25_000 }

/** So many events may wait for one reader: whoever doesn't take them gets no more memory of ours. */
const MOST_WAITING = 32

/** A browser whose stream ended comes back after this. */
const COME_BACK_MS = 2_000

const encoder = new TextEncoder()
const event = (what: string) => `event: step\ndata: ${what}\n\n`

class Reader {
  readonly reading: Reading
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
  readonly #gone: (reader: Reader) => void

  constructor(reading: Reading, gone: (reader: Reader) => void) {
    this.reading = reading
    this.#gone = gone
    this.stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => { this.#controller = controller },
      cancel: () => {
        this.#controller = undefined
        this.#gone(this)
      },
    }, { highWaterMark: MOST_WAITING })
  }

  send(text: string): void {
    if ((this.#controller?.desiredSize ?? 0) <= 0) this.end()
    else this.#controller?.enqueue(encoder.encode(text))
  }

  end(): void {
    const controller = this.#controller
    this.#controller = undefined
    controller?.close()
    this.#gone(this)
  }
}

/** Listens from the first reader on. */
export function openLive(where: Where, limits: Limits = LIMITS): Live {
  return new Listener(where, limits)
}

class Listener implements Live {
  readonly #where: Where
  readonly #limits: Limits
  readonly #readers = new Set<Reader>()
  #listening: Promise<pg.Client> | undefined
  #beat: NodeJS.Timeout | undefined
  #closed = false

  constructor(where: Where, limits: Limits) {
    this.#where = where
    this.#limits = limits
  }

  async read(reading: Reading): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
    if (this.#closed || this.#readers.size >= this.#limits.all || this.#countOf(reading.person) >= this.#limits.aPerson) return undefined
    const reader = new Reader(reading, (gone) => { this.#readers.delete(gone) })
    this.#readers.add(reader)
    this.#beat ??= setInterval(() => { void this.#lookAfter() }, this.#limits.beatMs).unref()
    try {
      await this.#listen()
      const latest = await reading.latest()
      reader.send(`retry: ${COME_BACK_MS}\n\n${latest.map(event).join('')}`)
    } catch (error) {
      reader.end()
      throw error
    }
    return reader.stream
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#beat)
    this.#endAll()
    await (await this.#listening?.catch(() => undefined))?.end()
  }

  #countOf(person: string): number {
    let count = 0
    for (const { reading } of this.#readers) if (reading.person === person) count += 1
    return count
  }

  #endAll(): void {
    for (const reader of this.#readers) reader.end()
  }

  /** A line now and then keeps proxies from thinking that nobody is there; and whoever may not read any more reads no more. */
  async #lookAfter(): Promise<void> {
    for (const reader of [...this.#readers]) {
      // A database that is away says nothing about who may read: the next round asks again.
      const may = await reader.reading.mayRead().catch(() => true)
      if (may) reader.send(':\n\n')
      else reader.end()
    }
  }

  #listen(): Promise<pg.Client> {
    this.#listening ??= this.#connect().catch((error: unknown) => {
      this.#listening = undefined
      throw error
    })
    return this.#listening
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...settingsOf(this.#where), keepAlive: true })
    let known = true
    const lost = () => {
      if (this.#closed || !known) return
      known = false
      // What was announced meanwhile nobody heard: the browsers come back, are told the latest, and we listen anew.
      this.#listening = undefined
      this.#endAll()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload = '' }) => { this.#tell(payload) })
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    return client
  }

  #tell(payload: string): void {
    const at = payload.indexOf(' ')
    const topic = payload.slice(0, at)
    for (const reader of this.#readers) if (reader.reading.topic === topic) reader.send(event(payload.slice(at + 1)))
  }
}
