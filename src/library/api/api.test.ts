import { beforeAll, describe, expect, test } from 'vitest'
import { tokenFor } from '#people/token/test-token.ts'
import { useWorld } from '#app/test-world.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { FOLDERS, KINDS } from '../kind.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { readPlace, writePlace } from './cursor.rules.ts'
import { settleOneOfEach } from './test-entries.ts'

const world = useWorld()
const visit = (path: string, headers: Readonly<Record<string, string>> = {}) => world.as(undefined).request(path, { headers })
type Line = Readonly<{ kind: string; slug: string; state: string; title?: string; page: string; data: string; topics?: readonly unknown[] }>
type List = Readonly<{ entries: readonly Line[]; heard?: string; next?: string }>
const list = async (query: string): Promise<List> => JSON.parse((await visit(`/library/entries.json${query}`)).text)
const work = (title: string) => resourceSchema.parse({ title, type: 'report' })
const withdraw = (slug: string) => world.as(world.people.administrator).post(`/library/resources/${slug}/move`, { move: 'withdraw', version: '1', reason: 'It was wrong' })
const by = async (person: typeof world.people.carer) => ({ authorization: `Bearer ${await tokenFor(world, person)}` })
let slug = ''
beforeAll(async () => { slug = await settleOneOfEach(world) })

describe('a program reads', () => {
  test('what there is, in short, of one kind or about a topic', async () => {
    const all = await list('')
    expect(all.entries.map(({ kind }) => kind).toSorted()).toEqual([...KINDS].toSorted())
    expect((await list('?kind=policy')).entries.map(({ title }) => title)).toEqual(['An act'])
    expect((await list(`?topic=${slug}`)).entries.map(({ kind }) => kind).toSorted()).toEqual(['case-study', 'collection', 'resource'])
    expect((await list(`?topic=${slug}&kind=resource`)).entries).toMatchObject([{ state: 'published', topics: [{ slug, name: 'Asset mapping' }], data: `http://localhost:3000/library/resources/${slug}.json` }])
  })

  test.each(KINDS)('one %s with what its page says, at an address of its own or at that of the page, and not again while it is the same', async (kind) => {
    const path = `/library/${FOLDERS[kind]}/${slug}`
    const answer = await visit(`${path}.json`)
    expect(JSON.parse(answer.text)).toMatchObject({ kind, slug, state: 'published', version: 1, page: `http://localhost:3000${path}` })
    expect((await visit(path, { accept: 'application/json' })).text).toBe(answer.text)
    expect((await visit(`${path}.json`, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
    expect(answer.queries).toBeLessThanOrEqual(8)
    expect(answer.text).not.toMatch(/"cited"|"initiative"/)
  })

  test('what its person may read: a draft for whoever keeps it, and nobody else', async () => {
    const draft = await settleEntry(world, resource, work('Not yet'), { state: 'draft', by: world.people.carer })
    const path = `/library/resources/${draft}.json`
    expect((await visit(path)).status).toBe(404)
    expect((await visit(path, await by(world.people.planner))).status).toBe(404)
    expect(JSON.parse((await visit(path, await by(world.people.carer))).text)).toMatchObject({ state: 'draft', title: 'Not yet' })
    expect((await list('?kind=resource')).entries.map(({ title }) => title)).not.toContain('Not yet')
  })

  test('that something was taken out, without its words', async () => {
    const gone = await settleEntry(world, resource, work('Soon gone'))
    await list('')
    world.clock.now = new Date('2026-12-01T08:00:00Z')
    await withdraw(gone)
    const answer = await visit(`/library/resources/${gone}.json`)
    expect([answer.status, answer.headers.get('content-type'), JSON.parse(answer.text).status]).toEqual([410, 'application/problem+json; charset=utf-8', 410])
    const changed = await list('?since=2026-12-01')
    expect(changed.entries).toEqual([{ kind: 'resource', slug: gone, state: 'withdrawn', changedAt: '2026-12-01T08:00:00.000Z', page: `http://localhost:3000/library/resources/${gone}`, data: `http://localhost:3000/library/resources/${gone}.json` }])
    world.clock.now = new Date('2026-12-01T09:00:00Z')
    expect((await list(`?since=${(await list('')).heard}`)).entries).toEqual([])
  })

  test('a long list in parts: what is changed while it reads comes once more at the end, and nothing is left out', async () => {
    world.clock.now = new Date('2026-12-02T08:00:00Z')
    for (let n = 0; n < 7; n += 1) await settleEntry(world, resource, work(`Number ${n}`))
    let page = await list('?since=2026-12-02&limit=3')
    const first = page.entries[0]?.slug ?? ''
    const seen = page.entries.map((one) => one.slug)
    await withdraw(first)
    await settleEntry(world, resource, work('Came meanwhile'))
    await list('')
    while (page.next !== undefined) {
      page = JSON.parse((await visit(page.next.replace('http://localhost:3000', ''))).text)
      seen.push(...page.entries.map((one) => one.slug))
    }
    expect(seen.filter((one) => one !== first).toSorted()).toEqual([...[0, 1, 2, 3, 4, 5, 6].map((n) => `number-${n}`).filter((one) => one !== first), 'came-meanwhile'].toSorted())
    expect(seen.filter((one) => one === first)).toHaveLength(2)
  })

  test.each(['kind=nothing', 'since=yesterday', 'after=x', 'after=1.2', 'limit=0', 'limit=501', 'topic=A', 'kinds=topic', 'limit=1&limit=2'])('and is told what of its question can’t be read: %s', async (query) => {
    const answer = await visit(`/library/entries.json?${query}`)
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { type: 'about:blank', title: expect.any(String), status: 400, parameters: [query.replace(/=.*/, '')] }])
  })
})

test('a place in a list is read as it was written, and nothing else is a place', () => {
  const place = readPlace('1764000000123456.00000000-0000-4000-8000-000000000000')
  expect(place === undefined ? '' : writePlace(place)).toBe('1764000000123456.00000000-0000-4000-8000-000000000000')
  for (const none of ['', '1', '-1.00000000-0000-4000-8000-000000000000', '999999999999999999.00000000-0000-4000-8000-000000000000', `1.${'x'.repeat(36)}`]) expect(readPlace(none), none).toBeUndefined()
})
