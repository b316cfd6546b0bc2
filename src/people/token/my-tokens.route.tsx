/** A person makes tokens for programs that read for them, sees when each was used, and stops them. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type AnyRoute, NotThere, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Database } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { readSessionToken } from '../session/session-cookie.ts'
import { readButton } from '../sign-in/sign-in.form.ts'
import type { PersonId } from '../tables.ts'
import { tell } from '../told/told.queries.ts'
import { MyTokensPage, type TokenCode, TokenPage } from './my-tokens.view.tsx'
import { readTokenForm } from './token.form.ts'
import { type AskedBy, findToken, holdTokens, listTokens, makeToken, stopToken } from './token.queries.ts'
import { decideReach } from './token.rules.ts'
import { sayToken } from './words/index.ts'

/** What somebody takes part in, that a token can be limited to. */
export type Reachable = Readonly<{ id: string; title: string }>
export type ListReachable = (database: Database, person: PersonId) => Promise<readonly Reachable[]>

/** @param listReachable given by `app`, which knows what people take part in */
export function myTokensWith(listReachable: ListReachable): AnyRoute {
  const pageOf = async (c: Context, person: SignedIn, typed?: Typed, problems: readonly Problem<TokenCode>[] = []) => {
    const [tokens, reachable] = await Promise.all([listTokens(c.database, person.id), listReachable(c.database, person.id)])
    return <MyTokensPage tokens={tokens} reachable={reachable} now={c.now} typed={typed} problems={problems} />
  }
  return route('/me/tokens', signedIn)
    .get(async (c, { person }) => c.page(await pageOf(c, person)))
    .post(async (c, { person }) =>
      write(c, readTokenForm, async (trx, form) => {
        await holdTokens(trx, person.id)
        const [tokens, mine] = [await listTokens(trx, person.id), await listReachable(trx, person.id)]
        const decided = decideReach(form, { tokens: tokens.length, mine: mine.map(({ id }) => id) })
        if (decided.kind === 'refused') return decided
        const id = await makeToken(trx, askedBy(c, person), { name: form.name, only: decided.only, mayAdd: form.may === 'add', days: Number(form.days) })
        await tell(trx, person.id, form.may === 'add' ? 'adding-token-made' : 'token-made', c.now)
        return done(`/me/tokens/${id}`, sayToken('made'))
      }, async (typed, problems) => c.page(await pageOf(c, person, typed, problems), 422)))
}

export const oneToken = route('/me/tokens/:token', signedIn)

oneToken.get(async (c, { person }) => {
  const id = readId<'token'>(c.param('token'))
  const found = id === undefined ? undefined : await findToken(c.database, askedBy(c, person), id)
  if (found === undefined) throw new NotThere()
  return c.page(<TokenPage token={found} origin={c.site.publicUrl.origin} />)
})

export const stopOneToken = route('/me/tokens/:token/stop', signedIn)

stopOneToken.post(async (c, { person }) =>
  write(c, readButton, async (trx) => {
    const id = readId<'token'>(c.param('token'))
    if (id === undefined || !(await stopToken(trx, person.id, id))) throw new NotThere()
    await tell(trx, person.id, 'token-stopped', c.now)
    return done('/me/tokens', sayToken('stopped'))
  }, () => c.seeOther('/me/tokens')))

const askedBy = (c: Context, { id }: SignedIn): AskedBy =>
  ({ secret: c.site.secret, person: id, session: readSessionToken(c.site, c.hono.req.header('cookie')) ?? '', now: c.now })
