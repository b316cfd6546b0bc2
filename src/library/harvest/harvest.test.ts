import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { insertEntry } from '../entry/entry.queries.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { topic, topicSchema } from '../topic/topic.rules.ts'
import { A_PART } from './harvest.route.ts'
import { elementsOf, oneOf, textOf, validAnswer } from './test-answer.ts'

const world = useWorld()
const ask = async (query: string, init?: RequestInit) => {
  const answer = await world.as(undefined).request(init === undefined ? `/oai?${query}` : '/oai', init ?? {})
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
  return validAnswer(answer.text)
}
const errorOf = async (query: string) => elementsOf(await ask(query), 'error').map((one) => one.attributes['code'])

const work = (title: string, more: object = {}) => resourceSchema.parse({ title, type: 'report', ...more })
const withdraw = (slug: string, version = '1') => world.as(world.people.administrator).post(`/library/resources/${slug}/move`, { move: 'withdraw', version, reason: 'It was wrong' })

/** All identifiers of a list, read to its end, with the headers. */
async function harvest(query: string, between?: (part: number) => Promise<void>) {
  const headers: { identifier: string; datestamp: string; deleted: boolean; sets: string[] }[] = []
  let answer = await ask(`verb=ListRecords&metadataPrefix=oai_dc${query}`)
  for (let part = 0; part < 1_000; part += 1) {
    headers.push(...elementsOf(answer, 'header').map((one) => ({ identifier: textOf(oneOf(one, 'identifier')), datestamp: textOf(oneOf(one, 'datestamp')), deleted: one.attributes['status'] === 'deleted', sets: elementsOf(one, 'setSpec').map(textOf) })))
    const token = elementsOf(answer, 'resumptionToken').map(textOf)[0] ?? ''
    if (token === '') return headers
    await between?.(part)
    answer = await ask(`verb=ListRecords&resumptionToken=${token}`)
  }
  throw new Error('it never ended')
}

let nasty = ''
beforeAll(async () => {
  await settleEntry(world, topic, topicSchema.parse({ name: 'Asset mapping', lead: 'Seeing what is there' }))
  nasty = await settleEntry(world, resource, work('Tea & <talk> "quoted"', {
    annotation: 'Ends with ]]> and a bell.', authors: [{ family: 'Neilson', given: 'A.' }, { name: 'A body & Co' }], publishers: ['Press'], published: '2015-03', topics: ['asset-mapping', 'not-written-yet'], languages: ['en', 'gd'],
    doi: '10.1234/ab<c>', isbn: '978-1-2345', licence: 'CC BY 4.0', links: [{ url: 'https://example.org/a?b=1&c=2', format: 'pdf' }], scope: 'scotland',
  }))
})

describe('what a harvester is told', () => {
  test('who we are, which format there is, and which sets', async () => {
    const identify = await ask('verb=Identify')
    expect(textOf(oneOf(identify, 'deletedRecord'))).toBe('persistent')
    expect(textOf(oneOf(identify, 'baseURL'))).toBe('http://localhost:3000/oai')
    expect(elementsOf(await ask('verb=ListMetadataFormats'), 'metadataPrefix').map(textOf)).toEqual(['oai_dc'])
    const sets = elementsOf(await ask('verb=ListSets'), 'set').map((one) => [textOf(oneOf(one, 'setSpec')), textOf(oneOf(one, 'setName'))])
    expect(sets).toContainEqual(['resources', 'Resources'])
    expect(sets).toContainEqual(['topic-asset-mapping', 'About: Asset mapping'])
    expect(sets).toContainEqual(['topic-not-written-yet', 'About: not written yet'])
  })

  test('an entry as Dublin Core, whatever its words are', async () => {
    const answer = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:library/resource/${nasty}`)
    const all = (name: string) => elementsOf(answer, `dc:${name}`).map(textOf)
    expect(all('title')).toEqual(['Tea & <talk> "quoted"'])
    expect(all('creator')).toEqual(['A. Neilson', 'A body & Co'])
    expect(all('subject')).toEqual(['Asset mapping', 'not written yet'])
    expect(all('description')).toEqual(['Ends with ]]> and a bell.'])
    expect(all('identifier')).toEqual([`http://localhost:3000/library/resources/${nasty}`, 'https://doi.org/10.1234/ab<c>', 'urn:isbn:97812345', 'https://example.org/a?b=1&c=2'])
    expect([all('date'), all('language'), all('rights'), all('coverage'), all('type'), all('format')]).toEqual([['2015-03'], ['en', 'gd'], ['CC BY 4.0'], ['Scotland'], ['Text', 'Report'], ['application/pdf']])
  })

  test('the same by GET and by POST, from wherever it is sent', async () => {
    const body = new URLSearchParams({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set: 'topics' }).toString()
    const posted = await ask('', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect(elementsOf(posted, 'identifier').map(textOf)).toEqual(['oai:localhost:library/topic/asset-mapping'])
    expect(posted).toEqual(await ask(body))
    expect(elementsOf(await ask('', { method: 'POST', body: '{"verb":"Identify"}', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' } }), 'error')[0]?.attributes['code']).toBe('badVerb')
  })

  test('what was taken out is a header that says so, and has its sets still; a draft is nothing', async () => {
    const gone = await settleEntry(world, resource, work('Soon gone', { topics: ['asset-mapping'] }))
    await settleEntry(world, resource, work('Only a draft'), { state: 'draft' })
    await withdraw(gone)
    const answer = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:library/resource/${gone}`)
    expect(oneOf(answer, 'header').attributes['status']).toBe('deleted')
    expect(elementsOf(answer, 'metadata')).toEqual([])
    expect(JSON.stringify(answer)).not.toContain('Soon gone')
    expect((await harvest('&set=topic-asset-mapping')).find(({ identifier }) => identifier.endsWith(gone))).toMatchObject({ deleted: true, sets: ['resources', 'topic-asset-mapping'] })
    expect(await errorOf('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:library/resource/only-a-draft')).toEqual(['idDoesNotExist'])
  })
})

describe('what can’t be answered', () => {
  test.each([
    ['', 'badVerb'], ['verb=', 'badVerb'], ['verb=identify', 'badVerb'], ['verb=constructor', 'badVerb'], ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&set=topics', 'badArgument'], ['verb=ListRecords', 'badArgument'], ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'], ['verb=GetRecord&identifier=oai:localhost:library/topic/asset-mapping', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'], ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'], ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z', 'badArgument'], ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00.000Z', 'badArgument'], ['verb=ListRecords&metadataPrefix=oai_dc&set=%3Cset%3E', 'badArgument'], ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
    [`verb=ListRecords&metadataPrefix=oai_dc&set=${'a'.repeat(1_001)}`, 'badArgument'], ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'], ['verb=GetRecord&metadataPrefix=&identifier=oai:a', 'badArgument'], ['verb=GetRecord&metadataPrefix=oai_dc&identifier=a', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'], ['verb=ListRecords&resumptionToken=', 'badResumptionToken'], ['verb=ListSets&resumptionToken=W10', 'badResumptionToken'],
    [`verb=ListRecords&resumptionToken=${Buffer.from('[1e300,null,1,null,"x",0,0]').toString('base64url')}`, 'badResumptionToken'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=nothing', 'noRecordsMatch'], ['verb=ListRecords&metadataPrefix=oai_dc&set=resources:x', 'noRecordsMatch'], ['verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01', 'noRecordsMatch'], ['verb=ListRecords&metadataPrefix=oai_dc&until=0001-01-01', 'noRecordsMatch'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:library/topic/', 'idDoesNotExist'], ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:%00', 'badArgument'], ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:library/topic/asset-mapping', 'idDoesNotExist'], ['verb=ListMetadataFormats&identifier=oai:localhost:library/topic/none', 'idDoesNotExist'],
  ])('%s: %s', async (query, code) => {
    expect(await errorOf(query)).toEqual([code])
  })
})

describe('a whole harvest', () => {
  test('gives each once, in parts that go on where the last ended, while entries are changed, taken out and added', async () => {
    for (let n = 0; n < A_PART + 60; n += 1) await settleEntry(world, resource, work(`Number ${n}`))
    const expected = (await harvest('')).map(({ identifier }) => identifier)
    const first = expected.filter((one) => one.includes('/number-')).slice(0, 3).map((one) => one.slice(one.lastIndexOf('/') + 1))
    const found = await harvest('', async () => {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
      for (const slug of first) await withdraw(slug)
      await settleEntry(world, resource, work('Came meanwhile'))
    })
    expect(found.map(({ identifier }) => identifier)).toEqual(expected)
    expect(new Set(expected).size).toBe(expected.length)
    const answer = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc')
    const said = oneOf(answer, 'resumptionToken').attributes
    expect(said).toEqual({ completeListSize: String(expected.length + 1), cursor: '0' })
    // Somebody who means everything says so.
    expect(await harvest('&from=0001-01-01')).toHaveLength(expected.length + 1)
    const after = await harvest(`&from=${textOf(oneOf(answer, 'responseDate'))}`)
    expect(after.filter(({ deleted }) => deleted).map(({ identifier }) => identifier.slice(identifier.lastIndexOf('/') + 1)).toSorted()).toEqual(first.toSorted())
    expect(after.map(({ identifier }) => identifier)).toContain('oai:localhost:library/resource/came-meanwhile')
  })

  test('nothing is missed that was written down only after somebody had asked, although it says an earlier moment', async () => {
    const { database, clock } = world
    const began = clock.now
    let told = ''
    await database.transaction(async (trx) => {
      await insertEntry(trx, resource, work('Slowly written'), { person: undefined, at: began, zone: DEFAULT_ZONE }, 'published')
      clock.now = new Date(began.getTime() + 120_000)
      told = textOf(oneOf(await ask('verb=ListIdentifiers&metadataPrefix=oai_dc'), 'responseDate'))
    })
    expect((await harvest(`&from=${told}`)).map(({ identifier }) => identifier)).toContain('oai:localhost:library/resource/slowly-written')
  })

  test('a day holds all its seconds, and a second all that is in it', async () => {
    world.clock.now = new Date('2027-05-05T23:59:59.900Z')
    await settleEntry(world, resource, work('At the end of the day'))
    const ends = async (span: string) => (await harvest(span)).map(({ identifier }) => identifier)
    expect(await ends('&from=2027-05-05&until=2027-05-05')).toEqual(['oai:localhost:library/resource/at-the-end-of-the-day'])
    expect(await ends('&from=2027-05-05T23:59:59Z&until=2027-05-05T23:59:59Z')).toEqual(['oai:localhost:library/resource/at-the-end-of-the-day'])
    expect(await errorOf('verb=ListIdentifiers&metadataPrefix=oai_dc&from=2027-05-06')).toEqual(['noRecordsMatch'])
  })
})

describe('a person who opens the address in a browser', () => {
  const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } }
  const open = (query: string, init: RequestInit = BROWSER) => world.as(undefined).request(`/oai${query}`, init)

  test('reads what it is for, and is led to all six verbs, which answer as they do to programs', async () => {
    const page = await open('')
    expect([page.status, page.headers.get('content-type'), page.queries <= 8]).toEqual([200, 'text/html; charset=utf-8', true])
    expect(page.headers.get('vary')).toMatch(/\baccept(,|$)/)
    expect(page.text).toContain('<code>http://localhost:3000/oai</code>')
    const links = [...page.text.matchAll(/href="\/oai(\?verb=[^"]+)"/g)].map(([, query = '']) => query.replaceAll('&amp;', '&'))
    expect(links.map((query) => new URLSearchParams(query).get('verb'))).toEqual(['Identify', 'ListMetadataFormats', 'ListSets', 'ListIdentifiers', 'ListRecords', 'GetRecord'])
    for (const query of links) {
      const answer = await open(query)
      expect(answer.headers.get('content-type'), query).toBe('text/xml; charset=utf-8')
      expect(elementsOf(validAnswer(answer.text), 'error'), query).toEqual([])
    }
  })

  test('gets a program’s answer where they asked for something, and programs get one whatever they ask', async () => {
    expect((await open('?verb=Nothing')).headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect((await open('', {})).headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect((await open('', { headers: { accept: '*/*' } })).headers.get('content-type')).toBe('text/xml; charset=utf-8')
  })
})
