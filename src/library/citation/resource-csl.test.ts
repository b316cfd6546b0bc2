import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testResource } from '../resource/test-resource.ts'
import { TYPES } from '../resource/resource.rules.ts'
import { citedWords } from './cited-words.rules.ts'
import { readCsl } from './csl-json.rules.ts'
import { cslToResource, resourceToCsl } from './resource-csl.rules.ts'
import { CSL_JSON } from './test-files.ts'

const page = 'https://library.example/library/resources/x'
const topics = new Map([['asset-mapping', 'Asset mapping']])
const guide = testResource({
  title: 'A guide to maps', type: 'toolkit', authors: [{ family: 'Reid', given: 'Ailsa' }, { name: 'Body for Testing, Ltd' }], publishers: ['Nowhere Press'], published: '2015-05', annotation: 'Helps to begin.',
  links: [{ url: 'https://example.org/a.pdf', format: 'pdf' }, { url: 'https://example.org/b', format: 'web' }], topics: ['asset-mapping'], languages: ['gd'], doi: '10.1234/abc', isbn: '0306406152', licence: 'CC BY 4.0',
})

describe('a resource and the work that it is', () => {
  test('every kind comes back as the kind that it was, with all that both say', () => {
    for (const type of TYPES) {
      const { cited: _, ...again } = cslToResource(resourceToCsl('x', { ...guide, type }, { page, topics }), new Map([['asset mapping', 'asset-mapping']])) ?? guide
      expect(again).toEqual({ ...guide, type })
    }
  })

  test('what came with a file goes out as it came, and what somebody changed here goes out as it is now', () => {
    const items = JSON.parse(CSL_JSON).map(readCsl)
    expect(items).toHaveLength(5)
    for (const item of items) {
      const content = cslToResource(item)
      if (content === undefined) throw new Error(item.title)
      expect(resourceToCsl(item.id, content, { page, topics })).toEqual(item)
      expect(resourceToCsl(item.id, { ...content, title: 'New', publishers: ['Another'], topics: ['asset-mapping'] }, { page, topics })).toEqual({ ...item, title: 'New', publisher: 'Another', keyword: 'Asset mapping' })
    }
  })

  test('one that says little is one all the same, and its page stands for a link', () => {
    expect(resourceToCsl('x', testResource(), { page, topics })).toEqual({ id: 'x', type: 'report', genre: 'Toolkit', title: 'A guide to talking with each other', URL: page })
    expect(cslToResource({ id: '', type: 'document' })).toBeUndefined()
  })

  test('whatever a work says, there is a resource for it or none', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), fc.string(), (title, words, url) => {
      const content = cslToResource({ id: words, type: 'song', title, author: [{ literal: words }, { family: words, given: title }], URL: url, DOI: words, ISBN: words, language: words, keyword: words, abstract: words, publisher: words, issued: { 'date-parts': [[0, 13]] } })
      expect(content === undefined || content.title !== '').toBe(true)
    }))
  })
})

test('a work in one line', () => {
  expect(citedWords(resourceToCsl('x', guide, { page, topics }))).toBe('Reid, A. and Body for Testing, Ltd (2015) A guide to maps. Nowhere Press. https://doi.org/10.1234/abc')
  expect(citedWords({ id: '', type: 'article-journal', title: 'What is shared?', author: [{ family: 'MacIver', given: 'Mòrag Anne' }, { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'A' }, { literal: 'B' }], 'container-title': 'Journal', volume: '2', issue: '3', page: '1-2' }))
    .toBe('MacIver, M.A. et al. (no date) What is shared? Journal, 2(3), pp. 1-2.')
  expect(citedWords({ id: '', type: 'report', title: 'Nobody’s', publisher: 'Body', issued: { 'date-parts': [[2001]], circa: true } })).toBe('Body (about 2001) Nobody’s.')
  expect(citedWords({ id: '', type: 'report', title: 'Nobody’s' })).toBe('Nobody’s (no date)')
})
