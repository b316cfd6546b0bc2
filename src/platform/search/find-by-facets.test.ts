import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../ids.ts'
import { type SearchRow, feedRows, forgetModule, forgetRows, tendSearchWords } from './feed.queries.ts'

const world = useWorld()
const feed = (database: Database, rows: readonly SearchRow[]) => database.transaction((trx) => feedRows(trx, rows))

const row = (n: number, more: Partial<SearchRow>): SearchRow => ({
  module: 'library', kind: 'resource', id: newId<'resource'>(), audience: 'public', path: `/library/resources/made-${n}`, title: `Harbour work ${n}`, about: 'A. N. Author', text: 'Of boats and nets.',
  at: new Date(Date.UTC(2020, 0, n + 1)), year: 2010 + (n % 4), facets: [], ...more,
})

/** Twenty-four about harbours: every second a toolkit, every third for Scotland. */
const HARBOURS = Array.from({ length: 24 }, (_, n) => row(n, { facets: [n % 2 === 0 ? 'type:toolkit' : 'type:report', n % 3 === 0 ? 'scope:scotland' : 'scope:uk', ...(n < 2 ? ['format:easy-read'] : [])] }))
const ONES = [
  row(40, { title: 'What is co-production?', about: 'M. Macdonald', text: 'An answer to zebrafish.', at: new Date('2001-01-01'), path: '/library/glossary/co-production' }),
  row(41, { title: 'Coproduction in rural places', text: 'About marshmallow.', path: '/library/resources/rural' }),
  row(42, { title: 'Foghlam', about: 'Bòrd na Gàidhlig', text: 'Cò-bhuileachadh anns a’ Ghàidhlig.', path: '/library/resources/foghlam' }),
  row(43, { title: 'Seen by members', audience: 'site', text: 'Hippogriff.', path: '/library/resources/members' }),
]

beforeAll(async () => {
  await world.database.transaction((trx) => forgetModule(trx, 'library'))
  await feed(world.database, [...HARBOURS, ...ONES])
})

type Found = Readonly<{ count: number; counts: Record<string, number>; facets: Record<string, number>; results: readonly { page: string; title: string }[]; next?: string }>
const ask = async (query: string, as?: 'carer'): Promise<Found> => {
  const answer = await world.as(as === undefined ? undefined : world.people[as]).get(`/search.json?${query}`)
  expect([query, answer.status]).toEqual([query, 200])
  expect(answer.queries).toBeLessThanOrEqual(8)
  return JSON.parse(answer.text)
}
const paths = ({ results }: Found) => results.map(({ page }) => new URL(page).pathname)
const page = async (query: string) => {
  const answer = await world.as(undefined).get(`/search?${query}`)
  expect([query, answer.status]).toEqual([query, 200])
  expect(answer.queries).toBeLessThanOrEqual(8)
  return answer.text
}

describe('what is chosen', () => {
  test('is any value of a list and one of each list; a count leaves out the choice of its own list', async () => {
    const both = await ask('q=harbour&type=toolkit&scope=scotland')
    expect([both.count, both.facets['type:toolkit'], both.facets['type:report'], both.facets['scope:scotland'], both.facets['scope:uk']]).toEqual([4, 4, 4, 4, 8])
    expect((await ask('q=harbour&type=toolkit&type=report')).count).toBe(24)
    expect((await ask('q=harbour&from=2011&until=2012')).count).toBe(12)
    expect((await ask('q=harbour&from=2011&until=2012')).facets['year:2013']).toBe(6)
    expect((await ask('q=harbour&type=sculpture')).count).toBe(0)
  })

  test('stands on the page with its numbers, can be taken off by a link, and lies in the address', async () => {
    const text = await page('q=harbour&type=toolkit&from=2011')
    expect(text).toContain('value="toolkit" checked=""')
    expect(text).toContain('<label for="type-toolkit">Toolkit (6)</label>')
    expect(text).toContain('href="/search?q=harbour&amp;from=2011"')
    expect(text).toContain('href="/search?q=harbour&amp;type=toolkit"')
  })

  test('says what it leaves out where nothing fits it all', async () => {
    const text = await page('q=harbour&format=easy-read&from=2013')
    expect(text).toContain('Nothing fits all that is chosen')
    expect(text).toMatch(/href="\/search\?q=harbour&amp;from=2013">6 results without/)
    expect(text).toMatch(/href="\/search\?q=harbour&amp;format=easy-read">2 results without/)
  })

  test('needs no words: everything that the library shows, newest first, page after page', async () => {
    const first = await ask('')
    expect([first.count, paths(first)[0], first.counts['initiative']]).toEqual([27, '/library/resources/foghlam', undefined])
    const rest = await ask(new URL(first.next ?? '').search.slice(1))
    expect(new Set([...paths(first), ...paths(rest)]).size).toBe(27)
    expect((await ask('type=toolkit&scope=scotland')).count).toBe(4)
  })
})

test('each order goes on where the page before ended, and shows each once', async () => {
  for (const sort of ['fit', 'newest', 'title']) {
    const first = await ask(`q=harbour&sort=${sort}`)
    const next = await ask(new URL(first.next ?? '').search.slice(1))
    const all = [...first.results, ...next.results].map(({ title }) => title)
    expect([sort, all.length, new Set(all).size, next.next]).toEqual([sort, 24, 24, undefined])
    if (sort === 'newest') expect(all).toEqual(HARBOURS.map(({ title }) => title).toReversed())
    if (sort === 'title') expect(all).toEqual(HARBOURS.map(({ title }) => title).toSorted())
  }
})

describe('words', () => {
  test('are found however «co-» and accents are written, what is called so first', async () => {
    for (const typed of ['co-production', 'coproduction', 'Co production']) expect([typed, ...paths(await ask(`q=${encodeURIComponent(typed)}`)).slice(0, 2)]).toEqual([typed, '/library/glossary/co-production', '/library/resources/rural'])
    expect(paths(await ask(`q=${encodeURIComponent('what is co-production')}`))[0]).toBe('/library/glossary/co-production')
    for (const typed of ['Gàidhlig', 'gaidhlig', 'cò-bhuileachadh', 'co bhuileachadh', 'cobhuileachadh']) expect([typed, ...paths(await ask(`q=${encodeURIComponent(typed)}`))]).toEqual([typed, '/library/resources/foghlam'])
  })

  test('may be begun only, as long as nothing has them as they are; facets are words too', async () => {
    expect(paths(await ask('q=marshm'))).toEqual(['/library/resources/rural'])
    expect((await ask('q=harbour+wor')).count).toBe(24)
    expect((await ask('q=toolkits')).count).toBe(12)
  })

  test('are guessed from texts too, and only from what the reader may see', async () => {
    expect(await page('q=zebrafich')).toContain('>zebrafish</a>')
    expect(await page('q=hipogriff')).not.toContain('hippogriff')
  })

  test('some of which are found bring what has some, where nothing has all', async () => {
    const text = await page('q=marshmallow+zebrafish')
    expect(text).toContain('These have some of the words')
    expect(text).toContain('/library/resources/rural')
  })

  test('of who wrote it are marked where they stand', async () => {
    expect(await page('q=macdonald')).toContain('M. <mark>Macdonald</mark>')
  })
})

test('of hundreds that are fed at once can be begun and mistyped as those of a few, what only a group reads aside', async () => {
  const group = newId<'initiative'>()
  await feed(world.database, Array.from({ length: 120 }, (_, n) => row(500 + n, { title: `Nàrwhals-and-Chorùs choruses ${n}`, text: 'It says co-quibbling, once.' })))
  await feed(world.database, Array.from({ length: 120 }, (_, n) => row(700 + n, { title: 'Wolpertinger', audience: 'members', group })))
  for (const typed of ['narwhlas', 'coquibling']) expect([typed, await page(`q=${typed}`)]).toEqual([typed, expect.stringMatching(/>(narwhals|coquibbling)<\/a>/)])
  expect((await ask('q=narwh')).count).toBe(120)
  expect(await page('q=wolpertingre')).not.toContain('wolpertinger<')
})

test('what is fed again is replaced, what is forgotten is gone, and so are its words after a night', async () => {
  const id = newId<'resource'>()
  await feed(world.database, [row(60, { id, title: 'Quokka', facets: ['type:video'] })])
  await feed(world.database, [row(60, { id, title: 'Wombat', facets: ['type:training'] })])
  expect([(await ask('q=quokka')).count, (await ask('q=wombat')).facets]).toEqual([0, { 'type:training': 1, 'year:2010': 1 }])
  await world.database.transaction((trx) => forgetRows(trx, 'library', [id]))
  await tendSearchWords(world.database)
  expect((await ask('q=wombat')).count).toBe(0)
  expect(await page('q=wombats')).not.toContain('wombat</a>')
  expect(await page('q=zebrafich')).toContain('>zebrafish</a>')
})

describe('what hundreds have', () => {
  const HERONS = Array.from({ length: 1_000 }, (_, n) => row(2_000 + n, { title: `Heron ${n}`, facets: [n % 2 === 0 ? 'type:toolkit' : 'type:report'] }))
  const count = async (as?: 'carer') => { const { count: all, facets } = await ask('q=heron', as); return [all, facets['type:toolkit'], facets['type:report']] }
  const shown = async () => /id="found">([^<]*)/.exec(await page('q=heron'))?.[1]

  test('is counted from what was found before, and anew at the next question once anything was fed, changed or forgotten', async () => {
    await feed(world.database, HERONS)
    for (const as of [undefined, undefined, 'carer', 'carer'] as const) expect(await count(as)).toEqual([1_000, 500, 500])
    expect([await shown(), await shown()]).toEqual(['1,000 results', '1,000 results'])
    await world.database.transaction((trx) => forgetRows(trx, 'library', HERONS.slice(0, 3).map(({ id }) => id)))
    expect([await count(), await count('carer'), await shown()]).toEqual([[997, 498, 499], [997, 498, 499], '997 results'])
    await feed(world.database, HERONS.slice(0, 1).map((one) => ({ ...one, audience: 'site', facets: ['type:video'] })))
    expect([await count(), await count('carer'), await shown()]).toEqual([[997, 498, 499], [998, 498, 499], '997 results'])
    expect((await ask('q=heron', 'carer')).facets['type:video']).toBe(1)
    await feed(world.database, HERONS.slice(1, 2).map((one) => ({ ...one, facets: ['type:toolkit', 'type:report'] })))
    expect([await count(), await shown()]).toEqual([[998, 499, 500], '998 results'])
  })

  test('is looked up once for many who ask at one moment', async () => {
    await count('carer')
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.as(world.people.carer).get('/search.json?q=heron')))
    const again = await world.as(world.people.carer).get('/search.json?q=heron')
    expect(answers.map(({ queries }) => queries)).toEqual(answers.map(() => again.queries))
    expect(again.queries).toBeLessThan((await world.as(world.people.carer).get('/search.json?q=herons')).queries)
  })

  test('is shown to whoever isn’t signed in from a page that is kept; what few have is looked up each time', async () => {
    const queries = async (query: string) => { await page(query); return (await world.as(undefined).get(`/search?${query}`)).queries }
    expect([await queries('q=heron'), await queries('q=harbour') > 1]).toEqual([1, true])
  })
})
