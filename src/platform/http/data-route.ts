/** Routes that answer programs: each says what it takes and what it gives, so that the description of the whole can't differ from what is answered. */
import { z } from 'zod'
import type { Context } from './context.ts'
import { problemAnswer } from './faults.tsx'
import { type AnyRoute, type Closed, type Gate, isClosed } from './routes.ts'
import { say } from '../words/index.ts'

/** What is written down about a route for programs: made into `/api/openapi.json` and the page beside it. */
export type DataFacts = Readonly<{
  /** Its name for programs that are made from the description: a verb and a noun. */
  operation: string
  /** What it gives, in a line, and what should be known of it. */
  says: () => Readonly<{ title: string; text: string }>
  /** The pages whose address gives it, too, to whoever asks for JSON rather than for a page. */
  pages?: readonly string[]
  /** What may stand behind the question mark. */
  query: z.ZodObject
  /** The media type, and for JSON its schema. */
  type: string
  answer: z.ZodType | undefined
  /** What is sent, where something is added (`add-route.ts`), and one that can be tried. */
  body?: z.ZodType
  example?: object
}>

/** Nothing may stand behind the question mark. */
export const NO_QUERY = z.strictObject({})
export const JSON_TYPE = 'application/json; charset=utf-8'

type Given = Pick<DataFacts, 'operation' | 'says' | 'pages'>

/** Answers JSON that fits `answer`; or something else, where there is no such answer. */
export const jsonRoute = <Here, Answer extends z.ZodType, Query extends z.ZodObject>(
  path: string, gate: Gate<Here>, facts: Given & Readonly<{ query: Query; answer: Answer }>,
  handler: (c: Context, here: Here, query: z.output<Query>) => Promise<z.input<Answer> | Response>,
): AnyRoute => dataRoute(path, gate, { ...facts, type: JSON_TYPE }, async (c, here) => {
  const query = await queryOf(c, facts.query)
  if (query instanceof Response) return query
  const answer = await handler(c, here, query)
  return answer instanceof Response ? answer : c.data(`${JSON.stringify(answer)}\n`, JSON_TYPE)
})

/** Answers something that is not JSON, or too long to be held: a table, a feed, a stream. */
export const fileRoute = <Here>(path: string, gate: Gate<Here>, facts: Given & Readonly<{ type: string }>, handler: (c: Context, here: Here) => Response | Promise<Response>): AnyRoute =>
  dataRoute(path, gate, { ...facts, query: NO_QUERY, answer: undefined }, handler)

/** The same, of what is asked behind the question mark. `answer`: of what a long JSON is made. */
export const fedRoute = <Here, Query extends z.ZodObject>(
  path: string, gate: Gate<Here>, facts: Given & Readonly<{ type: string; query: Query; answer?: z.ZodType }>, handler: (c: Context, here: Here, query: z.output<Query>) => Promise<Response>,
): AnyRoute => dataRoute(path, gate, { ...facts, answer: facts.answer }, async (c, here) => {
  const query = await queryOf(c, facts.query)
  return query instanceof Response ? query : handler(c, here, query)
})

const dataRoute = <Here>(path: string, gate: Gate<Here>, data: DataFacts, handler: (c: Context, here: Here) => Response | Promise<Response>): AnyRoute => ({
  path, data,
  methods: () => ['GET'],
  answer: async (method, c): Promise<Response | Closed> => {
    if (method !== 'GET') return { closed: 'not-found' }
    const here = await gate(c)
    return isClosed(here) ? here : handler(c, here)
  },
})

/** What stands behind the question mark; a name that is not known is refused, since it was meant to do something. */
async function queryOf<Query extends z.ZodObject>(c: Context, query: Query): Promise<z.output<Query> | Response> {
  const given = Object.fromEntries(Object.entries(c.hono.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
  const read = await query.safeParseAsync(given)
  if (read.success) return read.data
  const names = read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')]))
  return problemAnswer(c, 400, say('data.query'), { parameters: [...new Set(names)] })
}
