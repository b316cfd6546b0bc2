import { describe, expect, test } from 'vitest'
import { addressWith, prefersData } from './twins.ts'

describe('whether somebody asks for data rather than for a page', () => {
  test.each([
    'application/json', 'Application/JSON', 'application/json;charset=utf-8', 'application/json, text/html;q=0.5', 'text/html;q=0.9, application/json', 'application/json, */*', 'application/json, text/plain, */*',
    'application/json;q=0.2', 'text/html;q=0, application/json;q=0.1', 'application/*, application/json;q=0.9, text/html;q=0.8',
  ])('%s: data', (accept) => expect(prefersData(accept)).toBe(true))

  test.each([
    undefined, '', '*/*', 'text/html', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html, application/json', 'application/json, text/html', 'application/json;q=0.5, text/html', 'application/json;q=0',
    'application/json;q=none', 'application/json;q=2', 'application/ld+json', 'text/*, application/json;q=0.9', 'application/jsonx', `application/json${', text/plain'.repeat(1_000)}`,
  ])('%s: a page', (accept) => expect(prefersData(accept)).toBe(false))
})

test('the address of the data has what stands in that of the page, in letters that a header can hold', () => {
  expect(addressWith('/initiatives/:slug/items/:item{.+\\.json}', (name) => ({ slug: 'buses', item: 'é"><\n' })[name])).toBe('/initiatives/buses/items/%C3%A9%22%3E%3C%0A.json')
  expect(addressWith('/initiatives/:slug/about.json', () => undefined)).toBe('/initiatives//about.json')
})
