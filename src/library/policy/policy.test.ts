import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { term } from '../term/term.rules.ts'
import { type Policy, entryAt, policy } from './policy.rules.ts'

const world = useWorld()

const made = (name: string, more: Partial<Policy> = {}): Policy => policy.schema.parse({ name, type: 'act', ...more })
const anybody = () => world.as(undefined)

describe('an address of ours', () => {
  test('is known by its path, on whatever host, and nothing else is', () => {
    expect(entryAt('https://together.example/library/glossary/trust?from=here#top')).toEqual({ kind: 'term', slug: 'trust' })
    expect(entryAt('/library/case-studies/lochside/')).toEqual({ kind: 'case-study', slug: 'lochside' })
    for (const address of ['/library/people/me', '/library/glossary/', '/library/glossary/Trust', 'trust', '/library/glossary/trust/edit']) expect(entryAt(address), address).toBeUndefined()
  })
})

describe('a law or policy on the map', () => {
  test('is put there by an editor, with what it asks, where that stands, and what explains it', async () => {
    const editor = world.as(world.people.administrator)
    await settleEntry(world, term, term.schema.parse({ word: 'Locality', definition: 'A part of an area.' }))
    const begun = await editor.post('/library/policies/new', {
      name: 'An Act about plans', type: 'act', year: '2014', citation: '2014 asp 9', link: 'https://law.example/2014/9', applies: 'Scotland', explainedBy: '/library/glossary/locality',
      'principle-0-words': 'People are asked early.', 'duty-0-words': 'Make a plan for each area.', 'duty-0-where': 'section 29', 'duty-1-words': 'Look at it again.', 'duty-1-link': 'https://law.example/2014/9/37',
    })
    expect([begun.status, begun.location]).toEqual([303, '/library/policies/an-act-about-plans'])
    await editor.post('/library/policies/an-act-about-plans/move', { move: 'publish', version: '1' })
    const { text, queries } = await anybody().get('/library/policies/an-act-about-plans')
    expect(queries).toBeLessThanOrEqual(8)
    for (const words of ['2014 asp 9', 'People are asked early.', 'section 29', 'href="https://law.example/2014/9/37"', 'href="/library/glossary/locality"', 'Nobody has checked this yet']) expect(text).toContain(words)
    expect((await anybody().get('/library/policies')).text).toContain('1 principle, 2 duties')
  })

  test('says which groups use it, where they say so to everybody', async () => {
    const { people, initiative } = world
    const slug = await settleEntry(world, policy, made('An Act about taking part'))
    const used = await world.as(people.host).post(`/library/policies/${slug}/use`, { initiative: initiative.id, said: 'We asked by its section 3.', seenBy: 'public' })
    expect(used.status).toBe(303)
    const { text, queries } = await world.as(people.administrator).get(`/library/policies/${slug}`)
    expect(text).toContain('We asked by its section 3.')
    expect(queries).toBeLessThanOrEqual(8)
    expect((await anybody().get(`/library/policies/${slug}`)).text).toContain(`/initiatives/${initiative.slug}`)
  })

  test('says when it was checked and by whom, or plainly that nobody did', async () => {
    await settleEntry(world, policy, made('Checked guidance', { type: 'guidance', checked: { on: '2026-10-01', by: 'Ishbel, librarian' } }))
    const { text } = await anybody().get('/library/policies/checked-guidance')
    expect(text).toContain('1 October 2026')
    expect(text).toContain('by Ishbel, librarian')
    expect(text).not.toContain('Nobody has checked')
  })

  test('is refused where half of a check, a wrong year or a page that is not here was typed, all at once', async () => {
    const answer = await world.as(world.people.administrator).post('/library/policies/new', { name: 'A plan', type: 'strategy', year: '20', checkedBy: 'Ishbel', explainedBy: 'https://elsewhere.example/', 'duty-2-where': 'section 3' })
    expect(answer.status).toBe(422)
    for (const field of ['field-year', 'field-explainedBy', 'field-duty-2-words']) expect(answer.text, field).toContain(`href="#${field}"`)
    const half = await world.as(world.people.administrator).post('/library/policies/new', { name: 'A plan', type: 'strategy', checkedBy: 'Ishbel' })
    expect([half.status, half.text.includes('href="#field-checkedBy"')]).toEqual([422, true])
  })

  test('stands in the map from A to Z, page by page', async () => {
    for (let number = 1; number <= 41; number += 1) await settleEntry(world, policy, made(`Zonal plan ${String(number).padStart(2, '0')}`, { type: 'strategy' }))
    const first = await anybody().get('/library/policies')
    expect(first.queries).toBeLessThanOrEqual(8)
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await anybody().get(next)
    expect([first.text.includes('Zonal plan 01'), first.text.includes('Zonal plan 41'), second.text.includes('Zonal plan 41'), second.text.includes('Zonal plan 01')]).toEqual([true, false, true, false])
  })
})
