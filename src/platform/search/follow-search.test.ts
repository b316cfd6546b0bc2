import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleEntry } from '#library/entry/test-entry.ts'
import { resource, resourceSchema } from '#library/resource/resource.rules.ts'

const world = useWorld()
const visit = (path: string) => world.as(undefined).get(path)
const ORIGIN = 'http://localhost:3000'

beforeAll(async () => {
  for (const [title, type, published] of [['Lunch clubs & buses', 'report', '2012'], ['Lunch clubs again', 'toolkit', '2019'], ['Lunch clubs at last', 'report', '2020'], ['Something else', 'report', '2021']] as const) await settleEntry(world, resource, resourceSchema.parse({ title, type, published }))
  await settleEntry(world, resource, resourceSchema.parse({ title: 'Lunch clubs in a drawer', type: 'report' }), { state: 'draft' })
})

test('a search is followed by its own address: the newest first, by its words and filters', async () => {
  const { text, headers, queries } = await visit('/search.atom?q=lunch+clubs&type=report')
  expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  expect([...text.matchAll(/<entry>.*?<title>([^<]*)<\/title>/g)].map(([, title]) => title)).toEqual(['Lunch clubs at last', 'Lunch clubs &amp; buses'])
  expect(text).toContain(`<link rel="self" href="${ORIGIN}/search.atom?q=lunch+clubs&amp;type=report"/>`)
  expect(text).toContain(`<link href="${ORIGIN}/search?q=lunch+clubs&amp;type=report&amp;sort=newest"/>`)
  expect(queries).toBeLessThanOrEqual(8)
  expect(JSON.parse((await visit('/search.feed.json?q=lunch+clubs')).text)).toMatchObject({ feed_url: `${ORIGIN}/search.feed.json?q=lunch+clubs`, items: [{ title: 'Lunch clubs at last' }, { title: 'Lunch clubs again' }, { title: 'Lunch clubs & buses' }] })
  expect((await visit('/search?q=lunch+clubs&type=report&sort=title')).text).toContain('<link rel="alternate" href="/search.atom?q=lunch+clubs&amp;type=report" type="application/atom+xml"')
})

test('a feed refuses what it does not know', async () => {
  for (const wrong of ['q=a&q=b', 'sort=title', 'after=x', 'from=12']) expect((await visit(`/search.atom?${wrong}`)).status, wrong).toBe(400)
})
