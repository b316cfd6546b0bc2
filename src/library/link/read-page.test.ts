import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHead } from './head.ts'
import { doiOf, partialDayOf } from './page-facts.rules.ts'
import { readPage } from './read-page.ts'

const url = new URL('https://site.example/page')
const html = (text: string | Buffer, charset?: string) => readPage({ type: 'text/html', charset, bytes: Buffer.from(text), url }).facts

describe('a page says of itself', () => {
  test('as those of scholars do', () => {
    expect(html(`<!doctype html><html lang=en-GB><head><title>Journal | Meeting halfway</title>
      <meta name="citation_title" content="Meeting halfway: buses &amp; people"><meta name=citation_author content="Burns, Mary"><meta name="citation_author" content="Ravi Nair">
      <meta name="citation_publisher" content="Press of the Isles"><meta name="citation_publication_date" content="2015/6/01"><meta name="citation_doi" content="https://doi.org/10.1234/ABC.1">
      <meta name="citation_isbn" content="978-1-4028-9462-6"><meta name="DC.Description" content="What
      happened."><link rel="license nofollow" href="https://creativecommons.org/licenses/by/4.0/"></head><body>`)).toEqual({
      title: 'Meeting halfway: buses & people', authors: [{ family: 'Burns', given: 'Mary' }, { name: 'Ravi Nair' }], publisher: 'Press of the Isles', published: '2015-06-01', description: 'What happened.',
      doi: '10.1234/abc.1', isbn: '978-1-4028-9462-6', language: 'en-GB', licence: 'https://creativecommons.org/licenses/by/4.0/',
    })
  })

  test('as data', () => {
    const data = { '@context': 'https://schema.org', '@graph': [
      { '@type': 'WebSite', name: 'The site' }, { '@type': 'WebPage', name: 'The page' },
      { '@type': ['Report', 'Thing'], headline: 'The report', author: [{ '@type': 'Person', familyName: 'Burns', givenName: 'Mary' }, { '@type': 'Organization', name: 'A council' }, { name: 'https://no.example' }], publisher: { name: 'A body' }, datePublished: '2012-05', inLanguage: 'gd', license: { '@id': 'https://licence.example/' } },
    ] }
    expect(html(`<head><script type="application/ld+json">{ not json</script><script type="application/ld+json">${JSON.stringify(data)}</script>`)).toMatchObject({
      title: 'The report', authors: [{ family: 'Burns', given: 'Mary' }, { name: 'A council' }], publisher: 'A body', published: '2012-05', language: 'gd', licence: 'https://licence.example/',
    })
  })

  test('as what is shared does, and at the least by its title, without the name of its site', () => {
    expect(html('<title>Long | Site</title><meta property="og:title" content="Short"><meta property=og:site_name content=Site><meta property="og:description" content="d"><meta property="og:locale" content="en_GB">')).toMatchObject({ title: 'Short', publisher: 'Site', description: 'd', language: 'en-GB' })
    expect(html('<meta property=og:site_name content="The council"><title>How we meet | The council</title><svg><title>An arrow</title></svg>').title).toBe('How we meet')
    expect(html('<html xml:lang="cy"><title>\n Caf&eacute; </title><body><title>Another</title>')).toMatchObject({ title: 'Café', language: 'cy', authors: [], published: undefined })
    expect(html('<p>Nothing')).toMatchObject({ title: undefined, publisher: undefined })
  })

  test('in whatever letters it is written', () => {
    const latin = Buffer.from('<meta charset=iso-8859-1><title>Caf\u00E9</title>', 'latin1')
    expect([html(latin).title, html(latin, 'ISO-8859-1').title]).toEqual(['Café', 'Café'])
    expect(html(Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>\u0093x\u0094</title>', 'latin1')).title).toBe('“x”')
    expect(html(Buffer.from('\uFEFF<title>Gàidhlig</title>', 'utf16le'), 'latin1').title).toBe('Gàidhlig')
    expect(html('<title>Gàidhlig</title>', 'no-such').title).toBe('Gàidhlig')
  })

  test('as a file: in its own words, or by its name', () => {
    const pdf = (body: string) => readPage({ type: 'application/pdf', charset: undefined, bytes: Buffer.from(body), url: new URL('https://site.example/files/How-we_meet%202015.pdf') })
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">How we really meet</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Mary Burns</rdf:li><rdf:li>Ravi Nair</rdf:li></rdf:Seq></dc:creator><xmp:CreateDate>2020-01-01</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>'
    expect(pdf(`%PDF-1.7\n\u0000stream${xmp}endstream`)).toMatchObject({ format: 'pdf', facts: { title: 'How we really meet', authors: [{ name: 'Mary Burns' }, { name: 'Ravi Nair' }], published: undefined } })
    expect(pdf('%PDF-1.4 nothing').facts.title).toBe('How we meet 2015')
    expect(readPage({ type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', charset: undefined, bytes: Buffer.alloc(0), url })).toMatchObject({ format: 'slides', facts: { title: undefined } })
  })

  test('nothing that poses as something else', () => {
    expect(html('<meta name="citation_title" content="a\u202Eb\u0000c"><meta name=citation_language content="<script>"><meta name="citation_publication_date" content="soon"><meta name=citation_doi content="see 10.1234/x">')).toMatchObject({ title: 'abc', language: undefined, published: undefined, doi: undefined })
    expect(html(`<title>${'x'.repeat(5_000)}</title>`).title).toHaveLength(300)
    expect(html(Array.from({ length: 1_000 }, (_, n) => `<meta name=citation_author content="Person ${n}">`).join('')).authors).toHaveLength(30)
  })
})

describe('days and DOIs', () => {
  test.each([['2015', '2015'], ['2015-6', '2015-06'], ['2015/06/1', '2015-06-01'], ['2015-06-01T10:00:00Z', '2015-06-01'], ['2015-13-01', '2015'], ['1 June 2015', undefined], ['20155', undefined], ['0015', undefined], [undefined, undefined]])('%s is %s', (said, day) => expect(partialDayOf(said)).toBe(day))
  test.each([['10.1234/a.B', '10.1234/a.b'], ['doi: 10.1234/a', '10.1234/a'], ['http://dx.doi.org/10.1234/a%2Fb', '10.1234/a/b'], ['10.1/a', undefined], ['x 10.1234/a', undefined], ['https://site.example/10.1234/a', undefined]])('%s is %s', (said, doi) => expect(doiOf(said)).toBe(doi))
})

describe('whatever a page sends', () => {
  test('can be read', () => {
    const part = fc.oneof(fc.constantFrom('<title>', '</title>', '<meta name=citation_author content="', '">', '<script type="application/ld+json">', '</script>', '{"@type":"Report","author":[', '<![CDATA[', '<!--', '<html lang=', '&#x110000;'), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(fc.array(part), (parts) => { expect(html(parts.join(''))).toHaveProperty('title') }))
  })

  test('is left where it goes too deep or too far', () => {
    expect(readHead(`${'<a>'.repeat(100_000)}<meta name=late content=x>`).metas.size).toBe(0)
    expect(readHead(`${'<br>'.repeat(100_000)}<meta name=late content=x>`).metas.size).toBe(0)
    expect(readHead(`<script type="application/ld+json">${'['.repeat(150_000)}${']'.repeat(150_000)}</script>`).data).toEqual([])
    expect(html(`<script type="application/ld+json">${'{"@graph":['.repeat(10_000)}${']}'.repeat(10_000)}</script>`).title).toBeUndefined()
    expect(html('<meta name="__proto__" content="x"><script type="application/ld+json">{"__proto__":{"headline":"no"}}</script><title>t</title>').title).toBe('t')
  })
})
