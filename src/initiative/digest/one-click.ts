/** Mail programs stop letters with one press, without opening a page (RFC 8058): whoever has the token may, and it does nothing else. */
import type { Hono } from 'hono'
import type { Database } from '#platform/database/database.ts'
import { stopLetters } from './choice.queries.ts'
import { findMailToken } from './mail-token.queries.ts'

/** What they send, as that standard says; a form of our own page holds more, and goes on to it. */
const ONE_CLICK = /^List-Unsubscribe=One-Click$/i
/** The same as a form in parts, which the standard allows too. */
const IN_PARTS = /name="List-Unsubscribe"\s+One-Click\s/i
const LONGEST = 1_000

export const mountOneClick = (database: Database) => (hono: Hono): void => {
  hono.post('/mail/stop/:token', async (c, next) => {
    const length = Number(c.req.header('content-length') ?? LONGEST + 1)
    if (length > LONGEST) return next()
    const body = await c.req.raw.clone().text()
    if (!ONE_CLICK.test(body.trim()) && !IN_PARTS.test(body)) return next()
    const found = await findMailToken(database, c.req.param('token'))
    if (found?.use !== 'stop') return c.text('no such letters\n', 404)
    await database.transaction((trx) => stopLetters(trx, found.person, found.initiative ?? null))
    return c.text('stopped\n')
  })
}
