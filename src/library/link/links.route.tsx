/** Those who keep the library see which links lead nowhere or elsewhere now, and say what is to happen. */
import type { Transaction } from '#platform/database/database.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, type Gate, NotThere, route } from '#platform/http/routes.ts'
import { type Done, done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem, Refused } from '#platform/problems.ts'
import { by } from '../entry/entry-routes.tsx'
import { editors } from '../library.gate.ts'
import { countLinks, listLinks, settleLink, unsettleLink } from './links.queries.ts'
import { LinksPage } from './links.view.tsx'
import type { LinkId } from './tables.ts'
import { type UseCode, useAddress } from './use-address.ts'
import { WHICH, type Which } from './visit.rules.ts'
import { sayLink } from './words/index.ts'

const A_PAGE = 20
const PATH = '/library/desk/links'

const isWhich = (word: string | undefined): word is Which => WHICH.some((one) => one === word)

async function page(c: Context, which: Which, problems: readonly Problem<UseCode>[] = []) {
  const after = readId<'library-link'>(c.query('after'))
  const [found, progress] = await Promise.all([listLinks(c.database, which, { after, most: A_PAGE + 1 }), countLinks(c.database, c.now)])
  const links = found.slice(0, A_PAGE)
  return <LinksPage which={which} links={links} progress={progress} next={found.length > A_PAGE ? links.at(-1)?.id : undefined} later={after !== undefined} problems={problems} />
}

const list = route(PATH, editors).get(async (c) => {
  const which = c.query('which')
  return c.page(await page(c, isWhich(which) ? which : 'broken'))
})

const atLink: Gate<Readonly<{ link: LinkId }>> = async (c) => {
  const here = await editors(c)
  if ('closed' in here) return here
  const link = readId<'library-link'>(c.param('link'))
  return link === undefined ? { closed: 'not-found' } : { link }
}

/** A button beside a link, and the list to which it leads back. */
const button = (end: string, from: Which, act: (trx: Transaction, c: Context, link: LinkId) => Promise<Done | Refused<UseCode>>): AnyRoute =>
  route(`${PATH}/:link/${end}`, atLink).post((c, { link }) => write<object, never, UseCode>(c, readPress, (trx) => act(trx, c, link), async (_typed, problems) => c.page(await page(c, from, problems), 422)))

const settling = (verdict: 'fine' | 'gone') => button(verdict, 'broken', async (trx, c, link) => {
  if (!(await settleLink(trx, link, verdict, c.now))) throw new NotThere()
  return done(`${PATH}?which=settled`, sayLink('noted-done'))
})

const use = button('use', 'moved', async (trx, c, link) => {
  const used = await useAddress(trx, link, by(c))
  return used.kind === 'refused' ? used : done(`${PATH}?which=moved`, sayLink('used', { count: used.count }))
})

const again = button('again', 'settled', async (trx, c, link) => {
  await unsettleLink(trx, link, c.now)
  return done(`${PATH}?which=settled`, sayLink('again-done'))
})

export const linkDeskRoutes: readonly AnyRoute[] = [list, settling('fine'), settling('gone'), use, again]
