/** Nobody but who keeps the library reads what is begun, waits for an editor, or was taken out, wherever they look. */
import { expect, test } from 'vitest'
import { caseStudy, caseStudySchema } from '#library/case-study/case-study.rules.ts'
import { collection, collectionSchema } from '#library/collection/collection.rules.ts'
import { findEntry, moveEntry } from '#library/entry/entry.queries.ts'
import { settleEntry } from '#library/entry/test-entry.ts'
import { type EntryKind, FOLDERS, type Kind } from '#library/kind.ts'
import { policy, policySchema } from '#library/policy/policy.rules.ts'
import { resource } from '#library/resource/resource.rules.ts'
import { testResource } from '#library/resource/test-resource.ts'
import { term, termSchema } from '#library/term/term.rules.ts'
import { topic, topicSchema } from '#library/topic/topic.rules.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { ROUTES } from '../routes.ts'
import { useWorld } from '../test-world.ts'

const world = useWorld()
const STATES = ['draft', 'ready', 'withdrawn', 'published'] as const
type Settled = Readonly<{ kind: Kind; state: (typeof STATES)[number]; slug: string }>

/** Words that stand nowhere else, and that no address is made of: an answer that repeats what was asked for gives nothing away. */
const markOf = (state: Settled['state']) => (state === 'published' ? 'selkies for everybody' : 'kelpies for nobody')

/** One of a kind in each state; what was taken out had been published before. */
function ofKind<Content>(kind: EntryKind<Kind, Content>, made: (title: string, words: string) => Content): Promise<readonly Settled[]> {
  return Promise.all(STATES.map(async (state) => {
    const slug = await settleEntry(world, kind, made(`Water horse ${kind.kind} ${state}`, `Told of ${markOf(state)}.`), { state: state === 'withdrawn' ? 'published' : state })
    if (state === 'withdrawn') await takeOut(kind, slug)
    return { kind: kind.kind, state, slug }
  }))
}

const takeOut = <Content>(kind: EntryKind<Kind, Content>, slug: string) => world.database.transaction(async (trx) => {
  const entry = await findEntry(trx, kind, slug)
  if (entry === undefined) throw new Error('it was taken in')
  await moveEntry(trx, kind, { id: entry.id, version: entry.version, to: 'withdrawn', reviewed: false }, { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE })
})

const ASKED = ['q=kelpies', 'q=selkies', 'q=water+horse', 'q=water+horse&sort=newest', 'q=water+horse&sort=title'].map((query) => `/search?${query}`)
const HARVESTED = ['ListRecords&metadataPrefix=oai_dc', 'ListIdentifiers&metadataPrefix=oai_dc', 'ListSets'].map((verb) => `/oai?verb=${verb}`)

/** Every page, list, feed and file that can be asked for, with the name of each entry where one stands in the address. */
function addressesOf(all: readonly Settled[]): readonly string[] {
  const paths = ROUTES.filter((route) => route.methods().includes('GET')).map(({ path }) => path)
  const named = paths.filter((path) => path.includes(':entry')).flatMap((path) => all.filter(({ kind }) => path.startsWith(`/library/${FOLDERS[kind]}/`)).map(({ slug }) => path.replace(/:entry(\{[^}]*\})?/, slug)))
  return [...paths, ...named].filter((path) => !path.includes(':')).concat(ASKED, ASKED.map((one) => one.replace('/search', '/search.json')), HARVESTED)
}

test('what is not published is read by nobody else, on no page, in no list, feed, file or search; and what is published is', async () => {
  const all = [
    ...await ofKind(resource, (title, annotation) => testResource({ title, annotation })), ...await ofKind(topic, (name, lead) => topicSchema.parse({ name, lead })),
    ...await ofKind(collection, (title, lead) => collectionSchema.parse({ title, lead })), ...await ofKind(term, (word, definition) => termSchema.parse({ word, definition, questions: ['What is it to you?'] })),
    ...await ofKind(policy, (name, about) => policySchema.parse({ name, type: 'act', about })), ...await ofKind(caseStudy, (title, lead) => caseStudySchema.parse({ title, lead })),
  ]
  const hidden = all.filter(({ state }) => state === 'draft' || state === 'ready')
  const addresses = addressesOf(all)
  for (const reader of [undefined, world.people.stranger]) {
    const shown = new Set<string>()
    for (const address of addresses) {
      // What was looked for is marked where it is found.
      const text = (await world.as(reader).get(address)).text.replace(/<\/?mark>/g, '')
      expect(text.includes(markOf('draft')), `${address} says what nobody may read`).toBe(false)
      expect(hidden.filter(({ slug }) => !address.includes(slug) && text.includes(slug)), `${address} names what is begun`).toEqual([])
      if (text.includes(markOf('published'))) shown.add(address)
    }
    for (const { kind, slug } of all.filter(({ state }) => state === 'published')) expect(shown, kind).toContain(`/library/${FOLDERS[kind]}/${slug}`)
    for (const address of ['/search?q=selkies', '/library/feed.atom', '/oai?verb=ListRecords&metadataPrefix=oai_dc']) expect(shown).toContain(address)
  }
  const asEditor = await Promise.all(hidden.map(({ kind, slug }) => world.as(world.people.administrator).get(`/library/${FOLDERS[kind]}/${slug}`)))
  expect(asEditor.filter(({ text }) => !text.includes(markOf('draft')))).toEqual([])
})
