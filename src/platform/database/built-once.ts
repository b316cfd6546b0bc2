/**
 * Questions that are built once and asked with other values each time. To build one anew at each request, from Kysely's calls to SQL, costs
 * Node as much as to ask it; and a text that is always the same string is found among the named ones at once.
 */
import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { Database } from './database.ts'
import { NO_REACTIONS } from './open.ts'

/** Builds questions and asks nobody. */
const BUILDER = new Database(new Kysely<unknown>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() } }), NO_REACTIONS)

/** Stands in a question for a value that is given when it is asked. Whoever wants to know more of it while the question is built is told that there is no more. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`«${this.name}» is known only when the question is asked`)
  }
}

type Given = Readonly<Record<string, unknown>>

/** Each of its fields is its place, whatever its name; what they are all called nobody knows. */
const placesOf = <Values extends Given>(): Values => new Proxy<Values>(Object.create(null), {
  get: (_, name) => new Place(String(name)),
  ownKeys: () => {
    throw new Error('what is given is taken by name')
  },
})

/** What Kysely's builders and `sql` are alike in. */
type Built<Row> = Readonly<{ compile(database: Kysely<unknown>): CompiledQuery<Row> }>

/** Asks it, with values; in a transaction, too. It counts as one query. */
type Ask<Values, Row> = (database: Database, values: Values) => Promise<readonly Row[]>

/**
 * @param build makes the question for any values: it hands them on as they are and decides nothing by them. A list is asked for by
 *   `= any(…)`: `in (…)` is another question for each length. What it is built with beside `given` must never change.
 */
export function builtOnce<Values extends Given, Row>(build: (database: Database, given: Values) => Built<Row>): Ask<Values, Row> {
  let built: CompiledQuery<Row> | undefined
  return async (database, values) => {
    built ??= build(BUILDER, placesOf<Values>()).compile(BUILDER.tables())
    const { rows } = await database.ask<Row>({ ...built, parameters: built.parameters.map((one) => (one instanceof Place ? values[one.name] : one)) })
    return rows
  }
}

/** The same for a question that comes in a few shapes, each built once. @param build decides by the shape alone, which is made of few names, truths and numbers. */
export function builtOncePer<Shape extends object, Values extends Given, Row>(build: (shape: Shape, database: Database, given: Values) => Built<Row>): (shape: Shape, database: Database, values: Values) => Promise<readonly Row[]> {
  const shapes = new Map<string, Ask<Values, Row>>()
  return (shape, database, values) => {
    const name = JSON.stringify(shape)
    const ask = shapes.get(name) ?? builtOnce((from, given: Values) => build(shape, from, given))
    shapes.set(name, ask)
    return ask(database, values)
  }
}
