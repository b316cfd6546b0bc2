/** Everybody reads what the library says of a work; editors write it down and keep it. */
import { everybody, route } from '#platform/http/routes.ts'
import { type EntryForm, entryRoutesWith } from '../entry/entry-routes.tsx'
import { MOST_STANDING } from '../collection/standing.part.tsx'
import { listAround } from '../entry/around.queries.ts'
import { listPublished, listTitled, listTitlesOf } from '../entry/entry.queries.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import { isEditing } from '../library.gate.ts'
import { readId } from '#platform/ids.ts'
import { listNewer } from './newer.ts'
import { askParts, partsOf } from './parts.ts'
import { type ResourceCode, readResource } from './resource.form.ts'
import { ResourceFields, type ResourceGiven } from './resource.fields.tsx'
import { type Resource, resource } from './resource.rules.ts'
import { ResourcePage, ResourcesPage } from './resource.view.tsx'
import { sayResource } from './words/index.ts'

/** More than anybody ticks through. */
const MOST_TICKS = 200

export const resourceForm: EntryForm<Resource, ResourceCode, ResourceGiven> = {
  kind: resource, read: readResource, Fields: ResourceFields, offered: ['title', 'authors', 'publishers', 'published', 'links', 'licence', 'languages', 'doi', 'isbn'],
  given: async (c) => {
    const [topics, policies] = await Promise.all([listTitlesOf(c.database, 'topic', MOST_TICKS), listTitlesOf(c.database, 'policy', MOST_TICKS)])
    return { topics, policies }
  },
  keep: (content, { cited }) => (cited === undefined ? content : { ...content, cited }),
  check: async (trx, { supersededBy }) => {
    if (supersededBy === undefined || (await listTitled(trx, [{ kind: 'resource', slug: supersededBy }])).length > 0) return []
    return [{ field: 'supersededBy', code: 'superseded-unknown' }]
  },
  titles: () => ({ new: sayResource('form.new'), edit: sayResource('form.edit'), lead: sayResource('form.lead') }),
  problem: (code) => sayResource(`problems.${code}`),
}

const A_PAGE = 20
/** Editions before the present one are few. */
const MOST_OLDER = 10

export const listResources = route('/library/resources', everybody).kept('library').get(async (c) => {
  const after = readId<'library-entry'>(c.query('after'))
  const found = await listPublished(c.database, resource, { after, most: A_PAGE + 1 })
  const shown = found.slice(0, A_PAGE)
  const [newer, editing] = await Promise.all([listNewer(c.database, shown.map(({ content }) => content)), isEditing(c)])
  return c.page(<ResourcesPage found={shown} newer={newer} next={found.length > A_PAGE ? shown.at(-1)?.id : undefined} later={after !== undefined} editing={editing} />)
})

export const showResource = readEntryWith(resource, async (c, here) => {
  const [around, parts] = await Promise.all([listAround(c.database, { ...here.entry, kind: 'resource' }, { 'superseded-by': MOST_OLDER, collected: MOST_STANDING }), askParts(c, here)])
  return c.page(<ResourcePage here={here} around={around} parts={partsOf(c, here, parts, around)} />)
}).kept('library', 'found')

export const resourceRoutes = [listResources, ...entryRoutesWith(resourceForm), showResource]
