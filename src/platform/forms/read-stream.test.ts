import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { Context } from '../http/context.ts'
import { CutOff, readStreamedForm } from './read-stream.ts'

type Read = Readonly<{ typed: Readonly<Record<string, readonly string[]>>; files: readonly Readonly<{ name: string; bytes: Buffer }>[] }>

/** What is read of a body that arrives in pieces. */
async function read(type: string, body: Uint8Array, lengths: readonly number[]): Promise<Read | Error> {
  const files: { name: string; bytes: Buffer }[] = []
  let answer: Read | Error = new Error('nothing was read')
  const app = new Hono().post('/', async (hono) => {
    // The reader asks a context for its request only.
    answer = await readStreamedForm({ hono } satisfies Pick<Context, 'hono'> as Context, 'file', async ({ name, pieces }) => {
      const all: Uint8Array[] = []
      for await (const piece of pieces) all.push(piece)
      files.push({ name, bytes: Buffer.concat(all) })
    }).then((typed) => ({ typed, files }), (error: Error) => error)
    return hono.text('')
  })
  let from = 0
  const ends = [...lengths, body.length]
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const length = ends.shift()
      if (length === undefined) return controller.close()
      controller.enqueue(body.subarray(from, from + length))
      from += length
    },
  })
  await app.request('/', { method: 'POST', body: stream, headers: { 'content-type': type }, duplex: 'half' } as RequestInit)
  return answer
}

async function encoded(form: FormData): Promise<Readonly<{ type: string; body: Uint8Array }>> {
  const sent = new Response(form)
  return { type: sent.headers.get('content-type') ?? '', body: new Uint8Array(await sent.arrayBuffer()) }
}

describe('a form that arrives in pieces', () => {
  test('is the same wherever it is cut, whatever is in the file', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(40)), async (bytes, lengths) => {
      const form = new FormData()
      form.set('command', 'one')
      form.set('file', new File([Buffer.from(bytes), '\r\n--', Buffer.from(bytes)], 'voices.csv'))
      form.append('later', 'a')
      form.append('later', 'b')
      const { type, body } = await encoded(form)
      expect(await read(type, body, lengths)).toEqual({
        typed: { command: ['one'], later: ['a', 'b'] }, files: [{ name: 'voices.csv', bytes: Buffer.concat([bytes, Buffer.from('\r\n--'), bytes]) }],
      })
    }))
  })

  test('that ends before it is whole is cut off, wherever that is', async () => {
    const form = new FormData()
    form.set('file', new File(['words\nThe bus is late.\n'], 'voices.csv'))
    const { type, body } = await encoded(form)
    for (let length = 0; length < body.length - 4; length += 7) expect(await read(type, body.subarray(0, length), [3])).toBeInstanceOf(CutOff)
  })

  test('without a file, or of another kind, has none', async () => {
    // As a browser sends it where nothing was chosen.
    const part = (what: string, body: string) => `--x\r\nContent-Disposition: form-data; ${what}\r\n\r\n${body}\r\n`
    const body = Buffer.from(`${part('name="command"', 'one')}${part('name="file"; filename=""', '')}--x--\r\n`)
    expect(await read('multipart/form-data; boundary=x', body, [])).toEqual({ typed: { command: ['one'] }, files: [] })
    expect(await read('application/x-www-form-urlencoded', Buffer.from('command=one'), [])).toEqual({ typed: {}, files: [] })
  })
})
