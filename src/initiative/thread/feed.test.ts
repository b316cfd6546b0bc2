import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { feedOf } from './feed.ts'

const initiative = { id: newId<'initiative'>(), slug: 'evening-buses', title: 'Buses & <trains>' }
const site = new URL('https://thegither.example')

test('whatever people wrote, the feed stays XML and their words stay words', () => {
  const feed = feedOf(site, initiative, [{ id: newId<'item'>(), kind: 'change', words: `</content><script>alert("1")</script>\u0000 ${'long '.repeat(60)}`, recordedAt: new Date('2026-11-24T18:30:00Z') }])
  expect(feed).not.toMatch(/<script>|\u0000/)
  expect(feed).toContain('Buses &amp; &lt;trains&gt;')
  expect(feed).toContain('<updated>2026-11-24T18:30:00.000Z</updated>')
  expect(feed.match(/<entry>/g)).toHaveLength(1)
})

test('an initiative in which nothing has happened has a feed too', () => expect(feedOf(site, initiative, [])).toContain('<updated>1970-01-01T00:00:00.000Z</updated>'))
