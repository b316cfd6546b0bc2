/** A program reads what an initiative holds, as far as whoever sent it may: item by item, in the order in which it was recorded. */
import { z } from 'zod'
import { listAreas } from '#network/index.ts'
import { NO_QUERY, jsonRoute } from '#platform/http/data-route.ts'
import { NotThere } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import type { AnyRoute } from '#platform/http/routes.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { listInitiatives } from '../purpose/list-initiatives.queries.ts'
import { STATUSES, areasWithin, statusOf } from '../purpose/register.rules.ts'
import { TOPICS } from '../purpose/tables.ts'
import { standpointName } from '../standpoint-name.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { ITEM_KINDS } from '../tables.ts'
import { readCursor, writeCursor } from './cursor.rules.ts'
import { listItems } from './items.queries.ts'
import { baseOf, nextOf } from './next-page.ts'
import { named, othersRoutes } from './others-data.route.ts'
import { findCounts, findInitiativeRecord } from './others.queries.ts'
import { countsSchema, initiativeSchema, itemSchema } from './record.ts'
import { sayExport } from './words/index.ts'

/** Enough for a screen, unless asked; no more than is made in a moment. */
const [USUAL, MOST] = [100, 500]

const limit = z.coerce.number().int().min(1).max(MOST).default(USUAL)

const threadQuery = z.strictObject({
  kind: z.union([z.enum(ITEM_KINDS).transform((one) => [one]), z.array(z.enum(ITEM_KINDS))]).optional(),
  since: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).transform((text) => new Date(text)).optional(),
  after: z.string().transform((text, check) => {
    const cursor = readCursor(text)
    if (cursor === undefined) check.addIssue({ code: 'custom', message: 'not a cursor' })
    return cursor ?? z.NEVER
  }).optional(),
  limit,
})

const threadJson = jsonRoute('/initiatives/:slug/thread.json', whoMaySee, {
  operation: 'listItems', says: () => ({ title: sayExport('api.thread.title'), text: sayExport('api.thread.text') }), query: threadQuery, pages: ['/initiatives/:slug/thread'],
  answer: z.strictObject({ items: z.array(itemSchema), next: z.url().optional() }),
}, async (c, here, { kind, since, after, limit: most }) => {
  // One more than is shown says whether there are more; the next page begins after the last that is shown.
  const { items, last } = await listItems(c.database, here, baseOf(c, here), { kinds: kind, since, after, most })
  return { items: [...items], ...(last === undefined || items.length < most ? {} : { next: nextOf(c, `/initiatives/${here.initiative.slug}/thread.json`, writeCursor(last)) }) }
})

const itemJson = jsonRoute('/initiatives/:slug/items/:item{.+\\.json}', whoMaySee, {
  operation: 'findItem', says: () => ({ title: sayExport('api.item.title'), text: sayExport('api.item.text') }), query: NO_QUERY, answer: itemSchema, pages: ['items', 'agreements', 'needs', 'ideas', 'prototypes', 'tests'].map((kind) => `/initiatives/:slug/${kind}/:item`),
}, async (c, here) => {
  const id = readId<'item'>(named(c.param('item')))
  const [item] = id === undefined ? [] : (await listItems(c.database, here, baseOf(c, here), { only: id, most: 1 })).items
  if (item === undefined) throw new NotThere()
  return item
})

const aboutJson = jsonRoute('/initiatives/:slug/about.json', whoMaySee, {
  operation: 'findInitiative', says: () => ({ title: sayExport('api.about.title'), text: sayExport('api.about.text') }), query: NO_QUERY, pages: ['/initiatives/:slug'],
  answer: z.strictObject({ initiative: initiativeSchema, standpoints: z.array(z.strictObject({ id: z.uuid(), name: z.string() })), counts: countsSchema.optional() }),
}, async (c, here) => {
  const [initiative, counts, offered] = await Promise.all([findInitiativeRecord(c.database, here, baseOf(c, here)), findCounts(c.database, here), listStandpoints(c.database, here.initiative.id)])
  return { initiative, standpoints: offered.map((one) => ({ id: one.id, name: standpointName(one) })), ...(counts === undefined ? {} : { counts }) }
})

const topic = z.union([z.strictObject({ topic: z.enum(TOPICS) }), z.strictObject({ words: z.string() })])
const listed = z.strictObject({
  slug: z.string(), title: z.string(), purpose: z.string(), area: z.uuid().optional(), topics: z.array(topic), status: z.enum(STATUSES), lookingFor: z.string().optional(), mine: z.boolean(), example: z.boolean(), page: z.url(), about: z.url(), thread: z.url(),
})

const initiativesJson = jsonRoute('/initiatives.json', async () => ({}), {
  operation: 'listInitiatives', says: () => ({ title: sayExport('api.initiatives.title'), text: sayExport('api.initiatives.text') }), pages: ['/initiatives'],
  query: z.strictObject({
    area: z.uuid().transform((text) => readId<'area'>(text)).optional(), topic: z.enum(TOPICS).optional(), status: z.enum(STATUSES).optional(), search: z.string().trim().min(1).max(100).optional(),
    after: z.uuid().transform((text) => readId<'initiative'>(text)).optional(), limit,
  }),
  answer: z.strictObject({ initiatives: z.array(listed), next: z.url().optional() }),
}, async (c, _here, { area, topic: about, status, search, after, limit: most }) => {
  const today = dayOf(c.now, DEFAULT_ZONE)
  const only = c.person?.token?.only
  const found = await listInitiatives(c.database, { sees: c.person === undefined ? ['public'] : ['public', 'site'], person: c.person?.id, which: 'all', now: c.now, after, most, search, topic: about,
    areas: area === undefined ? undefined : areasWithin(area, await listAreas(c.database)), status: status === undefined ? undefined : { is: status, today },
  })
  const last = found.at(-1)
  const initiatives = found.filter(({ id }) => only === undefined || only.includes(id)).map(({ slug, title, purpose, mine, example, area: where, topics, lookingFor, starts, ends, closed }) => {
    const page = new URL(`/initiatives/${slug}`, c.site.publicUrl).href
    const facts = { topics: topics.map(({ key, words }) => (key === null ? { words } : { topic: key })), status: statusOf({ starts, ends, closed }, today), ...(where === undefined ? {} : { area: where }), ...(lookingFor === undefined ? {} : { lookingFor }) }
    return { slug, title, purpose, ...facts, mine, example, page, about: `${page}/about.json`, thread: `${page}/thread.json` }
  })
  return { initiatives, ...(last === undefined || found.length < most ? {} : { next: nextOf(c, '/initiatives.json', last.id) }) }
})

export const dataRoutes: readonly AnyRoute[] = [initiativesJson, aboutJson, threadJson, itemJson, ...othersRoutes]
