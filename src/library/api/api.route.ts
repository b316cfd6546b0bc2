/** A program reads what the library holds, by the policy of its pages: what there is and what has changed, and each entry whole. */
import { z } from 'zod'
import { listOpenCaseStudies } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import { NO_QUERY, jsonRoute } from '#platform/http/data-route.ts'
import { problemAnswer } from '#platform/http/faults.tsx'
import { type AnyRoute, everybody } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import type { CaseStudy } from '../case-study/case-study.rules.ts'
import type { Entry } from '../entry/entry.queries.ts'
import { type EntryKind, FOLDERS, KINDS, type Kind } from '../kind.ts'
import { atEntry } from '../library.gate.ts'
import { asOpenNow } from '../sharing/open-now.ts'
import { type Within, listInOrder, stampChanges } from '../sharing/outside.queries.ts'
import { readPlace, writePlace } from './cursor.rules.ts'
import { SHOWN, lineOf, lineSchema } from './records.ts'
import { sayApi } from './words/index.ts'

/** Enough for a screen, unless asked; no more than is made in a moment. */
const [USUAL, MOST] = [100, 500]
const PATH = '/library/entries.json'

const query = z.strictObject({
  kind: z.enum(KINDS).optional(), topic: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80).optional(),
  since: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).transform((text) => new Date(text)).optional(),
  after: z.string().transform((text, check) => {
    const place = readPlace(text)
    if (place === undefined) check.addIssue({ code: 'custom', message: 'not a place' })
    return place ?? z.NEVER
  }).optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
})

const at = (c: Context) => (path: string) => new URL(path, c.site.publicUrl).href

const entriesJson = jsonRoute(PATH, everybody, {
  operation: 'listLibrary', says: () => ({ title: sayApi('list.title'), text: sayApi('list.text') }), query, answer: z.strictObject({ entries: z.array(lineSchema), heard: z.iso.datetime().optional(), next: z.url().optional() }),
}, async (c, _here, { kind, topic, since, after, limit }) => {
  const heard = after === undefined ? (await stampChanges(c.database, c.now)).toISOString() : undefined
  const set: readonly Within[] = [...(kind === undefined ? [] : [{ kind }]), ...(topic === undefined ? [] : [{ topic }])]
  const found = await listInOrder(c.database, { set, since, after, most: limit + 1 })
  const last = found.length > limit ? found[limit - 1] : undefined
  const shown = await asOpenNow(c.database, found.slice(0, limit), c.now)
  return { entries: shown.map((one) => lineOf(one, at(c))), ...(heard === undefined ? {} : { heard }), ...(last === undefined ? {} : { next: nextOf(c, writePlace(last)) }) }
})

/** The same question, from there on. */
function nextOf(c: Context, after: string): string {
  const next = new URL(PATH, c.site.publicUrl)
  for (const [key, values] of Object.entries(c.hono.req.queries())) for (const one of values) if (key !== 'after') next.searchParams.append(key, one)
  next.searchParams.set('after', after)
  return next.href
}

const NAMES = { resource: 'Resource', 'case-study': 'CaseStudy', collection: 'Collection', topic: 'Topic', term: 'Term', policy: 'Policy' } as const satisfies Record<Kind, string>

type Shown<Content> = Readonly<{ kind: EntryKind<Kind, Content>; answer: z.ZodType; recordOf: (entry: Entry<Content>, at: (path: string) => string) => object }>

/** @param isThere whether what it leads to is there still */
const entryJson = <Content>({ kind, answer, recordOf }: Shown<Content>, isThere: (c: Context, content: Content) => Promise<boolean> = async () => true): AnyRoute =>
  jsonRoute(`/library/${FOLDERS[kind.kind]}/:entry{.+\\.json}`, atEntry(kind), {
    operation: `find${NAMES[kind.kind]}`, says: () => ({ title: sayApi(`one.${kind.kind}`), text: sayApi('one.text') }), query: NO_QUERY, answer, pages: [`/library/${FOLDERS[kind.kind]}/:entry`],
  }, async (c, { entry, who }) => {
    const isGone = !who.editor && !who.maker && (entry.state === 'withdrawn' || !(await isThere(c, entry.content)))
    return isGone ? problemAnswer(c, 410, sayApi('gone')) : recordOf(entry, at(c))
  })

/** What leads to a group's own case study is gone when that is. */
async function isOpen(c: Context, { initiative }: CaseStudy): Promise<boolean> {
  const id = readId<'initiative'>(initiative)
  return initiative === undefined || (id !== undefined && (await listOpenCaseStudies(c.database, [id], c.now)).length > 0)
}

const [ofResource, ofCaseStudy, ofCollection, ofTopic, ofTerm, ofPolicy] = SHOWN
export const libraryDataRoutes: readonly AnyRoute[] = [entriesJson, entryJson(ofResource), entryJson(ofCaseStudy, isOpen), entryJson(ofCollection), entryJson(ofTopic), entryJson(ofTerm), entryJson(ofPolicy)]
