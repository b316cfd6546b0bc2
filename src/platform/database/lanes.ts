/**
 * How the program asks PostgreSQL. Questions that stand alone share a few connections, its *lanes*: all that are asked at one moment go
 * down one lane in one piece (pipelining), because handing each over by itself costs Node more than making a page of the answers.
 * A transaction has a connection to itself, from its beginning until it is given back.
 */
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely'
import pg from 'pg'

/** So many at most: a slow question holds up only what went down its lane after it. */
export const MOST_LANES = 4

/** What has kept a lane busy for so long, in ms, is no question of a page: better wait for a new lane than behind it. */
const LONG = 30

/** What needs a connection of its own from then on: a transaction, as Kysely begins it; and a lock of the session, which is let go where it was taken, else no other program could ever migrate. */
const BEGINS = /^(begin|start transaction)\b|\bpg_advisory_lock\(/

type Question = readonly [text: string, values: readonly unknown[]]

/** pg says of an answer what Kysely asks for, in wider types. */
const ask = <Row>(client: pg.PoolClient, question: Question): Promise<PostgresQueryResult<Row>> => Reflect.apply(client.query, client, question)

/** What PostgreSQL says before it closes a connection: it is told to, or has no more to do with it. */
const CLOSES = /^(57P|08|25P03)/
const isLast = (error: unknown) => !(error instanceof pg.DatabaseError) || CLOSES.test(error.code ?? '')

/** One shared connection. */
class Lane {
  readonly #client: pg.PoolClient
  readonly #leave: (lane: Lane) => void
  #underway = 0
  /** Since when PostgreSQL has been busy with what it answers next. */
  #since = 0
  #held = false

  /** @param leave is told, perhaps more than once, when nothing can go down it any more */
  constructor(client: pg.PoolClient, leave: (lane: Lane) => void) {
    this.#client = client
    this.#leave = leave
    client.once('error', () => leave(this))
    client.once('end', () => leave(this))
  }

  get held(): boolean {
    return this.#held
  }

  /** For how long, in ms, what is asked next would have been held up already; 0 where nothing is underway. */
  busyFor(now: number): number {
    return this.#underway === 0 ? 0 : now - this.#since
  }

  /** What is asked until all that has come in at this moment is worked through, for however many visitors, leaves together. */
  async ask<Row>(question: Question): Promise<PostgresQueryResult<Row>> {
    this.#hold()
    if (this.#underway++ === 0) this.#since = performance.now()
    try {
      return await ask<Row>(this.#client, question)
    } catch (error) {
      if (isLast(error)) this.#leave(this)
      throw error
    } finally {
      this.#underway -= 1
      this.#since = performance.now()
    }
  }

  end(): void {
    this.#client.release(true)
  }

  #hold(): void {
    if (this.#held) return
    this.#held = true
    const { stream } = this.#client.connection
    stream.cork()
    setImmediate(() => {
      this.#held = false
      stream.uncork()
    })
  }
}

/** The lanes that are open; as many are opened as are needed at a time. */
class Lanes {
  readonly pool: pg.Pool
  #open: readonly Lane[] = []
  #opening: Promise<Lane> | undefined

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  async ask<Row>(question: Question): Promise<PostgresQueryResult<Row>> {
    return (this.#best() ?? (await this.#another())).ask(question)
  }

  async end(): Promise<void> {
    await this.#opening?.catch(() => undefined)
    for (const lane of this.#open) lane.end()
    this.#open = []
    await this.pool.end()
  }

  /** The lane that something goes down at this moment; else the one that has been busy for the shortest time. Undefined where a new one is better. */
  #best(): Lane | undefined {
    const held = this.#open.find((lane) => lane.held)
    if (held !== undefined) return held
    const now = performance.now()
    const [best] = this.#open.toSorted((a, b) => a.busyFor(now) - b.busyFor(now))
    const busyFor = best?.busyFor(now) ?? 0
    if (busyFor === 0 || this.#open.length >= MOST_LANES) return best
    const another = this.#another()
    if (busyFor > LONG) return undefined
    // Nobody waits for this one; where it can't be had, whoever needs one is told.
    another.catch(() => undefined)
    return best
  }

  /** Opens one more; those who ask meanwhile wait for the same. */
  #another(): Promise<Lane> {
    this.#opening ??= this.#connect().finally(() => { this.#opening = undefined })
    return this.#opening
  }

  async #connect(): Promise<Lane> {
    const lane = new Lane(await this.pool.connect(), (one) => this.#leave(one))
    this.#open = [...this.#open, lane]
    return lane
  }

  #leave(lane: Lane): void {
    if (!this.#open.includes(lane)) return
    this.#open = this.#open.filter((one) => one !== lane)
    lane.end()
  }
}

/** What Kysely holds as one connection: a way down the lanes, until a transaction begins. */
class Asker {
  readonly #lanes: Lanes
  readonly #pool: pg.Pool
  readonly #free: (asker: Asker) => void
  #own: pg.PoolClient | undefined

  /** @param free is told when nobody holds it any more */
  constructor(lanes: Lanes, pool: pg.Pool, free: (asker: Asker) => void) {
    this.#lanes = lanes
    this.#pool = pool
    this.#free = free
  }

  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof text !== 'string') throw new Error('what is read by a cursor needs a connection of its own')
    return this.#ask([text, values])
  }

  async #ask<Row>(question: Question): Promise<PostgresQueryResult<Row>> {
    if (this.#own === undefined && BEGINS.test(question[0])) this.#own = await this.#pool.connect()
    return this.#own === undefined ? this.#lanes.ask(question) : ask(this.#own, question)
  }

  release(destroy?: boolean): void {
    this.#own?.release(destroy)
    this.#own = undefined
    // What Kysely gave up it keeps as given up.
    if (destroy !== true) this.#free(this)
  }
}

/** The lanes and the connections for transactions, as the one pool that Kysely knows. */
export function poolWithLanes(transactions: pg.Pool, shared: pg.Pool): PostgresPool {
  const lanes = new Lanes(shared)
  // Kysely keeps something of its own for each connection that it ever met, so that it should meet few.
  const free: Asker[] = []
  const isFree = (asker: Asker) => { free.push(asker) }
  return {
    options: {},
    connect: async () => free.pop() ?? new Asker(lanes, transactions, isFree),
    end: async () => {
      await Promise.all([lanes.end(), transactions.end()])
    },
  }
}
