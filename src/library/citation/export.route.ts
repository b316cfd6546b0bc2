/** Anybody takes works along for their own list of sources: one, some that they ticked, what a search finds, or all. */
import type { Context } from '#platform/http/context.ts'
import { fedRoute, fileRoute } from '#platform/http/data-route.ts'
import { type AnyRoute, type Gate, everybody } from '#platform/http/routes.ts'
import { streamOf } from '#platform/http/streaming.ts'
import { listNamed, listTitled, listTitlesOf } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { type Resource, resource } from '../resource/resource.rules.ts'
import { type ChosenQuery, chosenQuery, readChosen } from './chosen.rules.ts'
import { resourceToCsl } from './resource-csl.rules.ts'
import { sayCitation } from './words/index.ts'
import { type Work, listWorks } from './works.queries.ts'
import { ENDINGS, type Ending, WRITERS, writeAll } from './write-file.rules.ts'

/** Read at a time: nobody holds all of them. */
const AT_ONCE = 500
/** More topics than there are. */
const MOST_TOPICS = 1_000

type Given = Pick<Work, 'slug' | 'content'>

/** Works in parts, in the order in which they are asked for or in which they came. */
async function* worksOf({ database }: Context, query: ChosenQuery): AsyncGenerator<readonly Given[]> {
  const { items, chosen } = readChosen(query)
  if (items.length > 0) return yield await listNamed(database, resource, items)
  for (let after: Work['id'] | undefined; ;) {
    const found = await listWorks(database, chosen, { after, most: AT_ONCE })
    if (found.length > 0) yield found
    after = found.at(-1)?.id
    if (found.length < AT_ONCE) return
  }
}

async function* fileOf(c: Context, ending: Ending, query: ChosenQuery): AsyncGenerator<string> {
  const topics = new Map((await listTitlesOf(c.database, 'topic', MOST_TOPICS)).map(({ slug, title }) => [slug, title]))
  const { head, between, tail, write } = WRITERS[ending]
  yield head
  let isFirst = true
  for await (const works of worksOf(c, query)) {
    const written = works.map(({ slug, content }) => write(resourceToCsl(slug, content, { page: new URL(entryPath('resource', slug), c.site.publicUrl).href, topics })))
    yield `${isFirst ? '' : between}${written.join(between)}`
    isFirst = false
  }
  yield tail
}

const exportAll = (ending: Ending): AnyRoute => fedRoute(`/library/export.${ending}`, everybody, {
  operation: `citeResourcesAs${NAMES[ending]}`, says: () => ({ title: sayCitation(`api.${NAMES[ending]}`), text: sayCitation('api.text') }), type: WRITERS[ending].type, query: chosenQuery,
}, async (c, _here, query) => c.file(streamOf(() => fileOf(c, ending, query), { over: () => undefined, failed: c.noteFault }), WRITERS[ending].type, `library.${ending}`))

const NAMES = { bib: 'Bibtex', ris: 'Ris', 'csl.json': 'CslJson', csv: 'Csv' } as const satisfies Record<Ending, string>

/** What was taken out says nothing any more. */
const published: Gate<AtEntry<Resource>> = async (c) => {
  const here = await atEntry(resource)(c)
  return 'closed' in here || here.entry.state === 'published' ? here : { closed: 'not-found' }
}

const exportOne = (ending: Ending): AnyRoute => fileRoute(`/library/resources/:entry/cite.${ending}`, published, {
  operation: `citeResourceAs${NAMES[ending]}`, says: () => ({ title: sayCitation(`api.one.${NAMES[ending]}`), text: sayCitation('api.one.text') }), type: WRITERS[ending].type,
}, async (c, { entry: { slug, content } }) => {
  const topics = new Map((await listTitled(c.database, content.topics.map((topic) => ({ kind: 'topic', slug: topic })))).map((one) => [one.slug, one.title]))
  return c.data(writeAll(ending, [resourceToCsl(slug, content, { page: new URL(entryPath('resource', slug), c.site.publicUrl).href, topics })]), WRITERS[ending].type, `${slug}.${ending}`)
})

export const exportRoutes: readonly AnyRoute[] = [...ENDINGS.map(exportAll), ...ENDINGS.map(exportOne)]
