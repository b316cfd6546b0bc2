import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { collection as collected } from '../collection/collection.rules.ts'
import { listPublished } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import collection from '../starting-collection.json' with { type: 'json' }
import { topic } from '../topic/topic.rules.ts'
import { loadStarting } from './load-starting.ts'
import { startingSchema } from './starting.rules.ts'

const world = useWorld()
const { topics, resources, collections } = startingSchema.parse(collection)
const text = JSON.stringify(collection)

describe('the starting collection', () => {
  test('holds each work once, whichever of the founding documents name it', () => {
    const titles = resources.map(({ content }) => content.title.toLowerCase())
    expect(new Set(titles).size).toBe(titles.length)
    expect(new Set(resources.map(({ slug }) => slug)).size).toBe(resources.length)
    expect(titles.length).toBeGreaterThanOrEqual(40)
  })

  test('says of each in a sentence or more what it offers, and stands under topics that are there', () => {
    const known = new Set(topics.map(({ slug }) => slug))
    expect(resources.filter(({ content }) => content.annotation.length < 40).map(({ slug }) => slug)).toEqual([])
    expect(resources.flatMap(({ content }) => content.topics).filter((one) => !known.has(one))).toEqual([])
  })

  test('puts the suite of 2015 in one place, each part with a reason, and nothing that isn’t there', () => {
    const [known, suite] = [new Set(resources.map(({ slug }) => slug)), collections.find(({ slug }) => slug === 'the-2015-suite')]
    expect(suite?.content.items.length).toBeGreaterThanOrEqual(12)
    const items = collections.flatMap(({ content }) => content.items)
    expect(items.filter(({ kind, slug, reason }) => kind !== 'resource' || !known.has(slug) || reason === '')).toEqual([])
  })

  test('does not repeat the slips of the founding documents', () => {
    for (const slip of [/Garvie/i, /Time Baking/i, /\b12 young people/i, /independent researcher/i, /control group/i, /A&E/i, /\bjoint the\b/i]) expect(text, String(slip)).not.toMatch(slip)
  })

  test('is there in a new library, read by everybody, and nobody is said to have reviewed it', async () => {
    await loadStarting(world.database, world.clock.now)
    const all = await listPublished(world.database, resource, { most: 100 })
    expect(all.length).toBe(resources.length)
    expect(all.filter(({ reviewedOn }) => reviewedOn !== undefined)).toEqual([])
    expect((await listPublished(world.database, topic, { most: 100 })).length).toBe(topics.length)
    expect((await listPublished(world.database, collected, { most: 100 })).length).toBe(collections.length)
  })

  test('comes once: what editors did meanwhile stays', async () => {
    await loadStarting(world.database, world.clock.now)
    expect((await listPublished(world.database, resource, { most: 100 })).length).toBe(resources.length)
  })
})
