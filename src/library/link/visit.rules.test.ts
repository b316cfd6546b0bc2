import { describe, expect, test } from 'vitest'
import { addressOf, archivedAt, withAddress } from './address.ts'
import { type Known, type Outcome, afterVisit, leadsHome, saysWhoItIs } from './visit.rules.ts'

const now = new Date('2026-11-24T03:00:00Z')
const day = (days: number) => new Date(now.getTime() + days * 86_400_000)
const known: Known = { id: '00000000-0000-0000-0000-000000000000', url: 'https://site.example/a', state: 'unvisited', since: undefined, movedTo: undefined, tries: 0, etag: undefined, modified: undefined, seenAt: undefined }
const said = (status: number, moved?: string): Outcome => ({ status, moved, etag: '"new"', modified: undefined })

describe('after a visit', () => {
  test('a page that is there is visited again in a month or so', () => {
    expect(afterVisit(known, said(200), now)).toEqual({ state: 'ok', since: now, movedTo: undefined, tries: 0, etag: '"new"', modified: undefined, seenAt: now, status: 200, fault: undefined, nextInDays: 30 })
    expect(afterVisit({ ...known, id: 'ff000000-0000-0000-0000-000000000000' }, said(200), now).nextInDays).toBeGreaterThan(37)
  })

  test('one that has nothing new keeps its marks, and since when it is so', () => {
    const before = { ...known, state: 'ok', since: day(-60), etag: '"old"' } as const
    expect(afterVisit(before, { status: 304, moved: undefined, etag: undefined, modified: undefined }, now)).toMatchObject({ state: 'ok', since: day(-60), etag: '"old"', seenAt: now })
  })

  test('one that moved for good says where it is; moved to itself is not moved', () => {
    expect(afterVisit(known, said(200, 'https://site.example/b'), now)).toMatchObject({ state: 'moved', movedTo: 'https://site.example/b', since: now })
    expect(afterVisit(known, said(200, known.url), now)).toMatchObject({ state: 'ok', movedTo: undefined })
    expect(afterVisit({ ...known, state: 'moved', movedTo: 'https://site.example/b', since: day(-9) }, said(200, 'https://site.example/c'), now)).toMatchObject({ movedTo: 'https://site.example/c', since: now })
  })

  test.each<readonly [Outcome, string]>([[said(404), 'gone'], [said(410), 'gone'], [said(404, 'https://site.example/b'), 'gone'], [said(500), 'unreachable'], [said(403), 'refused'], [said(429), 'refused'], [{ fault: 'no-such-name' }, 'unreachable'], [{ fault: 'too-slow' }, 'unreachable'], [{ fault: 'no-safe-line' }, 'refused']])('%j is called broken after a week, not before: %s', (outcome, state) => {
    let link: Known = { ...known, state: 'ok', since: day(-60), seenAt: day(-30) }
    const days: number[] = []
    for (let tries = 0; tries < 4; tries += 1) {
      const after = afterVisit(link, outcome, now)
      days.push(after.nextInDays)
      expect(after.state).toBe(tries < 3 ? 'ok' : state)
      link = { ...link, ...after }
    }
    expect(days).toEqual([1, 2, 4, 14])
    // It comes back.
    expect(afterVisit(link, said(200), now)).toMatchObject({ state: 'ok', tries: 0, since: now })
    expect(link.seenAt).toEqual(day(-30))
  })

  test.each([['not-allowed', 'robots'], ['address-private', 'closed'], ['address-port', 'closed'], ['address-unreadable', 'closed']] as const)('%s is a plain no: %s', (fault, state) => {
    expect(afterVisit(known, { fault }, now)).toMatchObject({ state, tries: 0, nextInDays: 30 })
  })
})

describe('an address', () => {
  test.each([
    ['https://site.example/a/', 'http://www.site.example/a#part'], ['https://site.example/?b=2&a=1', 'https://site.example/index.html?a=1&b=2&utm_source=x'], ['https://doi.org/10.1234/ABC', 'http://dx.doi.org/10.1234/abc'], ['https://SITE.example', 'https://site.example/'],
  ])('%s is to a person what %s is', (one, other) => {
    expect(addressOf(one)?.sameAs).toBe(addressOf(other)?.sameAs)
    expect(addressOf(one)?.id).not.toBe(addressOf(other === 'https://site.example/' ? 'https://site.example/x' : other)?.id)
  })

  test.each([['https://site.example/a', 'https://site.example/A'], ['https://site.example/a', 'https://site.example/b'], ['https://site.example/?a=1', 'https://site.example/?a=2'], ['https://site.example/', 'https://www2.site.example/']])('%s is not what %s is', (one, other) => expect(addressOf(one)?.sameAs).not.toBe(addressOf(other)?.sameAs))

  test.each(['', 'not one', 'ftp://site.example/', 'javascript:alert(1)', 'mailto:a@b.example', `https://site.example/${'x'.repeat(2_000)}`])('%s is none', (typed) => expect(addressOf(typed)).toBeUndefined())

  test('is put in the place of another wherever it stands for itself', () => {
    const content = { title: 'See https://site.example/a', links: [{ url: 'https://site.example/a#part', format: 'web' }, { url: 'https://site.example/ab' }], year: 2015, none: null }
    expect(withAddress(content, 'https://site.example/a', 'https://new.example/')).toEqual({ ...content, links: [{ url: 'https://new.example/', format: 'web' }, { url: 'https://site.example/ab' }] })
  })

  test('has older copies, by day', () => expect(archivedAt('https://site.example/a?b', now)).toBe('https://web.archive.org/web/20261124/https://site.example/a?b'))

  test('that leads to a first page may lead to nothing', () => {
    expect([leadsHome('https://a.example/x', 'https://b.example/'), leadsHome('http://a.example/', 'https://a.example/'), leadsHome('https://a.example/x', 'https://b.example/?p=1')]).toEqual([true, false, false])
  })
})

test.each([['https://thegither.scot/', true], ['http://localhost:3000/', false], ['http://127.0.0.1/', false], ['http://[2001:db8::1]/', false], ['https://intranet/', false], ['https://library.internal/', false]])('%s says who visits: %s', (address, says) => expect(saysWhoItIs(new URL(address))).toBe(says))
