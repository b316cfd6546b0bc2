/** What is said of files that are not as they should be, and what is made of what people really have. */
import { describe, expect, test } from 'vitest'
import { readDate, writeDate, yearWords } from './date.rules.ts'
import { readNames, writeNames } from './bibtex-name.rules.ts'
import { LONGEST_ENTRY, type ReadEntry } from './csl.ts'
import { fromLatex, toLatex, toLatexTitle } from './latex.rules.ts'
import { formatOf, readWorks } from './read-file.ts'
import { BIBTEX } from './test-files.ts'

async function read(text: string | Uint8Array, columns?: Readonly<Record<string, string>>): Promise<readonly ReadEntry[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const pieces = async function* () {
    yield bytes
  }
  const entries: ReadEntry[] = []
  for await (const entry of readWorks(pieces(), columns)) entries.push(entry)
  return entries
}

const lines = (entries: readonly ReadEntry[]) => entries.map((entry) => `${entry.line} ${'code' in entry ? entry.code : 'item' in entry ? entry.item.title : JSON.stringify(entry.own.content['title'])}`)

describe('an entry that can’t be read says where it stands, and the others come in', () => {
  test('BibTeX', async () => {
    expect(lines(await read('@book{a, title = {One}}\n\n@book{b, title = {Two}\n@book{c, title = {Three}}\n@book{d, title {Four}}\n@book{e, year = 2001}\n@book{f, title = {Six}'))).toEqual([
      '1 One', '3 entry-not-closed', '4 Three', '5 entry-broken', '6 title-missing', '7 entry-not-closed',
    ])
  })

  test('RIS', async () => {
    expect(lines(await read('TY  - BOOK\nTI  - One\nER  - \n\nAU  - Nobody\nTI  - Two\nER  - \nTY  - BOOK\nTI  - Three\nTY  - BOOK\nTI  - Four\nER  - \nTY  - BOOK\nTI  - Five'))).toEqual([
      '1 One', '5 entry-broken', '8 entry-not-closed', '10 Four', '13 entry-not-closed',
    ])
  })

  test('CSL-JSON, also in an object', async () => {
    expect(lines(await read('[{"type":"book","title":"One"},\n{"type":"book"},\n{"type":"book","title":"Three",},\n{"title":"Four"'))).toEqual(['1 One', '2 title-missing', '3 entry-broken', '4 entry-not-closed'])
    expect(lines(await read('{"items": [\n{"type":"book","title":"One"}]}'))).toEqual(['2 One'])
    expect(lines(await read('{"type":"book","title":"Alone"}'))).toEqual(['1 Alone'])
  })

  test('a table, with its columns named otherwise', async () => {
    expect(lines(await read('Name;Who;When\nOne;Reid, A;2001\n;Holm;2002\n', { Name: 'Title', Who: 'Author', When: 'Date' }))).toEqual(['2 One', '3 title-missing'])
    expect(await read('Title,Colour\nOne,blue\n')).toEqual([{ line: 2, item: { id: '', type: 'document', title: 'One', custom: { csv: { Extra: 'Colour: blue' } } } }])
  })
})

describe('what somebody made on purpose', () => {
  test('braces without end, a long entry, and lists within lists take no more than their place', async () => {
    expect(lines(await read(`@book{a, title = {${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}}`))).toEqual(['1 x'])
    expect(lines(await read(`@book{a, title = {${'x'.repeat(LONGEST_ENTRY + 1)}}}\n@book{b, title = {Two}}`))).toEqual(['1 entry-too-long', '2 Two'])
    expect(lines(await read(`[{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}},{"title":"Two"}]`))).toContain('1 entry-broken')
    expect(lines(await read(`TY  - BOOK\nTI  - ${'x'.repeat(LONGEST_ENTRY + 1)}\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n`))).toEqual(['1 entry-too-long', '4 Two'])
  })

  test('no name of a field reaches what all things have', async () => {
    const [json] = await read('[{"type":"book","title":"One","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]')
    const [bibtex] = await read('@book{a, title = {One}, __proto__ = {x}, constructor = {y}, toString = {z}}')
    expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted')
    expect(json).toMatchObject({ item: { title: 'One', custom: { csl: { constructor: { prototype: { polluted: 1 } } } } } })
    expect(bibtex).toMatchObject({ item: { title: 'One', custom: { bibtex: { constructor: 'y', tostring: 'z' } } } })
  })

  test.each([['text with a NUL in it', new TextEncoder().encode('@book{a, title = {\u0000}}'), 'not-text'], ['another encoding', new Uint8Array([0x40, 0xE9, 0x20]), 'not-text'], ['nothing', new Uint8Array(), 'empty'], ['a letter', new TextEncoder().encode('Dear all'), 'not-a-list']] as const)('%s is no file of works', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code })
  })

  test('a spreadsheet’s guard against formulas is taken off again', async () => {
    expect(lines(await read(`Title,Author\n'=SUM(1),Reid\n`))).toEqual(['2 =SUM(1)'])
  })
})

test('a file is known by how it begins', () => {
  expect([formatOf('\n % a list\n@book{a,'), formatOf('TY  - BOOK\n'), formatOf(' [{'), formatOf('Title,Author\n'), formatOf('Dear all')]).toEqual(['bibtex', 'ris', 'csl-json', 'csv', undefined])
})

test('what Zotero writes is understood', async () => {
  const [first, second, third, fourth, fifth, sixth, seventh] = await read(BIBTEX)
  expect(first).toMatchObject({ line: 2, item: {
    type: 'article-journal', title: 'Planning with people: how the NHS and Glen Orrin shared a table', page: '101-118', issue: '3', issued: { 'date-parts': [[2015, 5]] }, accessed: { 'date-parts': [[2026, 1, 31]] },
    author: [{ family: 'MacIver', given: 'Mòrag' }, { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Glen Orrin Carers and Friends' }, { family: 'Ødegård', given: 'Jörg' }],
    abstract: 'What happened when 40% of the seats were kept for carers.\nA second paragraph & more: <i>how it felt</i>.', custom: { bibtex: { copyright: 'CC BY 4.0', file: 'Full Text PDF:files/12/Planning.pdf:application/pdf' } },
  } })
  expect(second).toMatchObject({ item: { type: 'report', publisher: 'Body for Testing', genre: 'Evaluation', number: '7' } })
  expect(third).toMatchObject({ item: { type: 'thesis', issued: { 'date-parts': [[2010]], circa: true }, author: [{ family: 'Reid', given: 'Ailsa', suffix: 'Jr' }] } })
  expect(fourth).toMatchObject({ item: { type: 'webpage', issued: { literal: 'in press' } } })
  expect(fifth).toMatchObject({ item: { title: 'Quoted: A title', genre: 'Master’s thesis', issued: { 'date-parts': [[2008, 5, 12]] }, author: [{ family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de la' }] } })
  expect(sixth).toMatchObject({ item: { type: 'report', publisher: 'The Keepers', issued: { 'date-parts': [[1999]], circa: true } } })
  expect(seventh).toMatchObject({ item: { 'container-title': 'Journal of Shared Tables' } })
})

test('accents, signs and quotation marks of LaTeX are letters', () => {
  expect(fromLatex(String.raw`{\'E}cole \"{o} \c{c} \v s \~n {\ss} \aa{} na\"{\i}ve \o{} ''x`)).toBe('École ö ç š ñ ß å naïve ø ”x')
  expect(fromLatex('``Quoted\'\' pages 1--2 --- or so~on \\& 5\\%')).toBe('“Quoted” pages 1–2 — or so\u00A0on & 5%')
  expect(fromLatex(String.raw`\emph{set apart} and \unknown{kept} H$_2$O`)).toBe('<i>set apart</i> and kept H$_2$O')
})

test('what BibTeX would understand otherwise is said by name, and capitals are kept', () => {
  expect(toLatex('50% & {x} -- ~')).toBe(String.raw`50\% \& {\textbraceleft}x{\textbraceright} -{}- {\textasciitilde}`)
  expect(toLatexTitle('What the NHS did in Glen Orrin')).toBe('What the {NHS} did in {Glen} {Orrin}')
})

test('names keep their parts', () => {
  const names = [{ family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' }, { family: 'de Vries', given: 'Anna' }, { literal: 'Barnes and Noble, Ltd' }, { family: 'Plato' }, { family: 'hooks', given: 'bell' }]
  expect(readNames(writeNames(names))).toEqual(names)
})

test.each([['2015', '2015'], ['2015-05-12', '2015-05-12'], ['12 May 2015', '2015-05-12'], ['May 12, 2015', '2015-05-12'], ['c. 2015', '2015~'], ['[2015]', '2015~'], ['Spring 2015', '2015-21'], ['2014/2016', '2014/2016'], ['12/05/2015', '2015-05-12'], ['in press', 'in press'], ['2015-13-45', '2015']])('the date «%s» is %s', (text, said) => {
  expect(writeDate(readDate(text) ?? {})).toBe(said)
})

test('a year as people read it', () => {
  expect([yearWords({ 'date-parts': [[2015, 5]], circa: true }), yearWords({ 'date-parts': [[2014], [2016]] }), yearWords({ literal: 'in press' }), yearWords(undefined)]).toEqual(['about 2015', '2014–2016', 'in press', undefined])
})
