import { describe, expect, test } from 'vitest'
import { type Says, type TestSite, withSite } from '#app/test-site.ts'
import { useWorld } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { insertEntries, moveEntry } from '../entry/entry.queries.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { linkTables } from './tables.ts'
import { visitLinks } from './visit-links.ts'

const world = useWorld()

const DAY_MS = 86_400_000
const HOME = { publicUrl: new URL('https://thegither.scot') }

/** Brings works into the library that lead to these addresses. */
async function leadTo(urls: readonly URL[], state: 'draft' | 'published' = 'published') {
  await world.database.transaction(async (trx) => {
    await insertEntries(trx, resource, urls.map((url, n) => ({ content: resourceSchema.parse({ title: `Work ${n}`, type: 'report', links: [{ url: url.href, format: 'web' }] }) })), { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }, state)
  })
}

const links = async () => linkTables(world.database).selectFrom('library.link').selectAll().orderBy('url').execute()
const states = async (site: TestSite) => Object.fromEntries((await links()).filter(({ url }) => url.includes(`:${site.at('/').port}/`)).map(({ url, state }) => [new URL(url).pathname, state]))

/** A night: as many rounds as it takes, in no time. Gives the pauses between visits. */
async function night(site: TestSite, home: Readonly<{ publicUrl: URL }> = HOME): Promise<readonly number[]> {
  const pauses: number[] = []
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await visitLinks({ database: world.database, site: { ...home, reach: site.reach }, now: () => world.clock.now, pause: async (ms) => { pauses.push(ms) } })
    world.clock.now = new Date(world.clock.now.getTime() + 10 * 60_000)
  }
  return pauses
}
const pass = (days: number) => { world.clock.now = new Date(world.clock.now.getTime() + days * DAY_MS) }

const answers = (ways: Readonly<Record<string, number | readonly [status: number, headers: Readonly<Record<string, string>>, body?: string]>>): Says => (asked, answer) => {
  const way = ways[`${asked.method ?? ''} ${asked.url ?? ''}`] ?? ways[asked.url ?? ''] ?? 404
  const [status, headers = {}, body = ''] = typeof way === 'number' ? [way] : way
  answer.writeHead(status, headers).end(body)
}

/** The tests of this file each have addresses of their own: what another led to is visited by nobody. */
const forget = async () => world.database.transaction(async (trx) => { await linkTables(trx).deleteFrom('library.link').execute() })

describe('a round', () => {
  test('visits what published entries lead to, and says how it is', async () => {
    await forget()
    await withSite(answers({ '/robots.txt': [200, {}, 'User-agent: Thegither\nDisallow: /private'], '/ok': [200, { etag: '"1"' }], '/old': [301, { location: '/new' }], '/new': 200, '/later': [302, { location: '/ok' }] }), async (site) => {
      await leadTo(['/ok', '/ok#part', '/old', '/later', '/private/a'].map((path) => site.at(path)))
      await leadTo([site.at('/draft')], 'draft')
      const pauses = await night(site)
      expect(await states(site)).toEqual({ '/ok': 'ok', '/old': 'moved', '/later': 'ok', '/private/a': 'robots', '/draft': 'unvisited' })
      expect((await links()).find(({ url }) => url.endsWith('/old'))).toMatchObject({ moved_to: site.at('/new').href })
      expect(pauses).toEqual([1_500, 1_500, 1_500, 1_500])
      // Its wishes are asked for once, and what it closed is not asked for at all.
      expect(site.asked.toSorted()).toEqual(['GET site.test/robots.txt', 'HEAD site.test/later', 'HEAD site.test/new', 'HEAD site.test/ok', 'HEAD site.test/ok', 'HEAD site.test/old'])
    })
  })

  test('asks again a month later whether anything is new, and the same day for nothing', async () => {
    await forget()
    let marks: unknown
    await withSite((asked, answer) => {
      if (asked.url !== '/robots.txt') marks = asked.headers['if-none-match']
      answer.writeHead(asked.url === '/robots.txt' ? 404 : asked.headers['if-none-match'] === '"1"' ? 304 : 200, { etag: '"1"' }).end()
    }, async (site) => {
      await leadTo([site.at('/month')])
      await night(site)
      pass(1)
      await night(site)
      expect(site.asked).toHaveLength(2)
      pass(40)
      await night(site)
      expect([marks, site.asked]).toEqual(['"1"', ['GET site.test/robots.txt', 'HEAD site.test/month', 'GET site.test/robots.txt', 'HEAD site.test/month']])
      expect((await links())[0]).toMatchObject({ state: 'ok', status: 304, etag: '"1"' })
    })
  })

  test('asks in the long way where the short one isn’t answered', async () => {
    await forget()
    await withSite(answers({ 'HEAD /long': 405, 'GET /long': 200 }), async (site) => {
      await leadTo([site.at('/long')])
      await night(site)
      expect(await states(site)).toEqual({ '/long': 'ok' })
    })
  })

  test('calls something broken when it was so for a week; says so when it is back', async () => {
    await forget()
    const ways: Record<string, number> = { '/robots.txt': 404, '/flaky': 200, '/away': 503 }
    await withSite((asked, answer) => { answers(ways)(asked, answer) }, async (site) => {
      await leadTo([site.at('/flaky'), site.at('/away')])
      await night(site)
      ways['/flaky'] = 404
      pass(40)
      for (const [days, flaky] of [[0, 'ok'], [1.1, 'ok'], [2.1, 'ok'], [4.1, 'gone']] as const) {
        pass(days)
        await night(site)
        expect((await states(site))['/flaky'], String(days)).toBe(flaky)
      }
      expect((await states(site))['/away']).toBe('unreachable')
      await world.database.transaction(async (trx) => { await linkTables(trx).insertInto('library.link_note').columns(['link_id', 'verdict', 'at']).expression(linkTables(trx).selectFrom('library.link').select(({ val }) => ['id', val<'gone'>('gone').as('verdict'), val(world.clock.now).as('at')])).execute() })
      ways['/flaky'] = 200
      pass(15)
      await night(site)
      expect(await states(site)).toEqual({ '/flaky': 'ok', '/away': 'unreachable' })
      // What somebody found who looked holds as long as it is found so.
      expect(await linkTables(world.database).selectFrom('library.link_note as n').innerJoin('library.link as l', 'l.id', 'n.link_id').select('l.url').execute()).toEqual([{ url: site.at('/away').href }])
    })
  })

  test('leaves a site alone that can’t say what it wishes, and gives it the pauses that it asks for', async () => {
    await forget()
    await withSite((asked, answer) => {
      const slow = asked.headers.host?.startsWith('slow') === true
      answer.writeHead(asked.url === '/robots.txt' && !slow ? 500 : 200).end(slow ? 'User-agent: *\nCrawl-delay: 7' : '')
    }, async (site) => {
      await leadTo([site.at('/a'), site.at('/b'), site.at('/c', 'slow.test')])
      expect(await night(site)).toEqual(expect.arrayContaining([1_500, 7_000]))
      expect(site.asked.filter((asked) => !asked.includes('slow'))).toEqual(['GET site.test/robots.txt'])
      expect((await links()).map(({ state, tries, status }) => [state, tries, status])).toEqual([['unvisited', 1, 500], ['unvisited', 1, 500], ['ok', 0, 200]])
    })
  })

  test('asks for the wishes of whoever it is sent on to, and goes to nobody’s own network', async () => {
    await forget()
    await withSite((asked, answer) => {
      const here = asked.headers.host?.split(':')[0] ?? ''
      if (asked.url === '/robots.txt') answer.writeHead(200).end(here === 'shut.test' ? 'User-agent: *\nDisallow: /' : '')
      else answer.writeHead(302, { location: asked.url === '/in' ? 'http://10.0.0.7/' : `http://shut.test:${asked.socket.localPort ?? 0}/x` }).end()
    }, async (site) => {
      await leadTo([site.at('/on'), site.at('/in'), new URL('http://192.168.0.1/'), new URL('http://inner.test/')])
      await night(site)
      expect(await states(site)).toEqual({ '/on': 'robots', '/in': 'closed' })
      expect((await links()).map(({ state }) => state).toSorted()).toEqual(['closed', 'closed', 'closed', 'robots'])
      expect(site.asked.toSorted()).toEqual(['GET shut.test/robots.txt', 'GET site.test/robots.txt', 'HEAD site.test/in', 'HEAD site.test/on'])
    })
  })

  test('counts what did not answer only where somebody else does: our own line may be down', async () => {
    await forget()
    let isUp = true
    await withSite((asked, answer) => {
      if (isUp) answer.writeHead(asked.url === '/robots.txt' ? 404 : 200).end()
      else answer.destroy()
    }, async (site) => {
      const dead = new URL(site.at('/dead', 'nobody.example'))
      await leadTo([site.at('/there'), dead])
      await night(site)
      const tries = async () => Object.fromEntries((await links()).map(({ url, tries: times, state }) => [new URL(url).pathname, [state, times]]))
      expect(await tries()).toEqual({ '/there': ['ok', 0], '/dead': ['unvisited', 1] })
      // Only the dead one is due; what was there last is asked whether it hears us.
      pass(1.1)
      await night(site)
      expect(await tries()).toEqual({ '/there': ['ok', 0], '/dead': ['unvisited', 2] })
      isUp = false
      pass(60)
      await night(site)
      expect(await tries()).toEqual({ '/there': ['ok', 0], '/dead': ['unvisited', 2] })
      isUp = true
      await night(site)
      expect(await tries()).toEqual({ '/there': ['ok', 0], '/dead': ['unvisited', 3] })
    })
  })

  test('visits nobody where it can’t say who it is, or is let to nobody', async () => {
    await forget()
    await withSite(answers({}), async (site) => {
      await leadTo([site.at('/x')])
      await night(site, { publicUrl: new URL('http://localhost:3000') })
      await visitLinks({ database: world.database, site: HOME, now: () => world.clock.now })
      expect(site.asked).toEqual([])
    })
  })

  test('forgets what nothing leads to any more, and never visits what was taken out', async () => {
    await forget()
    await withSite(answers({ '/stays': 200 }), async (site) => {
      await leadTo([site.at('/stays'), site.at('/leaves')])
      const entry = await linkTables(world.database).selectFrom('library.entry_link as el').innerJoin('library.link as l', 'l.id', 'el.link_id').innerJoin('library.entry as e', 'e.id', 'el.entry_id').select(['e.id', 'e.version'])
        .where('l.url', '=', site.at('/leaves').href).executeTakeFirstOrThrow()
      await world.database.transaction(async (trx) => { await moveEntry(trx, resource, { ...entry, to: 'withdrawn', reviewed: false }, { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }) })
      await night(site)
      expect(await states(site)).toEqual({ '/stays': 'ok', '/leaves': 'unvisited' })
      await world.database.transaction(async (trx) => { await linkTables(trx).deleteFrom('library.entry').where('id', '=', entry.id).execute() })
      await night(site)
      expect(await states(site)).toEqual({ '/stays': 'ok' })
    })
  })
})
