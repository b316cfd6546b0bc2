import { beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, withSite } from '#app/test-site.ts'
import { useWorld } from '#app/test-world.ts'
import { findEntry } from '../entry/entry.queries.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { addressOf } from './address.ts'
import { beginningAt, lookUp } from './look-up.ts'
import { listDue, noteVisit } from './visit.queries.ts'
import { type Outcome, afterVisit } from './visit.rules.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)

const leadingTo = async (title: string, url: string, facts: Parameters<typeof testResource>[0] = {}) => settleEntry(world, resource, testResource({ title, links: [{ url, format: 'web' }], ...facts }))
const idOf = (url: string) => addressOf(url)?.id ?? ''

/** What so many visits in a row found. */
async function visited(url: string, outcome: Outcome, times = 4): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    world.clock.now = new Date(world.clock.now.getTime() + 40 * 86_400_000)
    const due = await listDue(world.database, new URL(url).host, world.clock.now, 50)
    for (const link of due) if (link.url === url) await noteVisit(world.database, link.id, afterVisit(link, outcome, world.clock.now), world.clock.now)
  }
}
const answered = (status: number, moved?: string): Outcome => ({ status, moved, etag: undefined, modified: undefined })

describe('the links of the desk', () => {
  beforeAll(async () => {
    await leadingTo('Guide that is gone', 'https://gone.example/guide')
    await leadingTo('Guide that moved', 'https://moved.example/old')
    await leadingTo('Another that moved', 'https://moved.example/old', { editions: [{ name: 'First', publishers: [], links: [{ url: 'https://moved.example/old#two', format: 'web' }] }] })
    await leadingTo('Guide that nobody may visit', 'https://shut.example/')
    await leadingTo('Guide that is there', 'https://fine.example/')
    await visited('https://gone.example/guide', answered(200), 1)
    await visited('https://gone.example/guide', answered(404))
    await visited('https://moved.example/old', answered(200, 'https://moved.example/new'), 1)
    await visited('https://shut.example/', { fault: 'not-allowed' }, 1)
    await visited('https://fine.example/', answered(200), 1)
  })

  test('say which lead nowhere, since when, what leads there, and where an older copy may be', async () => {
    const page = await editor().get('/library/desk/links')
    expect([page.status, page.queries <= 8]).toEqual([200, true])
    expect(page.text).toContain('Lead nowhere (1)')
    expect(page.text).toContain('Guide that is gone')
    expect(page.text).toMatch(/https:\/\/web\.archive\.org\/web\/2027\d{4}\/https:\/\/gone\.example\/guide/)
    expect(page.text).not.toContain('Guide that is there')
    expect((await editor().get('/library/desk/links?which=closed')).text).toContain('asks programs not to visit it')
  })

  test('an entry says to readers that a link of it led nowhere, until somebody who looked says otherwise', async () => {
    const nobody = world.as(undefined)
    expect((await nobody.get('/library/resources/guide-that-is-gone')).text).toContain('web.archive.org')
    expect((await nobody.get('/library/resources/guide-that-is-there')).text).not.toContain('web.archive.org')
    expect((await nobody.get('/library/resources/guide-that-is-there')).text).toContain('The link above led somewhere when it was last tried')
    expect((await nobody.get('/library/resources/guide-that-nobody-may-visit')).text).not.toContain('last tried')
    expect(await editor().post(`/library/desk/links/${idOf('https://gone.example/guide')}/fine`)).toMatchObject({ status: 303, location: '/library/desk/links?which=settled' })
    expect((await nobody.get('/library/resources/guide-that-is-gone')).text).not.toContain('web.archive.org')
    expect((await editor().get('/library/desk/links')).text).toContain('Lead nowhere (0)')
    expect((await editor().get('/library/desk/links?which=settled')).text).toContain('Guide that is gone')
    await editor().post(`/library/desk/links/${idOf('https://fine.example/')}/gone`)
    expect((await nobody.get('/library/resources/guide-that-is-there')).text).toContain('web.archive.org')
    for (const url of ['https://gone.example/guide', 'https://fine.example/']) expect(await editor().post(`/library/desk/links/${idOf(url)}/again`)).toMatchObject({ status: 303 })
    expect((await editor().get('/library/desk/links')).text).toContain('Lead nowhere (1)')
  })

  test('one that moved is put right in one press, in all that leads there, and stands in their history', async () => {
    expect((await editor().get('/library/desk/links?which=moved')).text).toContain('moved.example/new')
    const press = `/library/desk/links/${idOf('https://moved.example/old')}/use`
    expect(await editor().post(press)).toMatchObject({ status: 303, location: '/library/desk/links?which=moved' })
    const entry = await findEntry(world.database, resource, 'another-that-moved')
    expect([entry?.version, entry?.content.links[0]?.url, entry?.content.editions[0]?.links[0]?.url]).toEqual([2, 'https://moved.example/new', 'https://moved.example/new'])
    expect((await findEntry(world.database, resource, 'guide-that-moved'))?.content.links[0]?.url).toBe('https://moved.example/new')
    expect((await editor().get('/library/resources/another-that-moved/history')).text).toContain('The page that this leads to moved.')
    expect((await editor().get('/library/desk/links?which=moved')).text).toContain('No link moved.')
    // Pressed again there is nothing to do.
    const again = await editor().post(press)
    expect([again.status, again.location]).toEqual([303, '/library/desk/links?which=moved'])
  })

  test('a link that isn’t there can’t be settled', async () => {
    expect((await editor().post(`/library/desk/links/${idOf('https://nowhere.example/')}/fine`)).status).toBe(404)
    expect((await editor().post(`/library/desk/links/${idOf('https://nowhere.example/')}/use`)).status).toBe(422)
    expect((await editor().post('/library/desk/links/x/fine')).status).toBe(404)
  })
})

describe('looking something up', () => {
  const looked = async (site: TestSite, url: string) => lookUp({ database: world.database, site: { name: 'Thegither', publicUrl: new URL('https://thegither.scot'), secret: '', reach: site.reach } }, { url })

  test('says what is there already, by the same page, the same DOI, and nearly the same title', async () => {
    await leadingTo('Walking together: a guide for boards', 'https://www.walk.example/guide/')
    await leadingTo('Something with a number', 'https://other.example/', { doi: '10.1234/AbC' })
    await withSite((asked, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html' }).end(asked.url === '/doi' ? '<meta name=citation_doi content="doi:10.1234/aBc">' : '<title>Walking together, a guide for boards</title>')
    }, async (site) => {
      const named = (found: Awaited<ReturnType<typeof lookUp>>) => found.there.map(({ slug, because }) => [slug, because])
      expect(named(await looked(site, site.at('/doi').href))).toEqual([['something-with-a-number', 'doi']])
      expect(named(await looked(site, site.at('/title').href))).toEqual([['walking-together-a-guide-for-boards', 'title']])
      expect(named(await looked(site, 'walk.example/guide?utm_source=letter'))).toEqual([['walking-together-a-guide-for-boards', 'link']])
      expect(named(await looked(site, site.at('/nothing').href.replace('nothing', 'title')))).toHaveLength(1)
    })
  })

  test('says what the page says of itself, and where an editor goes on with it', async () => {
    await withSite((_asked, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html lang=en><title>On buses</title><meta name=citation_author content="Burns, Mary"><meta name=citation_author content="A council"><meta name=citation_date content="2015/06"><meta name=description content="Their own words.">')
    }, async (site) => {
      const found = await looked(site, site.at('/buses').href)
      expect(found).toMatchObject({ title: 'On buses', fault: undefined, read: { format: 'web', facts: { authors: [{ family: 'Burns', given: 'Mary' }, { name: 'A council' }], published: '2015-06', description: 'Their own words.' } } })
      const form = await editor().get(beginningAt(found))
      expect(form.status).toBe(200)
      for (const words of ['value="On buses"', 'Burns, Mary\nA council', site.at('/buses').href]) expect(form.text).toContain(words)
      // Words of the library are our own.
      expect(form.text).not.toContain('Their own words.')
    })
  })

  test('says nothing of what stands in our own network, nor why', async () => {
    await withSite((_asked, answer) => { answer.writeHead(403).end() }, async (site) => {
      for (const url of ['http://127.0.0.1/', 'http://inner.test/', 'http://nobody.example/', 'http://site.test:22/']) expect(await looked(site, url), url).toMatchObject({ fault: 'not-there', read: undefined })
      expect((await looked(site, site.at('/').href)).fault).toBe('refused')
      expect(site.asked).toEqual(['GET site.test/'])
    }, { 'inner.test': ['10.0.0.7'] })
  })

  test('is a step on the way to a suggestion, for everybody', async () => {
    const nobody = world.as(undefined)
    expect((await nobody.get('/library/look-up')).location).toBe('/library/suggest')
    const page = await nobody.post('/library/look-up', { what: 'https://www.walk.example/guide' })
    expect([page.status, page.queries <= 8]).toEqual([200, true])
    expect(page.text).toContain('Walking together: a guide for boards')
    expect(page.text).toContain('could not be opened')
    expect(page.text).not.toContain('/library/resources/new')
    expect((await editor().post('/library/look-up', { what: 'https://www.walk.example/guide' })).text).toContain('/library/resources/new?links=')
    expect((await nobody.post('/library/look-up', { what: 'walking together: guide for boards' })).text).toContain('Walking together: a guide for boards')
    expect((await nobody.post('/library/look-up', { what: '' })).status).toBe(422)
  })

  test('is not done too often, at one site', async () => {
    const nobody = world.as(undefined)
    const statuses: number[] = []
    for (let times = 0; times < 22; times += 1) statuses.push((await nobody.post('/library/look-up', { what: `https://often.example/${times}` })).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
  })
})
