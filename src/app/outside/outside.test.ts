import { beforeAll, describe, expect, test } from 'vitest'
import { settleEntry } from '#library/entry/test-entry.ts'
import { resource, resourceSchema } from '#library/resource/resource.rules.ts'
import { mayVisit, readRobots } from '#platform/outward/robots.rules.ts'
import { settleInitiative } from '../test-people.ts'
import { useWorld } from '../test-world.ts'
import { A_LIST, namesOf, readName } from './sitemap.rules.ts'

const world = useWorld()
const visit = () => world.as(undefined)
const work = (title: string) => resourceSchema.parse({ title, type: 'report' })
let published = ''

beforeAll(async () => {
  published = await settleEntry(world, resource, work('Everybody reads it'))
  await settleEntry(world, resource, work('Nobody reads it yet'), { state: 'draft' })
  await settleInitiative(world.database, world.people, { slug: 'behind-doors', openTo: 'members' })
})

const addressesIn = (text: string) => [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '')

describe('the sitemap', () => {
  test('names every public page once, and none that is not for everybody; each is there for visitors', async () => {
    const index = await visit().get('/sitemap.xml')
    const lists = addressesIn(index.text)
    expect(lists.map((one) => new URL(one).pathname)).toEqual(['/sitemap/pages-1.xml', '/sitemap/initiatives-1.xml', '/sitemap/library-1.xml'])
    const texts = await Promise.all(lists.map(async (one) => (await visit().get(new URL(one).pathname)).text))
    const pages = texts.flatMap(addressesIn).map((one) => new URL(one).pathname)
    expect(pages).toContain(`/initiatives/${world.initiative.slug}`)
    expect(pages).toContain(`/library/resources/${published}`)
    expect(pages.join(' ')).not.toMatch(/behind-doors|nobody-reads/)
    expect(new Set(pages).size).toBe(pages.length)
    const statuses = await Promise.all(pages.map(async (path) => [path, (await visit().get(path)).status] as const))
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([])
    expect(texts[2]).toContain(`<lastmod>2026-11-24T18:30:00Z</lastmod>`)
  })

  test('of many things has many lists, and there is no list beyond the last', async () => {
    expect(namesOf('library', 2 * A_LIST + 1)).toEqual(['library-1', 'library-2', 'library-3'])
    expect(readName('library-3.xml')).toEqual({ part: 'library', skip: 2 * A_LIST })
    for (const none of ['library-2', 'library-0', 'library-999999', 'library--1', 'other-1', 'pages-2', 'library-1.xml']) expect((await visit().get(`/sitemap/${none}.xml`)).status, none).toBe(404)
  })

  test('is not sent again to whoever has it', async () => {
    const tag = (await visit().get('/sitemap.xml')).headers.get('etag') ?? ''
    expect((await visit().request('/sitemap.xml', { headers: { 'if-none-match': tag } })).status).toBe(304)
  })
})

test('robots may read what everybody reads, and are kept from forms, from what is somebody’s own and from addresses that never end', async () => {
  const { text } = await visit().get('/robots.txt')
  expect(text).toContain('Sitemap: http://localhost:3000/sitemap.xml')
  const rules = readRobots(text, 'anybody')
  const may = (path: string) => mayVisit(rules, new URL(path, 'http://localhost:3000'))
  for (const path of ['/', '/initiatives', '/initiatives/evening-buses', '/initiatives/evening-buses/happened', '/library', `/library/resources/${published}`, '/library/topics', '/library/topics?after=1', '/library/feed.atom', '/library/feed.atom?topic=a', '/sitemap.xml', '/sitemap/pages-1.xml', '/help', '/api']) expect(may(path), path).toBe(true)
  for (const path of ['/search', '/search?q=a', '/search.json?q=a', '/me', '/me/mail', '/sign-in?next=/', '/library/resources/new', `/library/resources/${published}/edit`, `/library/resources/${published}/report`, '/library/desk', '/oai?verb=Identify', '/initiatives?search=a', '/report']) expect(may(path), path).toBe(false)
})

test('browsers are told how to search here, on every page', async () => {
  expect((await visit().get('/')).text).toContain('<link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title="Thegither"/>')
  const { text, headers } = await visit().get('/opensearch.xml')
  expect(headers.get('content-type')).toBe('application/opensearchdescription+xml; charset=utf-8')
  expect(text).toContain('<Url type="text/html" method="get" template="http://localhost:3000/search?q={searchTerms}"/>')
})
