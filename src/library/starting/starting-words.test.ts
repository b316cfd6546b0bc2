import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { KINDS } from '../kind.ts'
import policyMap from '../starting-policies.json' with { type: 'json' }
import collection from '../starting-collection.json' with { type: 'json' }
import glossary from '../starting-terms.json' with { type: 'json' }
import { shortOf } from '../term/term.rules.ts'
import { loadStarting } from './load-starting.ts'
import { startingPoliciesSchema, startingSchema, startingTermsSchema } from './starting.rules.ts'

const world = useWorld()
const { terms } = startingTermsSchema.parse(glossary)
const { policies } = startingPoliciesSchema.parse(policyMap)
const { topics, resources } = startingSchema.parse(collection)

/** All that the library begins with, as addresses name it. */
const known = new Set([...terms.map(({ slug }) => `term ${slug}`), ...policies.map(({ slug }) => `policy ${slug}`), ...topics.map(({ slug }) => `topic ${slug}`), ...resources.map(({ slug }) => `resource ${slug}`)])

describe('the words with which a glossary begins', () => {
  test('mark some as contested, some as shorthand and some as neither; each asks something that a group can talk about', () => {
    expect(terms.length).toBeGreaterThanOrEqual(12)
    const [contested, short, neither] = [terms.filter(({ content }) => content.contested !== undefined), terms.filter(({ content }) => content.shorthand !== undefined), terms.filter(({ content }) => content.contested === undefined && content.shorthand === undefined)]
    for (const some of [contested, short, neither]) expect(some.length).toBeGreaterThanOrEqual(3)
    expect(terms.filter(({ content }) => content.questions.length === 0).map(({ slug }) => slug)).toEqual([])
    expect(terms.filter(({ content }) => shortOf(content.definition).length < 30).map(({ slug }) => slug)).toEqual([])
  })

  test('lead to each other, and no two are written alike', () => {
    expect(terms.flatMap(({ content }) => content.related).filter((slug) => !known.has(`term ${slug}`))).toEqual([])
    const written = terms.flatMap(({ content }) => [content.word, ...content.spellings].map((one) => one.toLowerCase().replaceAll('-', ' ')))
    const own = terms.map(({ content }) => new Set([content.word, ...content.spellings].map((one) => one.toLowerCase().replaceAll('-', ' '))))
    expect(new Set(written).size).toBe(own.reduce((sum, { size }) => sum + size, 0))
  })
})

describe('the map of laws and policies with which it begins', () => {
  test('claims of none that somebody checked it, and leads only to what is there', () => {
    expect(policies.filter(({ content }) => content.checked !== undefined)).toEqual([])
    expect(policies.flatMap(({ content }) => content.explainedBy).filter(({ kind, slug }) => !KINDS.includes(kind) || !known.has(`${kind} ${slug}`))).toEqual([])
    expect(policies.filter(({ content }) => content.principles.length + content.duties.length === 0)).toEqual([])
  })
})

test('both are read by everybody in a new library', async () => {
  await loadStarting(world.database, world.clock.now)
  const anybody = world.as(undefined)
  const page = await anybody.get('/library/glossary/co-production')
  expect(page.text).toContain('What people disagree about')
  expect((await anybody.get('/library/policies/public-bodies-joint-working-scotland-act-2014')).text).toContain('Nobody has checked this yet')
  expect((await anybody.get('/library/glossary')).text).toContain('href="/library/glossary/time-bank"')
})
