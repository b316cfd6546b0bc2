/** Reads what a form sent: cleans it, parses it with zod, and keeps what was typed so that nothing is lost. */
import { z } from 'zod'
import type { Context } from '../http/context.ts'
import { TooMuch } from '../http/routes.ts'
import { newId } from '../ids.ts'
import type { Problem } from '../problems.ts'
import { cleanText } from '../text.ts'

/** What was typed, by field, as it was typed. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** The version that a form was made from, so that putting right a mistake in it doesn't hide that somebody else was faster meanwhile. */
export function versionTyped(typed: Typed | undefined): number | undefined {
  const sent = typed?.['version']?.[0] ?? ''
  return /^\d{1,9}$/.test(sent) ? Number(sent) : undefined
}

export type ReadForm<Value, Code extends string> =
  | Readonly<{ ok: true; value: Value; typed: Typed; command: string }>
  | Readonly<{ ok: false; typed: Typed; problems: readonly Problem<Code>[] }>

export type FormReader<Value, Code extends string> = (c: Context) => Promise<ReadForm<Value, Code>>

/** Fields that every form may hold, for the program and not for the person. */
const commandField = z.uuid().catch(() => newId<'command'>())
/** The id of the command that a form brought. */
export const commandOf = (typed: Typed): string => commandField.parse(typed['command']?.[0])

/**
 * Makes the reader of a form. Every check in the schema names its code as its message (`z.string(code('what-missing'))`), and the
 * code has a sentence in the words. A field sent once arrives as a string, sent several times as an array, not at all as undefined;
 * use `text`, `choice`, `several` … of `fields.ts`, which know that.
 */
export function formReader<Schema extends z.ZodType, Code extends string>(schema: Schema): FormReader<z.output<Schema>, Code> {
  return async (c) => {
    const typed = await readTyped(c)
    const read = await schema.safeParseAsync(single(typed))
    if (read.success) return { ok: true, value: read.data, typed, command: commandOf(typed) }
    const problems: Problem<Code>[] = []
    for (const issue of read.error.issues) {
      const field = String(issue.path[0] ?? '')
      // One sentence a field is enough at a time.
      if (!problems.some((problem) => problem.field === field)) problems.push({ field, code: codeOf(issue) as Code })
    }
    return { ok: false, typed, problems }
  }
}

/** A code, as against a sentence of zod's own. */
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * The code of what is wrong. Where a field may be one thing or another, its own message stands inside.
 * @throws where a check was left without a code: people must never meet the library's words
 */
function codeOf(issue: z.core.$ZodIssue): string {
  if (CODE.test(issue.message)) return issue.message
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().map((one) => one.message).find((message) => CODE.test(message)) : undefined
  if (inner === undefined) throw new Error(`the form's field «${String(issue.path[0])}» has a check without a code`)
  return inner
}

/** What can't be read of something that is no form, each thing with its place in it: the same codes, and one for a name that nothing is called. */
export const problemsOf = <Code extends string>(error: z.ZodError): readonly Readonly<{ path: readonly PropertyKey[]; code: Code | 'name-unknown' }>[] =>
  error.issues.flatMap((issue): readonly Readonly<{ path: readonly PropertyKey[]; code: Code | 'name-unknown' }>[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: [...issue.path, key], code: 'name-unknown' })) : [{ path: issue.path, code: codeOf(issue) as Code }])

/** A button and nothing to fill in. */
export const readPress: FormReader<object, never> = formReader<z.ZodObject, never>(z.object({}))

const single = (typed: Typed): Record<string, string | readonly string[]> =>
  Object.fromEntries(Object.entries(typed).map(([name, values]) => [name, values.length === 1 && values[0] !== undefined ? values[0] : values]))

/** Reads a form's fields as text; files are read by `readUpload`. The body is parsed once a request. */
async function readTyped(c: Context): Promise<Typed> {
  const typed = new Map<string, string[]>()
  for (const [name, value] of await formEntries(c)) {
    // A field may bear any name, but no object of ours takes another nature from it.
    if (typeof value !== 'string' || name in Object.prototype) continue
    const known = typed.get(name)
    if (known === undefined) typed.set(name, [cleanText(value)])
    else known.push(cleanText(value))
  }
  return Object.fromEntries(typed)
}

/** A file that came with the form; undefined where none was chosen. */
export async function readUpload(c: Context, name: string): Promise<File | undefined> {
  const files = (await formEntries(c)).filter(([field, value]) => field === name && typeof value !== 'string' && value.size > 0)
  const [only] = files
  return files.length === 1 && only !== undefined && typeof only[1] !== 'string' ? only[1] : undefined
}

const parsed = new WeakMap<Request, Promise<[string, FormDataEntryValue][]>>()

function formEntries(c: Context): Promise<[string, FormDataEntryValue][]> {
  const request = c.hono.req.raw
  const known = parsed.get(request) ?? parseEntries(request)
  parsed.set(request, known)
  return known
}

/** The longest of our forms holds some two thousand fields; millions of empty ones would keep everybody waiting for minutes. */
const MOST_FIELDS = 10_000

async function parseEntries(request: Request): Promise<[string, FormDataEntryValue][]> {
  const type = request.headers.get('content-type') ?? ''
  // Counted before anything is made of them.
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    const body = await request.text().catch(() => '')
    if (body.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw new TooMuch()
    return [...new URLSearchParams(body)]
  }
  // Not `bytes()`: the server's own kind of request doesn't have it.
  const body = new Uint8Array(await request.arrayBuffer().catch(() => new ArrayBuffer(0)))
  if (hasMoreParts(body)) throw new TooMuch()
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => new FormData())
  return [...form.entries()]
}

/** Whether a body of many parts begins more of them than any form of ours: each has a line that names it. */
function hasMoreParts(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  let parts = 0
  for (let at = bytes.indexOf('form-data;'); at !== -1 && parts <= MOST_FIELDS; at = bytes.indexOf('form-data;', at + 1)) parts += 1
  return parts > MOST_FIELDS
}
