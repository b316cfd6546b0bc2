import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayVisit, readRobots, robotsAfter } from './robots.rules.ts'

const may = (robots: string, path: string) => mayVisit(readRobots(robots, 'thegither'), new URL(path, 'https://site.example'))
const forAll = (...rules: readonly string[]) => ['User-agent: *', ...rules].join('\n')

describe('who is meant', () => {
  const two = 'User-agent: other\nUser-agent: Thegither/1.0 (links)\nDisallow: /ours\n\nUser-agent: *\nDisallow: /all\n\nuser-agent:THEGITHER\nDisallow: /more # later'
  test.each([['/ours', false], ['/more', false], ['/all', true], ['/', true]])('of groups for us and for all ours count, all of them: %s', (path, allowed) => expect(may(two, path)).toBe(allowed))

  test('without one for us what is for all counts; without that nothing is asked', () => {
    expect(may('User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /all', '/all')).toBe(false)
    expect(may('User-agent: other\nDisallow: /', '/')).toBe(true)
    expect(may('', '/')).toBe(true)
    // Whoever names us and asks nothing of us lets us in.
    expect(may('User-agent: *\nDisallow: /\n\nUser-agent: thegither\nDisallow:', '/')).toBe(true)
    expect(may('User-agent: thegitherer\nDisallow: /', '/')).toBe(true)
  })

  test('rules before any name are nobody’s; other lines part nothing', () => {
    expect(may('Disallow: /', '/')).toBe(true)
    expect(may('User-agent: other\nSitemap: /map\n\nUser-agent: thegither\nDisallow: /a', '/a')).toBe(false)
  })
})

describe('what is asked', () => {
  test.each([
    [forAll('Disallow: /a'), '/a', false], [forAll('Disallow: /a'), '/abc', false], [forAll('Disallow: /a'), '/b/a', true], [forAll('Disallow: /a/'), '/a', true],
    [forAll('Disallow: /a', 'Allow: /a/b'), '/a/b/c', true], [forAll('Allow: /a/b', 'Disallow: /a'), '/a/c', false], [forAll('Disallow: /a', 'Allow: /a'), '/a', true], [forAll('Allow: /a', 'Disallow: /a'), '/a', true],
    [forAll('Disallow: /*.pdf$'), '/x/y.pdf', false], [forAll('Disallow: /*.pdf$'), '/x/y.pdf?a', true], [forAll('Disallow: /*.pdf'), '/x/y.pdf?a', false], [forAll('Disallow: /a$'), '/a', false], [forAll('Disallow: /a$'), '/ab', true],
    [forAll('Disallow: /*a*b*c'), '/xxaxxbxxc', false], [forAll('Disallow: /*a*b*c'), '/xxcxxbxxa', true], [forAll('Disallow: *'), '/anything', false], [forAll('Disallow: /a*a$'), '/a', true], [forAll('Disallow: /a*a$'), '/aa', false],
    [forAll('Disallow: /?q='), '/?q=1', false], [forAll('Disallow: /caf\u00E9'), '/caf%C3%A9', false], [forAll('Disallow: /%7Ejoe'), '/~joe', false], [forAll('Disallow: /a%2fb'), '/a%2Fb', false], [forAll('Disallow: /a%2fb'), '/a/b', true],
    [forAll('Disallow: /'), '/robots.txt', true], [forAll('Disallow:'), '/', true], [forAll('  DISALLOW  :  /a  # not yet'), '/a', false], [`\uFEFF${forAll('Disallow: /a')}`, '/a', false], [forAll('Disallow: /a').replaceAll('\n', '\r'), '/a', false],
    ['<html>User-agent: *\nDisallow: /', '/', true],
  ])('%j of %s: %s', (robots, path, allowed) => expect(may(robots, path)).toBe(allowed))

  test('pauses are kept, not for ever', () => {
    expect(readRobots(forAll('Crawl-delay: 5'), 'thegither').delaySeconds).toBe(5)
    expect(readRobots(forAll('Crawl-delay: 86400'), 'thegither').delaySeconds).toBe(60)
    expect(readRobots(forAll('Crawl-delay: -1', 'Crawl-delay: soon', 'Crawl-delay:'), 'thegither').delaySeconds).toBeUndefined()
  })
})

describe('whatever is sent', () => {
  test('can be read', () => {
    const line = fc.tuple(fc.constantFrom('user-agent: *', 'User-agent: thegither', 'Disallow: ', 'Allow: ', 'Crawl-delay: ', ''), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(fc.array(line), fc.webUrl({ withQueryParameters: true }), (lines, url) => {
      expect(typeof mayVisit(readRobots(lines.map((parts) => parts.join('')).join('\n'), 'thegither'), new URL(url))).toBe('boolean')
    }))
  })

  test('what is much too long counts as far as it is read', () => {
    const far = `${forAll('Disallow: /a')}\n${'#'.repeat(600_000)}\nDisallow: /b`
    expect([may(far, '/a'), may(far, '/b')]).toEqual([false, true])
    expect(readRobots(forAll(...Array.from({ length: 9_000 }, (_, n) => `Disallow: /${n}`)), 'thegither').rules).toHaveLength(5_000)
  })

  test('none there is no wish; a site in trouble is left alone', () => {
    const said = () => forAll('Disallow: /a')
    expect([404, 410, 401, 403].map((status) => robotsAfter(status, said, 'thegither'))).toEqual(Array.from({ length: 4 }, () => ({ rules: [], delaySeconds: undefined })))
    expect([undefined, 500, 503, 429].map((status) => robotsAfter(status, said, 'thegither'))).toEqual(Array.from({ length: 4 }))
    expect(robotsAfter(200, said, 'thegither')?.rules).toEqual([{ allow: false, pattern: '/a' }])
  })
})
