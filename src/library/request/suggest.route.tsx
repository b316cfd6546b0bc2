/** Anybody suggests something for the library: first whether it is there, then its name or its address. */
import { unlessTooOften } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { listNear } from './near.ts'
import { type SuggestionCode, readSuggestion } from './request.form.ts'
import { insertRequest } from './request.queries.ts'
import { answerBy, isAddress } from './request.rules.ts'
import { SuggestPage } from './suggest.view.tsx'

/** What is counted against whoever asks too much. */
export const ASKING = 'library request'

export const suggest = route('/library/suggest', everybody)

suggest.get(async (c) => {
  const what = c.query('what') ?? ''
  return c.page(await page(c, what === '' ? undefined : isAddress(what) ? { url: what } : { title: what }))
})

suggest.post((c) => unlessTooOften(c, { what: ASKING }, () =>
  write(c, readSuggestion, async (trx, { title, url, words, reach }) => {
    const id = await insertRequest(trx, { kind: 'suggestion', title, url, words, reach: c.person === undefined ? reach : undefined, person: c.person?.id, at: c.now, answerBy: answerBy(c.now, DEFAULT_ZONE) })
    return done(`/library/requests/${id}`)
  }, async (typed, problems) => c.page(await page(c, { title: typed['title']?.[0], url: typed['url']?.[0] }, typed, problems), 422))))

/** @param looked what was typed; undefined at the beginning */
async function page(c: Context, looked: Readonly<{ title?: string | undefined; url?: string | undefined }> | undefined, typed: Typed = {}, problems: readonly Problem<SuggestionCode>[] = []) {
  const { title, url } = looked ?? {}
  const found = looked === undefined ? undefined : { title, url, near: await listNear(c.database, { title, url }) }
  return <SuggestPage looked={found} signedIn={c.person !== undefined} typed={typed} problems={problems} />
}
