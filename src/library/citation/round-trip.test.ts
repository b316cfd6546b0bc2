/** What other programs write comes in, goes out and comes in again as the same; so does whatever a work may say. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CSL_TYPES, type CslItem, type ReadEntry } from './csl.ts'
import { readWorks } from './read-file.ts'
import { type Ending, WRITERS, writeAll } from './write-file.rules.ts'
import { BIBTEX, CSL_JSON, RIS, ZOTERO_CSV } from './test-files.ts'

const ENDINGS = Object.keys(WRITERS) as Ending[]

async function* inPieces(text: string, length = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function readAll(text: string, length?: number): Promise<readonly ReadEntry[]> {
  const entries: ReadEntry[] = []
  for await (const entry of readWorks(inPieces(text, length))) entries.push(entry)
  return entries
}

const itemsOf = (entries: readonly ReadEntry[]): readonly CslItem[] => entries.map((entry) => {
  if (!('item' in entry)) throw new Error(`line ${entry.line}: ${'code' in entry ? entry.code : 'one of our own'}`)
  return entry.item
})

describe('a file of each format', () => {
  test.each([['bib', BIBTEX], ['ris', RIS], ['csl.json', CSL_JSON], ['csv', ZOTERO_CSV]] as const)('%s: in, out and in again is the same', async (ending, file) => {
    const first = itemsOf(await readAll(file))
    expect(first.length).toBeGreaterThan(3)
    expect(itemsOf(await readAll(writeAll(ending, first)))).toEqual(first)
  })

  test.each([['bib', BIBTEX], ['ris', RIS], ['csl.json', CSL_JSON], ['csv', ZOTERO_CSV]] as const)('%s: read the same however it is cut and whichever line ends it has', async (_, file) => {
    const first = await readAll(file)
    expect(await readAll(file, 7)).toEqual(first)
    expect(await readAll(`\uFEFF${file.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')}`, 13)).toEqual(first)
  })

  test('what comes in with one goes out with each, and the kind, the title, the names and the day are the same', async () => {
    for (const file of [BIBTEX, RIS, CSL_JSON, ZOTERO_CSV]) {
      const first = itemsOf(await readAll(file))
      for (const ending of ENDINGS) {
        const again = itemsOf(await readAll(writeAll(ending, first)))
        expect(again.map(({ type, title, issued, DOI, URL }) => ({ type, title: title?.replace(/<\/?\w+>/g, ''), issued, DOI, URL })))
          .toEqual(first.map(({ type, title, issued, DOI, URL }) => ({ type, title: title?.replace(/<\/?\w+>/g, ''), issued, DOI, URL })))
        expect(again.map((one) => one.author?.map((name) => name.literal ?? name.given))).toEqual(first.map((one) => one.author?.map((name) => name.literal ?? [name.given, ...(ending === 'csv' ? [name['dropping-particle'], name.suffix] : [])].filter(Boolean).join(' '))))
      }
    }
  })
})

/** Letters, signs and marks that formats give a meaning to. */
const sign = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...Array.from('abcdefgHNSxyz 0123456789')) }, { weight: 3, arbitrary: fc.constantFrom(...Array.from('{}\\%$#&_~^"\'`-–—@,;:/()[]<>|=+*?!.éüñøßàùćŠ’“”'), '\u00A0') }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) })
const tidied = (text: string): string => text.normalize('NFC').replace(/[\u0000-\u001F\u007F\uFEFF]/g, '').replace(/[ \t]+/g, ' ').trim()
const line = fc.array(sign, { minLength: 1, maxLength: 40 }).map((signs) => tidied(signs.join(''))).filter((text) => text !== '')
const word = fc.stringMatching(/^[A-Z][a-zéü]{1,8}$/)
const part = fc.oneof(word, fc.tuple(word, word).map((words) => words.join('-')), fc.tuple(word, word).map((words) => words.join(' ')))
const person = fc.record({ family: part, given: part, 'non-dropping-particle': fc.constantFrom('van', 'de la', 'von der'), 'dropping-particle': fc.constantFrom('af', 'van den'), suffix: fc.constantFrom('Jr', 'III') }, { requiredKeys: ['family', 'given'] })
const body = line.filter((text) => !/,,|^,|;/.test(text)).map((literal) => ({ literal }))
const date = fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 3 }))
  .chain(([year, month, day, detail]) => fc.record({ 'date-parts': fc.constantFrom([[year, month, day].slice(0, detail)], [[year, month, day].slice(0, detail), [year + 1, month]]), circa: fc.constant(true as const) }, { requiredKeys: ['date-parts'] }))
const web = fc.webUrl({ withQueryParameters: true, withFragments: true }).filter((url) => !/[{}\\;]/.test(url))

const item = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9_-]{1,20}$/), type: fc.constantFrom(...CSL_TYPES), title: line, author: fc.array(fc.oneof(person, body), { minLength: 1, maxLength: 4 }), editor: fc.array(person, { minLength: 1, maxLength: 3 }),
  issued: date, accessed: date, publisher: line, 'publisher-place': line, 'container-title': line, 'collection-title': line, volume: fc.stringMatching(/^\d{1,4}$/), issue: fc.stringMatching(/^\d{1,3}$/),
  page: fc.constantFrom('12', '12-34', 'e12-e15', 'iv-x'), DOI: fc.stringMatching(/^10\.\d{4}\/[a-z0-9.()/_-]{1,20}$/), ISBN: fc.constantFrom('978-0-306-40615-7', '0306406152'), ISSN: fc.constant('1234-567X'), URL: web, abstract: line, language: fc.constantFrom('en', 'gd', 'en-GB'), genre: line, note: line,
  'event-place': line, medium: line, custom: fc.record({ links: fc.array(web, { minLength: 1, maxLength: 3 }) }),
}, { requiredKeys: ['id', 'type', 'title'] })

const plain = (one: CslItem) => Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => a.localeCompare(b)))

describe('whatever a work says', () => {
  test.each(['bib', 'csl.json'] as const)('%s gives it back as it was', async (ending) => {
    await fc.assert(fc.asyncProperty(item, async (one) => {
      const [again] = itemsOf(await readAll(writeAll(ending, [one])))
      expect(plain(again ?? one)).toEqual(plain(one))
    }), { numRuns: 300 })
  })

  test.each(ENDINGS)('%s: what came back once comes back the same for ever', async (ending) => {
    await fc.assert(fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 3 }), async (ones) => {
      const once = itemsOf(await readAll(writeAll(ending, ones)))
      expect(once.map(({ title }) => title)).toHaveLength(ones.length)
      expect(itemsOf(await readAll(writeAll(ending, once)))).toEqual(once)
    }), { numRuns: 200 })
  })
})

describe('what nobody meant', () => {
  test.each([['bib', '@article{a, title = {One}}\n'], ['ris', 'TY  - JOUR\r\nTI  - One\r\nER  - \r\n'], ['json', '[{"id":"a","type":"book","title":"One"}]']])('%s with anything after it ends, and gives what it can', async (_, good) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(sign, fc.constantFrom('\n', '@', '{', '}', '"', '\\', 'TY  - ', '@x{', '[', ']')), { maxLength: 200 }), async (signs) => {
      const entries = await readAll(`${good}${signs.join('')}`).catch((error: unknown) => (error instanceof Error ? error.message : ''))
      expect(entries === 'not-text' || entries.length > 0).toBe(true)
    }), { numRuns: 200 })
  })
})
