/** What programs can ask for, as lists and as OpenAPI 3.1: both made from the routes themselves, so that nothing is described that is not there. Pure. */
import { z } from 'zod'
import type { DataFacts } from '#platform/http/data-route.ts'
import type { AnyRoute } from '#platform/http/routes.ts'

type JsonSchema = Readonly<Record<string, unknown>>
/** `in` the body: a field of what is sent. */
export type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header' | 'body'; required: boolean; schema: JsonSchema }>
export type Operation = Readonly<{ method: 'get' | 'post'; path: string; pages: readonly string[]; facts: DataFacts; parameters: readonly Parameter[]; fields: readonly Parameter[] }>

/** The operations, in the order of the routes. */
export const operationsOf = (routes: readonly AnyRoute[]): readonly Operation[] =>
  routes.flatMap(({ path, data }) => (data === undefined ? [] : [{ method: data.body === undefined ? 'get' : 'post', path: templateOf(path), pages: (data.pages ?? []).map(templateOf), facts: data, parameters: [...inPath(path), ...inQuery(data), ...(data.body === undefined ? [] : [KEY])], fields: inBody(data) }]))

/** Each thing that is added brings one, so that it is added once. */
const KEY: Parameter = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 } }

/** `/initiatives/:slug/items/:item{.+\.json}` → `/initiatives/{slug}/items/{item}.json` */
export const templateOf = (path: string): string => path.replace(/:(\w+)(?:\{\.\+\\(\.\w+)\})?/g, (_, name: string, ending: string | undefined) => `{${name}}${ending ?? ''}`)

const inPath = (path: string): readonly Parameter[] => [...templateOf(path).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

/** What is sent, not what we make of it. */
const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const inQuery = ({ query }: DataFacts): readonly Parameter[] =>
  Object.entries(query.shape).map(([name, schema]) => ({ name, in: 'query', required: false, schema: jsonSchema(z.object({ [name]: schema }), 'input')['properties'] }))
    .map((parameter) => ({ ...parameter, in: 'query', schema: isSchemas(parameter.schema) ? parameter.schema[parameter.name] ?? {} : {} }))

const inBody = ({ body }: DataFacts): readonly Parameter[] => {
  const { properties, required } = body === undefined ? {} : jsonSchema(body, 'input')
  return isSchemas(properties) ? Object.entries(properties).map(([name, schema]) => ({ name, in: 'body', required: Array.isArray(required) && required.includes(name), schema })) : []
}

const isSchemas = (value: unknown): value is Readonly<Record<string, JsonSchema>> => typeof value === 'object' && value !== null

const WRONG: JsonSchema = { type: 'object', required: ['code', 'pointer', 'detail'], properties: { code: { type: 'string' }, pointer: { type: 'string' }, detail: { type: 'string' } } }
const PROBLEM: JsonSchema = {
  type: 'object', required: ['type', 'title', 'status'],
  properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, parameters: { type: 'array', items: { type: 'string' } }, errors: { type: 'array', items: WRONG }, reference: { type: 'string' } },
}
const NOT_WELL = ['400', '401', '403', '404', '429', '500', '503'] as const
const NOT_ADDED = ['400', '401', '403', '404', '413', '415', '422', '429', '500'] as const

type Said = Readonly<{ title: string; text: string; version: string; origin: string; token: string; problem: string; same: string; pages: (pages: readonly string[]) => string }>

/** The whole description. `said`: what stands at its beginning. */
export const openApiOf = (operations: readonly Operation[], said: Said) => ({
  openapi: '3.1.0' as const,
  info: { title: said.title, description: said.text, version: said.version, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
  servers: [{ url: said.origin }],
  security: [{}, { token: [] }],
  paths: Object.fromEntries(operations.map((operation) => [operation.path, { [operation.method]: operationOf(operation, said) }])),
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', description: said.token } },
    responses: { problem: { description: said.problem, content: { 'application/problem+json': { schema: PROBLEM } } }, same: { description: said.same } },
  },
})

function operationOf({ facts: { operation, says, type, answer, body, example }, parameters, pages }: Operation, { title, pages: sayPages }: Said) {
  const { title: summary, text } = says()
  const description = pages.length === 0 ? text : `${text} ${sayPages(pages)}`
  const [mediaType = type] = type.split(';')
  const gives = { description: summary, content: { [mediaType]: { schema: answer === undefined ? { type: 'string' } : jsonSchema(answer, 'output') } } }
  const problems = (all: readonly string[]) => Object.fromEntries(all.map((status) => [status, { $ref: '#/components/responses/problem' }]))
  const about = { operationId: operation, summary, description, tags: [title], parameters: [...parameters] }
  return body === undefined
    ? { ...about, responses: { 200: gives, 304: { $ref: '#/components/responses/same' }, ...problems(NOT_WELL) } }
    : { ...about, security: [{ token: [] }], requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input'), example } } }, responses: { 201: gives, ...problems(NOT_ADDED) } }
}
