import { beforeEach, describe, expect, test } from 'vitest'
import { latestEdition, putForward, writeSentence } from '#initiative/case-study/test-case-study.ts'
import { useWorld } from '#app/test-world.ts'
import type { Transaction } from '#platform/database/database.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { caseStudy, caseStudySchema } from '../case-study/case-study.rules.ts'
import { collection, collectionSchema } from '../collection/collection.rules.ts'
import { type EntryKind, FOLDERS, type Kind, entryPath } from '../kind.ts'
import { policy, policySchema } from '../policy/policy.rules.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { term, termSchema } from '../term/term.rules.ts'
import { topic, topicSchema } from '../topic/topic.rules.ts'
import { findEntry, moveEntry, saveEntry } from './entry.queries.ts'
import { settleEntry } from './test-entry.ts'

const world = useWorld()
const get = (path: string) => world.as(undefined).get(path)
const by = () => ({ person: undefined, at: world.clock.now, zone: DEFAULT_ZONE })
beforeEach(() => { world.clock.now = new Date(world.clock.now.getTime() + 60_000) })

type Written = Readonly<{ kind: Kind; settle: () => Promise<string>; change: (slug: string) => Promise<boolean>; takeOut: (slug: string) => Promise<boolean> }>

/** One of a kind, called “Before” and later “Afterwards”. */
function written<Content>(kind: EntryKind<Kind, Content>, called: (name: string) => Content): Written {
  const withEntry = (slug: string, act: (trx: Transaction, entry: Readonly<{ id: NonNullable<Awaited<ReturnType<typeof findEntry>>>['id']; version: number }>) => Promise<boolean>) => world.database.transaction(async (trx) => {
    const entry = await findEntry(trx, kind, slug)
    if (entry === undefined) throw new Error('it is there')
    return act(trx, entry)
  })
  return {
    kind: kind.kind,
    settle: async () => settleEntry(world, kind, called('Before')),
    change: async (slug) => withEntry(slug, (trx, { id, version }) => saveEntry(trx, kind, { id, version, content: called('Afterwards') }, by())),
    takeOut: async (slug) => withEntry(slug, (trx, { id, version }) => moveEntry(trx, kind, { id, version, to: 'withdrawn', reviewed: false }, by())),
  }
}

const KINDS: readonly Written[] = [
  written(resource, (title) => testResource({ title })),
  written(topic, (name) => topicSchema.parse({ name, lead: 'What it is about' })),
  written(collection, (title) => collectionSchema.parse({ title })),
  written(term, (word) => termSchema.parse({ word, definition: 'What it means', questions: ['What is it to you?'] })),
  written(policy, (name) => policySchema.parse({ name, type: 'act' })),
]

describe.each(KINDS)('of the kind $kind', ({ kind, settle, change, takeOut }) => {
  test('a page and its list are kept; what is changed and what is taken out is seen at the next request', async () => {
    const list = `/library/${FOLDERS[kind]}`
    const page = entryPath(kind, await settle())
    const both = [page, list] as const
    for (const path of both) {
      expect((await get(path)).text, path).toContain('Before')
      expect((await get(path)).queries, path).toBe(1)
    }
    const slug = page.split('/').at(-1) ?? ''
    expect(await change(slug)).toBe(true)
    for (const path of both) {
      const { text } = await get(path)
      expect([text.includes('Afterwards'), text.includes('Before')], path).toEqual([true, false])
      expect((await get(path)).queries, path).toBe(1)
    }
    expect(await takeOut(slug)).toBe(true)
    const gone = await get(page)
    expect(gone.status).toBe(410)
    expect(gone.text).toContain(`That was on <time datetime="${world.clock.now.toISOString().slice(0, 10)}">`)
    expect((await get(list)).text).not.toContain('Afterwards')
  })
})

test('a topic’s page shows at the next request what is put under it, and a collection’s what no longer stands there', async () => {
  const about = await settleEntry(world, topic, topicSchema.parse({ name: 'Time banks', lead: 'An hour for an hour' }))
  expect((await get(entryPath('topic', about))).text).not.toContain('Swapping hours')
  const work = await settleEntry(world, resource, testResource({ title: 'Swapping hours', topics: [about] }))
  expect((await get(entryPath('topic', about))).text).toContain('Swapping hours')
  const chosen = entryPath('collection', await settleEntry(world, collection, collectionSchema.parse({ title: 'To begin with', items: [{ kind: 'resource', slug: work }] })))
  expect((await get(chosen)).text).toContain('Swapping hours')
  await written(resource, (title) => testResource({ title })).takeOut(work)
  for (const path of [chosen, entryPath('topic', about)]) expect((await get(path)).text, path).not.toContain('Swapping hours')
})

test('the questions about a word are kept and gone with it', async () => {
  const word = written(term, (name) => termSchema.parse({ word: name, definition: 'What it means', questions: ['What is it to you?'] }))
  const slug = await word.settle()
  const sheet = entryPath('term', slug, '/questions')
  expect((await get(sheet)).text).toContain('What is it to you?')
  expect((await get(sheet)).queries).toBe(1)
  await word.takeOut(slug)
  expect((await get(sheet)).status).toBe(404)
})

test('a case study that leads to a group’s own is kept, and gone when the group takes it off', async () => {
  await writeSentence(world, 'We met in the orangery.')
  await world.as(world.people.host).post(`/initiatives/evening-buses/case-study/agree/${await putForward(world)}`)
  const led = entryPath('case-study', await settleEntry(world, caseStudy, caseStudySchema.parse({ title: 'Buses at night', initiative: world.initiative.id })))
  expect((await get(led)).status).toBe(200)
  expect((await get(led)).queries).toBe(1)
  expect((await get('/library/case-studies')).text).toContain('Buses at night')
  expect((await get('/library/case-studies')).queries).toBe(1)
  await world.as(world.people.host).post(`/initiatives/evening-buses/case-study/agree/${(await latestEdition(world)).id}/take-off`)
  expect((await get(led)).status).toBe(410)
  expect((await get('/library/case-studies')).text).not.toContain('Buses at night')
})
