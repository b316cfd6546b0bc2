/** Everybody reads what the library says of a work; editors write it down and keep it. */
import { everybody, route } from '#platform/http/routes.ts'
import { type EntryForm, entryRoutesWith } from '../entry/entry-routes.tsx'
import { listPointingAt, listPublished, listTitled, listTitlesOf } from '../entry/entry.queries.ts'
import { atEntry, isEditing } from '../library.gate.ts'
import { readId } from '#platform/ids.ts'
import { resourceParts } from './parts.ts'
import { type ResourceCode, readResource } from './resource.form.ts'
import { ResourceFields, type ResourceGiven } from './resource.fields.tsx'
import { type Resource, resource } from './resource.rules.ts'
import { type Around, GonePage, ResourcePage, ResourcesPage } from './resource.view.tsx'
import { sayResource } from './words/index.ts'

/** More topics than anybody ticks through. */
const MOST_TOPICS = 200

export const resourceForm: EntryForm<Resource, ResourceCode, ResourceGiven> = {
  kind: resource, read: readResource, Fields: ResourceFields, offered: ['title', 'authors', 'publishers', 'published', 'links', 'licence', 'languages', 'doi', 'isbn'],
  given: async (c) => ({ topics: await listTitlesOf(c.database, 'topic', MOST_TOPICS) }),
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
  return c.page(<ResourcesPage found={shown} next={found.length > A_PAGE ? shown.at(-1)?.id : undefined} later={after !== undefined} editing={await isEditing(c)} />)
})

export const showResource = route('/library/resources/:entry', atEntry(resource)).kept('library', 'found').get(async (c, here) => {
  const { entry, who } = here
  const { topics, supersededBy } = entry.content
  const named = await listTitled(c.database, [...topics.map((slug) => ({ kind: 'topic', slug }) as const), ...(supersededBy === undefined ? [] : [{ kind: 'resource', slug: supersededBy } as const])])
  const newer = named.find(({ kind, slug }) => kind === 'resource' && slug === supersededBy)
  if (entry.state === 'withdrawn' && !who.editor && !who.maker) return c.page(<GonePage newer={newer} at={entry.changedAt} />, 410)
  const older = await listPointingAt(c.database, { kind: 'resource', slug: entry.slug, relation: 'superseded-by' }, MOST_OLDER)
  const around: Around = { newer, older, topics: topics.flatMap((topic) => named.find(({ kind, slug }) => kind === 'topic' && slug === topic) ?? []) }
  const parts = await Promise.all(resourceParts.map((part) => part(c, here)))
  return c.page(<ResourcePage here={here} around={around} parts={parts.filter((part) => part !== undefined)} />)
})

export const resourceRoutes = [listResources, ...entryRoutesWith(resourceForm), showResource]
