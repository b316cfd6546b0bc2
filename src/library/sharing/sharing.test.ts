import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { collection, collectionSchema } from '../collection/collection.rules.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { entryPath } from '../kind.ts'
import { policy, policySchema } from '../policy/policy.rules.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { term, termSchema } from '../term/term.rules.ts'
import { topic, topicSchema } from '../topic/topic.rules.ts'

const world = useWorld()
const visit = (path: string, headers: Readonly<Record<string, string>> = {}) => world.as(undefined).request(path, { headers })
const ORIGIN = 'http://localhost:3000'

type Data = Readonly<Record<string, unknown>>
const dataOf = (page: string): Data => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}')
const metaOf = (page: string, name: string) => [...page.matchAll(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, 'g'))].map(([, content]) => content)

beforeAll(async () => {
  await settleEntry(world, topic, topicSchema.parse({ name: 'Asset mapping', lead: 'Seeing what is there already' }))
  world.clock.now = new Date('2026-11-25T10:00:00Z')
  await settleEntry(world, resource, resourceSchema.parse({
    title: 'Maps & people', type: 'video', annotation: 'How three villages drew theirs.', authors: [{ family: 'Mackay', given: 'Ishbel' }, { name: 'A council' }], published: '2015', topics: ['asset-mapping'], languages: ['en'],
    links: [{ url: 'https://example.org/maps', format: 'video' }], licence: 'https://creativecommons.org/licenses/by/4.0/', doi: '10.1234/maps',
  }))
  world.clock.now = new Date('2026-11-26T10:00:00Z')
  await settleEntry(world, collection, collectionSchema.parse({ title: 'To begin with', lead: 'Three for the first week', curator: 'Morag', items: [{ kind: 'resource', slug: 'maps-people' }, { kind: 'topic', slug: 'asset-mapping' }] }))
  await settleEntry(world, term, termSchema.parse({ word: 'Time bank', definition: 'An hour for an hour.', contested: 'Whether it is work.' }))
  await settleEntry(world, policy, policySchema.parse({ name: 'An act', type: 'act', year: 2014, citation: '2014 asp 9', link: 'https://example.org/act' }))
  await settleEntry(world, resource, resourceSchema.parse({ title: 'Not yet', type: 'report' }), { state: 'draft', by: world.people.carer })
})

describe('the page of an entry says what it is', () => {
  test('a resource: as schema.org, Open Graph and Dublin Core, and where it is', async () => {
    const { text } = await visit('/library/resources/maps-people')
    const page = `${ORIGIN}/library/resources/maps-people`
    expect(text).toContain(`<link rel="canonical" href="${page}"/>`)
    expect(dataOf(text)).toEqual({
      '@context': 'https://schema.org', '@type': 'VideoObject', name: 'Maps & people', description: 'How three villages drew theirs.', url: 'https://example.org/maps', mainEntityOfPage: page, datePublished: '2015', inLanguage: ['en'],
      author: [{ '@type': 'Person', name: 'Ishbel Mackay' }, { '@type': 'Organization', name: 'A council' }], about: ['Asset mapping'], sameAs: ['https://doi.org/10.1234/maps'], license: 'https://creativecommons.org/licenses/by/4.0/',
    })
    expect([metaOf(text, 'og:type'), metaOf(text, 'og:description'), metaOf(text, 'description')]).toEqual([['video.other'], ['How three villages drew theirs.'], ['How three villages drew theirs.']])
    expect([metaOf(text, 'DCTERMS.creator'), metaOf(text, 'DCTERMS.subject'), metaOf(text, 'DCTERMS.identifier')]).toEqual([['Ishbel Mackay', 'A council'], ['Asset mapping'], [page, 'https://doi.org/10.1234/maps', 'https://example.org/maps']])
  })

  test.each([
    [collection, 'to-begin-with', { '@type': 'CollectionPage', author: ['Morag'], mainEntity: { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, url: `${ORIGIN}/library/resources/maps-people` }, { '@type': 'ListItem', position: 2, url: `${ORIGIN}/library/topics/asset-mapping` }] } }],
    [topic, 'asset-mapping', { '@type': 'CollectionPage', name: 'Asset mapping' }],
    [term, 'time-bank', { '@type': 'DefinedTerm', inDefinedTermSet: { '@type': 'DefinedTermSet', name: 'Word explained', url: `${ORIGIN}/library/glossary` } }],
    [policy, 'an-act', { '@type': 'Legislation', legislationDate: '2014', legislationIdentifier: '2014 asp 9', url: 'https://example.org/act' }],
  ] as const)('%o', async ({ kind }, slug, said) => {
    const { text } = await visit(entryPath(kind, slug))
    expect(dataOf(text)).toMatchObject(said)
    expect(text).toContain('Share this page')
  })

  test('a draft says nothing of itself, to its maker neither, and is not passed on', async () => {
    const { text } = await world.as(world.people.carer).get('/library/resources/not-yet')
    expect(text).toContain('Not yet')
    expect(text).toContain('<meta name="robots" content="noindex"/>')
    expect(text).not.toMatch(/canonical|ld\+json|og:|Share this page/)
  })
})

describe('feeds', () => {
  test('tell what is new, the newest first, and what is only about a topic', async () => {
    const all = await visit('/library/feed.atom')
    expect(all.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect([...all.text.matchAll(/<entry>.*?<title>([^<]*)<\/title>/g)].map(([, title]) => title).slice(-2)).toEqual(['Maps &amp; people', 'Asset mapping'])
    expect(all.text).not.toContain('Not yet')
    expect(all.queries).toBeLessThanOrEqual(8)
    const some = await visit('/library/feed.atom?topic=asset-mapping')
    expect([...some.text.matchAll(/<entry>.*?<title>([^<]*)<\/title>/g)].map(([, title]) => title)).toEqual(['Maps &amp; people'])
    expect(some.text).toContain('<title>Library of Thegither: about Asset mapping</title>')
    expect(some.text).toContain('<category term="Asset mapping"/>')
    expect(some.text).toContain(`<link rel="self" href="${ORIGIN}/library/feed.atom?topic=asset-mapping"/>`)
  })

  test('are the same as JSON Feed', async () => {
    const { text, headers } = await visit('/library/feed.json?kind=term')
    expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    expect(JSON.parse(text)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1', feed_url: `${ORIGIN}/library/feed.json?kind=term`, home_page_url: `${ORIGIN}/library`,
      items: [{ url: `${ORIGIN}/library/glossary/time-bank`, title: 'Time bank', content_text: 'An hour for an hour.', date_published: '2026-11-26T10:00:00.000Z' }],
    })
  })

  test('are found from the pages that they follow, are not sent again to whoever has them, and refuse what they don’t know', async () => {
    expect((await visit('/library/topics/asset-mapping')).text).toContain('<link rel="alternate" href="/library/feed.atom?topic=asset-mapping" type="application/atom+xml" title="New in: Asset mapping"/>')
    expect((await visit('/library')).text).toContain('<link rel="alternate" href="/library/feed.json" type="application/feed+json"')
    const tag = (await visit('/library/feed.json')).headers.get('etag') ?? ''
    expect((await visit('/library/feed.json', { 'if-none-match': tag })).status).toBe(304)
    for (const wrong of ['kind=nothing', 'topic=A', 'topics=a', 'topic=a&topic=b']) expect((await visit(`/library/feed.atom?${wrong}`)).status, wrong).toBe(400)
  })
})
