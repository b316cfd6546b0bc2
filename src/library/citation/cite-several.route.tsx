/** Anybody ticks works that they want to cite, and takes the references along. The address is the list. */
import type { Context } from '#platform/http/context.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { listNamed } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { resource } from '../resource/resource.rules.ts'
import { CiteSeveralPage } from './cite-several.view.tsx'
import { MOST_TICKED, readChosen, readDescribed } from './chosen.rules.ts'
import { citedWords } from './cited-words.rules.ts'
import { resourceToCsl } from './resource-csl.rules.ts'
import { type Work, listWorks } from './works.queries.ts'

/** As many as somebody reads through. */
const FOUND = 20

export const citeSeveral = route('/library/cite', everybody).get(async (c) => {
  const ticked = [...new Set([...(c.hono.req.queries('item') ?? []), ...(c.hono.req.queries('add') ?? [])])].filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug)).slice(0, MOST_TICKED)
  const described = readDescribed((name) => c.hono.req.queries(name) ?? [])
  const [chosen, found] = await Promise.all([listNamed(c.database, resource, ticked), listWorks(c.database, readChosen(described).chosen, { most: FOUND + ticked.length })])
  const others = found.filter(({ slug }) => !ticked.includes(slug)).slice(0, FOUND)
  return c.page(<CiteSeveralPage described={described} chosen={chosen.map((one) => ({ ...one, words: wordsOf(c, one) }))} others={others} finds={found.length > 0} full={ticked.length >= MOST_TICKED} />)
})

const wordsOf = (c: Context, { slug, content }: Pick<Work, 'slug' | 'content'>): string => citedWords(resourceToCsl(slug, content, { page: new URL(entryPath('resource', slug), c.site.publicUrl).href, topics: new Map() }))
