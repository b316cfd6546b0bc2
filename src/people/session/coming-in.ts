/**
 * Signing in by a form. The token of the new session is made from the form's command and from this browser's own cookie, so that
 * the second answer to a double click, which repeats nothing, still brings the same session. Only this browser can ask for it.
 */
import { z } from 'zod'
import type { Transaction } from '#platform/database/database.ts'
import { formReader } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { VISIT_COOKIE } from '#platform/http/cookies.ts'
import { derive, newToken } from '#platform/secrets.ts'
import type { PersonId } from '../tables.ts'
import { closeSession, openSession } from './session.queries.ts'
import { readSessionToken, sessionCookie } from './session-cookie.ts'

const readCommand = formReader<z.ZodObject<{ command: z.ZodOptional<z.ZodUUID> }>, never>(z.object({ command: z.uuid().optional() }))

/** A form being answered after which somebody may be signed in. */
export type ComingIn = Readonly<{
  /** Opens the session, in the transaction in which they showed who they are. */
  open(trx: Transaction, person: PersonId): Promise<void>
  /** The new session's token. */
  token: string
}>

/**
 * Takes a form that signs somebody in: `answer` is what `write` gives, and where it was done (303) the browser gets its cookie.
 * Somebody who was signed in before and opened nothing by it stays who they are.
 */
export async function comeIn(c: Context, answer: (coming: ComingIn) => Promise<Response>): Promise<Response> {
  const form = await readCommand(c)
  const command = form.ok ? form.value.command : undefined
  const visit = c.cookie(VISIT_COOKIE) ?? ''
  const token = command === undefined ? newToken() : derive(c.site.secret, 'session', command, visit).toString('base64url')
  let opened = false
  const response = await answer({
    open: async (trx, person) => {
      // Whoever was signed in here before is so no more.
      const before = readSessionToken(c.site, c.hono.req.header('cookie'))
      if (before !== undefined && before !== token) await closeSession(trx, before)
      await openSession(trx, person, token, c.now)
      opened = true
    },
    token,
  })
  if (response.status === 303 && (opened || (command !== undefined && c.person === undefined))) response.headers.append('set-cookie', sessionCookie(c.site, token))
  return response
}
