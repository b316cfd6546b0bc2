import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { entryExample } from '#initiative/journal/test-journal.ts'
import { emptyIndex, insertMany } from '#initiative/search/test-search.queries.ts'
import { renewAllSearch } from '#initiative/search/search.queries.ts'

const world = useWorld()
const search = (query: string, more = '') => world.as(undefined).get(`/search?q=${encodeURIComponent(query)}${more}`)
const pathsIn = (text: string) => [...text.matchAll(/card__title"><a href="([^"]*)"/g)].map(([, path]) => path)

beforeAll(async () => {
  await entryExample(world, { title: 'Làithean na Gàidhlig', words: 'Choir practice moved to the day centre, because the hall was being painted.' })
  await entryExample(world, { title: 'A quiet week', words: 'We asked the council about the lamp <b>and</b> “the” day after in the centre.' })
})

describe('a search', () => {
  test('finds words of the same root, without accents, in titles and in texts, and says why', async () => {
    expect(pathsIn((await search('bus')).text)).toEqual(['/initiatives/evening-buses', expect.stringContaining('/journal/'), expect.stringContaining('/journal/')])
    const gaelic = await search('laithean gaidhlig')
    expect(gaelic.text).toContain('<mark>Làithean</mark> na <mark>Gàidhlig</mark>')
    expect((await search('paint')).text).toContain('the hall was being <mark>painted</mark>.')
    expect(gaelic.queries).toBeLessThanOrEqual(8)
  })

  test('takes words in quotes together, and leaves out what a minus stands before', async () => {
    expect(pathsIn((await search('day centre')).text)).toHaveLength(2)
    expect(pathsIn((await search('"day centre"')).text)).toHaveLength(1)
    expect(pathsIn((await search('centre -choir')).text)).toHaveLength(1)
    expect(pathsIn((await search('choir or lamp')).text)).toHaveLength(2)
  })

  test('shows one kind of what was found, with the numbers of each', async () => {
    const page = await search('buses', '&kind=initiative')
    expect(pathsIn(page.text)).toEqual(['/initiatives/evening-buses'])
    expect([page.text.includes('Everything (3)'), page.text.includes('Journal entries (2)'), page.text.includes('aria-current="page">Initiatives (1)')]).toEqual([true, true, true])
    expect((await search('buses', '&kind=stars')).text).toContain('3 results')
    expect((await search('buses', '&kind=case-study')).text).toContain('Nothing of this kind')
  })

  test('asks whether a word that is nearly the same was meant, where nothing was found', async () => {
    const page = await search('evning busses')
    expect(page.text).toContain('<a href="/search?q=evening+bus">evening bus</a>')
    expect(page.queries).toBeLessThanOrEqual(8)
    expect((await search('zzzzqqq')).text).not.toContain('Did you mean')
  })

  test('helps where nothing was typed, nothing was found, or only common words were', async () => {
    expect((await world.as(undefined).get('/search')).text).toContain('Find what the library holds')
    expect((await search('zzzzqqq')).text).toContain('Try fewer words')
    expect((await search('the and of')).text).toContain('too common')
    expect((await search('-evening')).text).toContain('too common')
  })
})

describe('whatever is typed', () => {
  const ODD = ['\'', '"', '"""', '\\', '\\\'', '& | ! ( ) : * <->', 'a\0b', '%00', ':*', '!!!', '<script>alert(1)</script>', '‮evil', 'or', 'or or or', '- - -', '"day', '-"', '()', 'a'.repeat(190), '𝕏'.repeat(60), 'a '.repeat(95), "'; drop table platform.search_row; --"]

  test('is answered with a page, and never as a fault or as markup', async () => {
    for (const odd of ODD) {
      const page = await search(odd)
      expect([odd, page.status]).toEqual([odd, 200])
      expect(page.text).not.toContain('<script>alert')
      expect((await world.as(undefined).get(`/search.json?q=${encodeURIComponent(odd)}`)).status).toBe(200)
    }
    expect((await search('a'.repeat(5_000))).text).toContain('too long')
    expect((await search('bus', '&after=1.1.nothing&kind=%00')).status).toBe(200)
    expect((await search('bus', '&after=999999.999999999999999.00000000-0000-0000-0000-000000000000')).status).toBe(200)
    expect((await world.as(undefined).get('/search.json?q=bus&what=ever')).status).toBe(400)
  })
})

describe('many', () => {
  test('are shown page after page, each once, and as data too', async () => {
    await insertMany(world.database, 50, 'Allotment')
    const seen: (string | undefined)[] = []
    let next: string | undefined = '/search?q=allotments'
    for (let pages = 0; next !== undefined && pages < 9; pages++) {
      const page = await world.as(undefined).get(next)
      expect(page.text).toContain('50 results')
      seen.push(...pathsIn(page.text))
      next = /href="(\/search\?[^"]*after=[^"]*)" rel="next"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect([seen.length, new Set(seen).size]).toEqual([50, 50])
    const data = JSON.parse((await world.as(undefined).request('/search?q=allotments', { headers: { accept: 'application/json' } })).text)
    expect([data.counts, data.results.length, data.results[0].page.startsWith('http://localhost:3000/initiatives/many-')]).toEqual([{ initiative: 50 }, 20, true])
    const more = JSON.parse((await world.as(undefined).get(data.next.replace('http://localhost:3000', ''))).text)
    expect([more.results.length, more.results.some((one: { page: string }) => one.page === data.results[0].page)]).toEqual([20, false])
  })

  test('are found again when the index was lost and is made anew', async () => {
    await emptyIndex(world.database)
    expect((await search('allotments')).text).toContain('No results')
    await world.database.transaction((trx) => renewAllSearch(trx))
    expect((await search('allotments')).text).toContain('50 results')
  })
})
