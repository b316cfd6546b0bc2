/**
 * Routes by which a program adds something for the person whose token it holds: JSON in, done once for each `Idempotency-Key`, and what has
 * to be put right is said as data, with the codes and sentences of the forms. No cookie opens them, so no page elsewhere can make a browser
 * send to them.
 */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Transaction } from '../database/database.ts'
import { problemsOf } from '../forms/read.ts'
import { mayTry } from '../limits.ts'
import type { Refused } from '../problems.ts'
import { cleanText } from '../text.ts'
import { say } from '../words/index.ts'
import { hashOf } from '../secrets.ts'
import type { Context } from './context.ts'
import { type DataFacts, JSON_TYPE, NO_QUERY } from './data-route.ts'
import { problemAnswer } from './faults.tsx'
import { type AnyRoute, type Gate, TooMuch, isClosed } from './routes.ts'
import { done, once, wasDone } from './write.tsx'

/** What is added, by id, as the database remembers it. */
type Added = readonly string[]
type Facts<Body, Answer, Code extends string> = Pick<DataFacts, 'operation' | 'says' | 'example'> & Readonly<{ body: Body; answer: Answer; sentence: (code: Code) => string }>
type Act<Here, Value, Code extends string> = Readonly<{
  /** Adds it, or says what has to be put right: then nothing stays. */
  add: (trx: Transaction, c: Context, here: Here, value: Value) => Promise<Added | Refused<Code>>
  /** What the program is told of it; the same when it sends again what was done. */
  tell: (c: Context, here: Here, added: Added) => Readonly<{ location?: string; answer: unknown }>
}>

/** A hundred people who type at once are slower. */
const MOST_A_MINUTE = 60
/** A hundred voices of the longest kind, in an alphabet of many bytes. */
const LONGEST_BODY = 1024 * 1024

/** Enough for each of a hundred; nobody puts right more at a time. */
const MOST_TOLD = 100

/** Adds something: 201; 422 with what has to be put right. */
export const addRoute = <Here, Body extends z.ZodObject, Answer extends z.ZodType, Code extends string>(
  path: string, gate: Gate<Here>, { body, sentence, ...facts }: Facts<Body, Answer, Code>, act: Act<Here, z.output<Body>, Code>,
): AnyRoute => ({
  path, data: { ...facts, query: NO_QUERY, type: JSON_TYPE, body },
  methods: () => ['POST'],
  answer: async (method, c) => {
    if (method !== 'POST') return { closed: 'not-found' }
    const here = await gate(c)
    if (isClosed(here)) return here
    const sent = await readSent<Body, Code>(c, body)
    if (sent instanceof Response) return sent
    if ('wrong' in sent) return refused(c, sent.wrong, sentence)
    const held = await heldIn(c, sent.value)
    if (held.length > 0 && !(await wasDone(c, sent.command, sent.about))) return refused(c, held, sentence)
    const answer = await once(c, sent.command, async (trx) => {
      const added = await act.add(trx, c, here, sent.value)
      return 'kind' in added ? added : done(added.join(' '))
    }, sent.about)
    if (answer.kind === 'refused') return refused(c, answer.problems.map(({ field, code }) => ({ path: field === '' ? [] : [field], code })), sentence)
    if (answer.kind === 'not-yours') return problemAnswer(c, 422, say('data.key-used'), { parameters: [KEY] })
    const { location, answer: told } = act.tell(c, here, answer.to.split(' '))
    if (location !== undefined) c.hono.header('location', location)
    c.hono.header('cache-control', 'no-store')
    c.hono.header('content-type', JSON_TYPE)
    return c.hono.body(`${JSON.stringify(told)}\n`, 201)
  },
})

type Wrong<Code extends string> = Readonly<{ path: readonly PropertyKey[]; code: Code | OwnCode }>
type OwnCode = 'name-unknown' | 'words-held'
type Sent<Value, Code extends string> = Readonly<{ value: Value; command: string; about: string }> | Readonly<{ wrong: readonly Wrong<Code>[] }>
const KEY = 'Idempotency-Key'

/** What was sent, cleaned as forms are; or why it can't be read. */
async function readSent<Body extends z.ZodObject, Code extends string>(c: Context, body: Body): Promise<Sent<z.output<Body>, Code> | Response> {
  const person = c.person?.id ?? ''
  if (!(await mayTry(c.database, { what: 'added by token', who: person, most: MOST_A_MINUTE, withinSeconds: 60 }))) {
    c.hono.header('retry-after', '60')
    return problemAnswer(c, 429, say('data.adds-too-often'))
  }
  if (!/^application\/json *(;|$)/i.test(c.hono.req.header('content-type') ?? '')) return problemAnswer(c, 415, say('data.not-json'))
  const key = /^"?([\x21\x23-\x7e]{1,200})"?$/.exec((c.hono.req.header(KEY) ?? '').trim())?.[1]
  if (key === undefined) return problemAnswer(c, 400, say('data.key-missing'), { parameters: [KEY] })
  const text = await c.hono.req.text()
  if (text.length > LONGEST_BODY) throw new TooMuch()
  const given = parsed(text)
  if (given === undefined) return problemAnswer(c, 400, say('data.unreadable'))
  const read = await body.safeParseAsync(given)
  return read.success ? { value: read.data, command: commandOf(person, key), about: `${c.hono.req.path} ${hashOf(text)}` } : { wrong: problemsOf<Code>(read.error) }
}

/** Texts that must not be kept. */
async function heldIn(c: Context, value: unknown): Promise<readonly Wrong<never>[]> {
  const texts = textsIn(value)
  const held = await c.site.watch?.texts(c.database, texts.map(({ text }) => text), c.person?.id)
  return texts.filter((_, at) => held?.has(at) === true).map(({ path }) => ({ path, code: 'words-held' }))
}

const textsIn = (value: unknown, path: readonly PropertyKey[] = []): readonly Readonly<{ path: readonly PropertyKey[]; text: string }>[] => {
  if (typeof value === 'string') return [{ path, text: value }]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name])) : []
}

/** Everything at once, each with the place that it is about (RFC 9457, and RFC 6901 for the place). */
function refused<Code extends string>(c: Context, wrong: readonly Wrong<Code>[], sentence: (code: Code) => string): Response {
  const isOurs = (code: Code | OwnCode): code is OwnCode => code === 'name-unknown' || code === 'words-held'
  const errors = wrong.slice(0, MOST_TOLD).map(({ path, code }) => ({ code, pointer: pointerTo(path), detail: isOurs(code) ? say(`data.${code}`) : sentence(code) }))
  return problemAnswer(c, 422, say('form.problems'), { errors })
}

const pointerTo = (path: readonly PropertyKey[]): string => `#${path.map((part) => `/${String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`

/** An object with clean texts; undefined where it is none, or too deep to be meant. */
function parsed(text: string): object | undefined {
  try {
    const given: unknown = JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : undefined
  } catch {
    return undefined
  }
}

/** A key is one person's own: the same of somebody else is another command. */
function commandOf(person: string, key: string): string {
  const hex = createHash('sha256').update(JSON.stringify([KEY, person, key])).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
