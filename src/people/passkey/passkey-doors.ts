/** The four requests that a browser makes for a passkey: to make one, and to sign in with one. Nothing else of Better Auth can be reached. */
import type { Context as HonoContext, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Database } from '#platform/database/database.ts'
import { addressOf } from '#platform/http/address.ts'
import type { Site } from '#platform/http/context.ts'
import { mayTry } from '#platform/limits.ts'
import { hashOf } from '#platform/secrets.ts'
import { hasOwnFactor, isPasskeySettled, noteOwnFactor, vouchForPasskey } from '../own-factor/own-factor.queries.ts'
import { tell } from '../told/told.queries.ts'
import { readSessionToken } from '../session/session-cookie.ts'
import { findSignedInBy } from '../session/session.queries.ts'
import { AUTH_PATH } from './auth-path.ts'
import type { Passkeys } from './better-auth.ts'

const DOORS: Readonly<Record<string, 'GET' | 'POST'>> = {
  'generate-register-options': 'GET', 'verify-registration': 'POST', 'generate-authenticate-options': 'GET', 'verify-authentication': 'POST',
}

const LARGEST_ANSWER = 64 * 1024
const QUARTER_HOUR = 15 * 60

type Parts = Readonly<{ site: Site; database: Database; now(): Date }>

export function mountPasskeys(hono: Hono, parts: Parts): void {
  let opening: Promise<Passkeys> | undefined
  // Loaded by the first who uses a passkey: it is half the memory of a program that waits (docs/decisions/0050-memory.md).
  const open = () => (opening ??= import('./better-auth.ts').then(({ openPasskeys }) => openPasskeys(parts.site, parts.database)))
  hono.use(`${AUTH_PATH}/*`, bodyLimit({ maxSize: LARGEST_ANSWER }))
  hono.all(`${AUTH_PATH}/passkey/:door`, async (c) => {
    const door = c.req.param('door')
    if (DOORS[door] !== c.req.method) return c.json({}, 404)
    if (!(await mayKnock(c, parts))) return c.json({}, 429)
    const key = DOORS[door] === 'POST' ? await credentialIn(c.req.raw.clone()) : undefined
    const answer = await (await open()).answer(c.req.raw)
    if (door === 'verify-authentication' && key !== undefined && answer.ok) await noteKey(parts, key, answer)
    return door === 'generate-register-options' && answer.ok ? named(c, parts, answer) : shown(c, parts, { door, key }, answer)
  })
}

/** The id by which a browser names the passkey that it makes or shows. */
async function credentialIn(request: Request): Promise<string | undefined> {
  const read = z.object({ response: z.object({ id: z.string().max(2_000) }) }).safeParse(await request.json().catch(() => undefined))
  return read.success ? read.data.response.id : undefined
}

/** The session that a passkey opened is one in which it was shown. */
async function noteKey({ site, database, now }: Parts, credential: string, answer: Response): Promise<void> {
  const token = readSessionToken(site, answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '').join('; '))
  if (token !== undefined && (await isPasskeySettled(database, credential, now()))) await database.transaction((trx) => noteOwnFactor(trx, token, now()))
}

/** Counted by session where there is one, and else by address. */
async function mayKnock(c: HonoContext, { site, database }: Parts): Promise<boolean> {
  const token = readSessionToken(site, c.req.header('cookie'))
  return token === undefined
    ? mayTry(database, { what: 'passkey by address', who: hashOf(addressOf(c, site)), most: 300, withinSeconds: QUARTER_HOUR })
    : mayTry(database, { what: 'passkey by session', who: hashOf(token), most: 40, withinSeconds: QUARTER_HOUR })
}

/** The name that the browser shows beside the key: what the person is called, never an address. */
async function named(c: HonoContext, parts: Parts, answer: Response): Promise<Response> {
  const person = await personOf(c, parts)
  const options: unknown = await answer.json()
  if (person === undefined || typeof options !== 'object' || options === null || !('user' in options)) return c.json({}, 401)
  const { user } = options
  if (typeof user !== 'object' || user === null) return c.json({}, 401)
  return Response.json({ ...options, user: { ...user, name: person.called, displayName: person.called } }, { headers: cookiesOf(answer) })
}

/** Whether it worked, and the cookies: the rest of the answer, the session's token among it, is not for scripts. */
async function shown(c: HonoContext, parts: Parts, { door, key }: Readonly<{ door: string; key: string | undefined }>, answer: Response): Promise<Response> {
  if (door === 'generate-authenticate-options') return answer
  if (door === 'verify-registration' && answer.ok) {
    const person = await personOf(c, parts)
    const token = readSessionToken(parts.site, c.req.header('cookie')) ?? ''
    if (person !== undefined) {
      await parts.database.transaction(async (trx) => {
        if (key !== undefined && (await hasOwnFactor(trx, token, parts.now()))) await vouchForPasskey(trx, person.id, key)
        await tell(trx, person.id, 'passkey-added', parts.now())
      })
    }
  }
  return Response.json({}, { status: answer.status, headers: cookiesOf(answer) })
}

function cookiesOf(answer: Response): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}

async function personOf(c: HonoContext, { site, database, now }: Parts) {
  const token = readSessionToken(site, c.req.header('cookie'))
  return token === undefined ? undefined : findSignedInBy(database, token, now())
}
