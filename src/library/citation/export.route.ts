/** Anybody takes works along for their own list of sources: one, some that they ticked, what a search finds, or all. */
import { z } from 'zod'
import type { Context } from '#platform/http/context.ts'
import { JSON_TYPE, NO_QUERY, fedRoute, fileRoute, jsonRoute } from '#platform/http/data-route.ts'
import { type AnyRoute, type Gate, everybody } from '#platform/http/routes.ts'
import { streamOf } from '#platform/http/streaming.ts'
import { listNamed, listTitled, listTitlesOf } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { type AtEntry, atEntry } from '../library.gate.ts'
import { type Resource, resource } from '../resource/resource.rules.ts'
import { type ChosenQuery, chosenQuery, readChosen } from './chosen.rules.ts'
import { ownOf, ownSchema } from './own-json.rules.ts'
import { resourceToCsl } from './resource-csl.rules.ts'
import { sayCitation } from './words/index.ts'
import { type Work, listWorks } from './works.queries.ts'
import { ENDINGS, type Ending, type TakenEnding, WRITERS, writeAll } from './write-file.rules.ts'

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

type Way = Readonly<{ head: string; between: string; tail: string; write: (work: Given) => string }>

const pageOf = (c: Context, slug: string): string => new URL(entryPath('resource', slug), c.site.publicUrl).href

/** As citation programs read it. */
async function cited(c: Context, ending: Ending): Promise<Way> {
  const topics = new Map((await listTitlesOf(c.database, 'topic', MOST_TOPICS)).map(({ slug, title }) => [slug, title]))
  const { head, between, tail, write } = WRITERS[ending]
  return { head, between, tail, write: ({ slug, content }) => write(resourceToCsl(slug, content, { page: pageOf(c, slug), topics })) }
}

/** As another library of this kind reads it. */
const whole = async (c: Context): Promise<Way> => ({ head: '[\n', between: ',\n', tail: '\n]\n', write: ({ slug, content }) => JSON.stringify(ownOf(slug, content, pageOf(c, slug))) })

async function* fileOf(c: Context, way: Promise<Way>, query: ChosenQuery): AsyncGenerator<string> {
  const { head, between, tail, write } = await way
  yield head
  let isFirst = true
  for await (const works of worksOf(c, query)) {
    yield `${isFirst ? '' : between}${works.map(write).join(between)}`
    isFirst = false
  }
  yield tail
}

const exportAll = (ending: Ending): AnyRoute => fedRoute(`/library/export.${ending}`, everybody, {
  operation: `citeResourcesAs${NAMES[ending]}`, says: () => ({ title: sayCitation(`api.${NAMES[ending]}`), text: sayCitation('api.text') }), type: WRITERS[ending].type, query: chosenQuery,
}, async (c, _here, query) => streamed(c, ending, cited(c, ending), query))

const streamed = (c: Context, ending: TakenEnding, way: Promise<Way>, query: ChosenQuery): Response =>
  c.file(streamOf(() => fileOf(c, way, query), { over: () => undefined, failed: c.noteFault }), ending === 'json' ? JSON_TYPE : WRITERS[ending].type, `library.${ending}`)

const exportWhole = fedRoute('/library/export.json', everybody, {
  operation: 'exportResources', says: () => ({ title: sayCitation('api.Json'), text: sayCitation('api.json-text') }), type: JSON_TYPE, query: chosenQuery, answer: z.array(ownSchema),
}, async (c, _here, query) => streamed(c, 'json', whole(c), query))

/** What was taken out says nothing any more. */
const published: Gate<AtEntry<Resource>> = async (c) => {
  const here = await atEntry(resource)(c)
  return 'closed' in here || here.entry.state === 'published' ? here : { closed: 'not-found' }
}

const exportOneWhole = jsonRoute('/library/resources/:entry/cite.json', published, {
  operation: 'exportResource', says: () => ({ title: sayCitation('api.one.Json'), text: sayCitation('api.one.json-text') }), query: NO_QUERY, answer: ownSchema,
}, async (c, { entry: { slug, content } }) => ownOf(slug, content, pageOf(c, slug)))

const NAMES = { bib: 'Bibtex', ris: 'Ris', 'csl.json': 'CslJson', csv: 'Csv' } as const satisfies Record<Ending, string>

const exportOne = (ending: Ending): AnyRoute => fileRoute(`/library/resources/:entry/cite.${ending}`, published, {
  operation: `citeResourceAs${NAMES[ending]}`, says: () => ({ title: sayCitation(`api.one.${NAMES[ending]}`), text: sayCitation('api.one.text') }), type: WRITERS[ending].type,
}, async (c, { entry: { slug, content } }) => {
  const topics = new Map((await listTitled(c.database, content.topics.map((topic) => ({ kind: 'topic', slug: topic })))).map((one) => [one.slug, one.title]))
  return c.data(writeAll(ending, [resourceToCsl(slug, content, { page: pageOf(c, slug), topics })]), WRITERS[ending].type, `${slug}.${ending}`)
})

export const exportRoutes: readonly AnyRoute[] = [...ENDINGS.map(exportAll), exportWhole, ...ENDINGS.map(exportOne), exportOneWhole]
