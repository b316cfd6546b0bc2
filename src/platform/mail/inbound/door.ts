/** Where a mail provider hands in letters that came for us: `POST /inbound/mail`, with the secret that the operator gave it. */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { describeFault } from '../../log/log.ts'
import { isSameSecret } from '../../secrets.ts'
import { type Mailroom, receive } from './receive.ts'

/** A letter with a few pictures; they are not kept, and it must come through all the same. */
export const LARGEST_LETTER = 15 * 1024 * 1024

/** @param secret as a bearer token, or as the password of basic authentication: providers offer the one or the other */
export const mountInboundMail = (room: Mailroom, secret: string) => (hono: Hono): void => {
  hono.post('/inbound/mail', async (c, next) => {
    if (!isSameSecret(secretIn(c.req.header('authorization')), secret)) return c.text('a secret is needed\n', 401, { 'www-authenticate': 'Bearer' })
    return next()
  }, bodyLimit({ maxSize: LARGEST_LETTER, onError: (c) => c.text('too large\n', 413) }), async (c) => {
    const given = await letterIn(c)
    if (given === undefined) return c.text('no letter in it\n', 400)
    try {
      // Also where it is not ours: a provider would hand it in again and again.
      return c.text(`${await receive(room, given.raw, { from: given.from, to: given.to })}\n`)
    } catch (error) {
      room.log('mail-not-taken', describeFault(error))
      return c.text('try again later\n', 503)
    }
  })
}

function secretIn(header = ''): string {
  const [, kind = '', value = ''] = /^(Bearer|Basic)\s+(.+)$/i.exec(header.trim()) ?? []
  if (kind.toLowerCase() !== 'basic') return value
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

type HandedIn = Readonly<{ raw: Uint8Array; from: string | undefined; to: readonly string[] }>

/** The letter as it is, or in a field of a form; providers name the field differently. */
async function letterIn(c: Context): Promise<HandedIn | undefined> {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data')) {
    const raw = new Uint8Array(await c.req.arrayBuffer())
    return raw.byteLength === 0 ? undefined : { raw, from: c.req.header('x-envelope-from'), to: split(c.req.header('x-envelope-to')) }
  }
  const form = await c.req.formData().catch(() => undefined)
  const letter = ['email', 'body-mime', 'message'].map((name) => form?.get(name)).find((value) => value !== null && value !== undefined)
  if (letter === undefined || letter === null) return undefined
  const raw = typeof letter === 'string' ? new TextEncoder().encode(letter) : new Uint8Array(await letter.arrayBuffer())
  const field = (name: string) => { const value = form?.get(name); return typeof value === 'string' ? value : undefined }
  return { raw, from: field('sender'), to: split(field('recipient')) }
}

const split = (addresses = ''): readonly string[] => addresses.split(',').map((one) => one.trim()).filter((one) => one !== '')
