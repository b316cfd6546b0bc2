import { expect, test } from 'vitest'
import { readAbout, readerOf } from './report.rules.ts'

const ITEM = '01234567-89ab-4cde-8f01-23456789abcd'

test('a report knows the initiative and the item of the page that it is about', () => {
  expect(readAbout(`/initiatives/evening-buses/items/${ITEM}`)).toEqual({ path: `/initiatives/evening-buses/items/${ITEM}`, slug: 'evening-buses', item: ITEM })
  expect(readAbout('/initiatives/evening-buses/meetings/x')).toMatchObject({ slug: 'evening-buses', item: undefined })
  expect(readAbout('/help')).toMatchObject({ slug: undefined })
})

test.each(['https://elsewhere.example/', '//elsewhere.example', 'javascript:alert(1)', '/a?b=c', '/a b', '', '/', `/${'x'.repeat(400)}`])('«%s» is no page of this site', (given) => {
  expect(readAbout(given)).toBeUndefined()
})

test('hosts read reports about their initiative, and never one about a host', () => {
  expect(readerOf({ initiative: true, aboutHost: false })).toBe('hosts')
  expect(readerOf({ initiative: true, aboutHost: true })).toBe('administrators')
  expect(readerOf({ initiative: false, aboutHost: false })).toBe('administrators')
})
