/** The database as the program meets it: a module sees its own tables, and only a transaction can be written through. */
import type { CompiledQuery, Kysely, QueryResult } from 'kysely'
import type { Reactions } from '../activity.ts'

/** Something that can be asked. `tables<T>()` gives a module's typed view of its own tables. */
export class Database {
  readonly #kysely: Kysely<unknown>
  /** Who reacts to what is recorded: see `activity.ts`. */
  readonly reactions: Reactions
  /** The same for whoever asks this database in this process: by it may be remembered what never changes there. */
  readonly identity: object
  readonly #counted: () => void

  constructor(kysely: Kysely<unknown>, reactions: Reactions, identity: object = {}, counted: () => void = () => undefined) {
    this.#kysely = kysely
    this.reactions = reactions
    this.identity = identity
    this.#counted = counted
  }

  /** The same database, with these reactions. */
  reacting(reactions: Reactions): Database {
    return new Database(this.#kysely, reactions, this.identity, this.#counted)
  }

  /** A handle typed with a module's own tables, named with their schema (`'initiative.thread_item'`). For that module's `tables.ts` only. */
  tables<Tables>(): Kysely<Tables> {
    // Types only: one connection serves every module, and each names the tables it may touch. The test on queries holds them to it.
    return this.#kysely as unknown as Kysely<Tables>
  }

  /** The same database, telling a listener of each query: how a page's queries are counted. */
  counting(counted: () => void): Database {
    const all = () => {
      this.#counted()
      counted()
    }
    return new Database(
      this.#kysely.withPlugin({
        transformQuery: ({ node }) => {
          counted()
          return node
        },
        transformResult: async ({ result }) => result,
      }),
      this.reactions,
      this.identity,
      all,
    )
  }

  /** Asks a question that is built already: `builtOnce` makes such. */
  async ask<Row>(question: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    this.#counted()
    return this.#kysely.executeQuery(question)
  }

  /**
   * Does something whole or not at all. Where the database broke a deadlock or two transactions could not be put in an order
   * it is tried again, so `act` must do nothing outside the database.
   */
  async transaction<Result>(act: (trx: Transaction) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        const [result, transaction] = await this.#kysely.transaction().execute(async (trx) => {
          const going = new Transaction(trx, this.reactions, {}, this.#counted)
          const given = await act(going)
          await going.end()
          return [given, going] as const
        })
        transaction.committed()
        return result
      } catch (error) {
        if (tries === MOST_TRIES || !mayBeTriedAgain(error)) throw error
      }
    }
  }

  /** One unchanging view of the whole database, for reading only: what backup and export use. */
  async snapshot<Result>(act: (snapshot: Database) => Promise<Result>): Promise<Result> {
    return this.#kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((trx) => act(new Database(trx, this.reactions, {}, this.#counted)))
  }

  /**
   * The same view for something that is read while it is sent: part by part, only as fast as it is taken. Whoever takes no more
   * (`return`, or an end of `for await`) gives the connection back.
   */
  async *parts<Part>(act: (snapshot: Database) => AsyncIterable<Part>): AsyncGenerator<Part> {
    const trx = await this.#kysely.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
    try {
      yield* act(new Database(trx, this.reactions, {}, this.#counted))
    } finally {
      // Nothing was written; where the connection broke there is nothing left to end.
      await trx.rollback().execute().catch(() => undefined)
    }
  }
}

/** A transaction that is going on: what a function asks for that writes. */
export class Transaction extends Database {
  // A mark of its own, so that a plain Database can't be handed to what writes.
  readonly writes = true
  readonly #atEnd: (() => Promise<void>)[] = []
  readonly #onceCommitted: (() => void)[] = []

  /** Does something once all else is done, just before the commit; where it fails, nothing of the transaction stays. */
  atEnd(act: () => Promise<void>): void {
    this.#atEnd.push(act)
  }

  /** Does something as soon as others can see what was written: never what must be done, for a process that dies first does not do it. */
  onceCommitted(act: () => void): void {
    this.#onceCommitted.push(act)
  }

  /** Called once, before the commit. */
  async end(): Promise<void> {
    for (const act of this.#atEnd) await act()
  }

  /** Called once, after the commit. */
  committed(): void {
    for (const act of this.#onceCommitted) act()
  }
}

/** A transaction that loses three times in a row meets more than bad luck. */
const MOST_TRIES = 3

/** PostgreSQL's codes for «deadlock detected» and «could not serialize access». */
const mayBeTriedAgain = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === '40P01' || error.code === '40001')
