/** Anybody finds the initiatives that are open to them: where, about what, which have begun, and whom they are looking for. */
import { listAreas } from '#network/index.ts'
import { readId } from '#platform/ids.ts'
import { atomOf, feedTitle } from '#platform/atom.ts'
import type { Context } from '#platform/http/context.ts'
import { fileRoute } from '#platform/http/data-route.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { listInitiatives, listMissing, listOverlaps } from './list-initiatives.queries.ts'
import { type Filter, ListInitiativesPage } from './list-initiatives.view.tsx'
import { STATUSES, areasWithin } from './register.rules.ts'
import { TOPICS } from './tables.ts'
import { sayPurpose } from './words/index.ts'

/** As many as fit on three screens of a phone. */
const A_PAGE = 20
/** Longer than any words that are looked for. */
const LONGEST_SEARCH = 100

export const initiativeList = route('/initiatives', everybody)

function readFilter(c: Context): Filter {
  const search = (c.query('search') ?? '').trim().slice(0, LONGEST_SEARCH)
  return {
    area: readId<'area'>(c.query('area')), topic: TOPICS.find((one) => one === c.query('topic')), status: STATUSES.find((one) => one === c.query('status')),
    search: search === '' ? undefined : search,
  }
}

initiativeList.get(async (c) => {
  const filter = readFilter(c)
  const after = readId<'initiative'>(c.query('after'))
  const visitor = { sees: audiencesFor({ signedIn: c.person !== undefined, membership: undefined }), person: c.person?.id }
  const today = dayOf(c.now, DEFAULT_ZONE)
  const areas = await listAreas(c.database)
  const found = await listInitiatives(c.database, {
    ...visitor, which: 'all', now: c.now, areas: filter.area === undefined ? undefined : areasWithin(filter.area, areas), topic: filter.topic,
    status: filter.status === undefined ? undefined : { is: filter.status, today }, search: filter.search, after, most: A_PAGE + 1,
  })
  const shown = found.slice(0, A_PAGE)
  const [overlaps, missing] = await Promise.all([
    listOverlaps(c.database, visitor, today, shown.map(({ id }) => id)), listMissing(c.database, shown.filter(({ mine }) => mine).map(({ id }) => id)),
  ])
  return c.page(<ListInitiativesPage initiatives={shown} areas={areas} filter={filter} today={today} overlaps={overlaps} missing={missing}
    next={found.length > A_PAGE ? shown.at(-1)?.id : undefined} later={after !== undefined} />)
})

/** As many as somebody who looks once a month can have missed. */
const IN_FEED = 50

/** New initiatives, for whoever follows them with a reader: those that are open to everybody, whoever asks. */
export const initiativesFeed = fileRoute('/initiatives.atom', async () => ({}), {
  operation: 'followInitiatives', says: () => ({ title: sayPurpose('feed.about'), text: sayPurpose('feed.about-text') }), type: 'application/atom+xml; charset=utf-8',
}, async (c) => {
  const at = (path: string) => new URL(path, c.site.publicUrl).href
  const found = await listInitiatives(c.database, { sees: ['public'], person: undefined, which: 'all', now: c.now, most: IN_FEED })
  return c.data(atomOf({
    id: at('/initiatives'), title: sayPurpose('feed.title', { site: c.site.name }), author: c.site.name, href: at('/initiatives'), self: at('/initiatives.atom'),
    entries: found.map(({ id, slug, title, purpose, at: updated }) => ({ id: `urn:uuid:${id}`, title: feedTitle(title), updated, href: at(`/initiatives/${slug}`), text: purpose })),
  }), 'application/atom+xml; charset=utf-8')
})
