/**
 * Long questions that are asked again and again get a name, so that PostgreSQL plans them once a connection and not each time: planning a
 * page's questions costs it more than answering them. Each connection keeps its own; what is asked once or twice gets none.
 */
import type pg from 'pg'

/** How a question begins that has no one plan for all its values: by a name PostgreSQL would soon ask it as if it knew none of them. */
export const PLANNED_EACH_TIME = '/* planned each time */'

/** Shorter ones are planned faster than they are found. */
const WORTH_A_NAME = 300
/** Lists of ids make a text for each length: only what has been asked so often is known to come again. */
const ASKED_BEFORE = 3
/** So many plans a connection keeps at most. */
const MOST_NAMES = 300

const asked = new Map<string, number>()
const names = new Map<string, string>()

/** The name of a question; undefined where it has none. */
export function nameOfStatement(text: string): string | undefined {
  if (text.length < WORTH_A_NAME || text.startsWith(PLANNED_EACH_TIME)) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_NAMES) return known
  const times = (asked.get(text) ?? 0) + 1
  if (times <= ASKED_BEFORE) {
    if (asked.size >= 10 * MOST_NAMES) asked.clear()
    asked.set(text, times)
    return undefined
  }
  asked.delete(text)
  names.set(text, `t${names.size + 1}`)
  return names.get(text)
}

/** Lets a new connection ask by name. What has no values may be several statements (the queue’s upkeep is), which no prepared one can be. */
export function askByName(client: pg.PoolClient): void {
  const ask = client.query.bind(client)
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOfStatement(text) : undefined
    return name === undefined ? Reflect.apply(ask, client, [text, values, ...rest]) : Reflect.apply(ask, client, [{ name, text, values }, ...rest])
  }) as typeof client.query
}
