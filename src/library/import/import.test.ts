/** Files of references come in whole or not at all, once, and nothing that is there comes in again unnoticed. */
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { FIVE_STEPS, WAYS } from '#initiative/index.ts'
import { BIBTEX, CSL_JSON, RIS, ZOTERO_CSV } from '../citation/test-files.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { findEntry, listPublished } from '../entry/entry.queries.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { insertFile, moveFile, noteFindable, noteTally } from './work-file.queries.ts'
import { goOnce, keepWorks } from './test-works.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)
const titles = async () => (await listPublished(world.database, resource, { most: 100 })).map(({ title }) => title)
const book = (title: string, more = '') => `@book{k, title = {${title}}, year = {2001}${more}}\n`

/** As somebody presses the button on the page, and the queue does the rest. */
async function bringIn(file: string, choices: Readonly<Record<string, string>> = {}) {
  const answer = await editor().post(`/library/import/${file}`, { state: 'published', ...choices })
  await goOnce(world, file)
  return answer
}

describe('a file of references', () => {
  test.each([['BibTeX', BIBTEX, 'Naming what we have'], ['RIS', RIS, 'Older tags'], ['CSL-JSON', CSL_JSON, 'A talk'], ['a table of Zotero', ZOTERO_CSV, 'An easy guide, “quoted”'.replaceAll(/[“”]/g, '"')]] as const)('%s is shown before it comes in, then comes in', async (_, text, title) => {
    const own = text.replaceAll('10.1234/abc.2015_07', `10.1234/${crypto.randomUUID()}`).replaceAll('example.org', `${crypto.randomUUID()}.example.org`)
    const file = await keepWorks(world, own)
    const page = await editor().get(`/library/import/${file}`)
    expect(page.status).toBe(200)
    expect(page.queries).toBeLessThanOrEqual(8)
    expect(page.text).toMatch(/works? would come in/)
    expect((await bringIn(file, { leaveOut: 'yes', allToo: 'yes' })).status).toBe(303)
    const report = await editor().get(`/library/import/${file}`)
    expect(report.text).toContain('What came in')
    expect(report.queries).toBeLessThanOrEqual(8)
    expect(await titles()).toContain(title)
  })

  test('sent twice adds nothing the second time', async () => {
    const text = book('Once and never again')
    await bringIn(await keepWorks(world, text))
    const again = await keepWorks(world, text)
    expect((await editor().get(`/library/import/${again}`)).text).toContain('Came in before')
    expect((await editor().post(`/library/import/${again}`, { state: 'published' })).status).toBe(422)
    await bringIn(again, { allToo: 'yes' })
    expect((await titles()).filter((title) => title === 'Once and never again')).toHaveLength(1)
    expect((await editor().get(`/library/import/${again}`)).text).toContain('Nothing came in')
  })

  test('whatever is there is seen by its link, its DOI or nearly the same title; what is ticked comes in all the same', async () => {
    await settleEntry(world, resource, testResource({ title: 'Seen by its link', links: [{ url: 'https://www.example.org/a/', format: 'web' }] }))
    await settleEntry(world, resource, testResource({ title: 'Seen by its number', doi: '10.5555/ABC' }))
    await settleEntry(world, resource, testResource({ title: 'Mapping what we have: a guide', published: '2001' }))
    const file = await keepWorks(world, [
      book('Another name', ', url = {https://www.example.org/a/}'), book('A third name', ', doi = {10.5555/abc}'), book('Mapping What We Have'), book('Mapping what we lack'), book('mapping what we lack'),
    ].join(''))
    const page = await editor().get(`/library/import/${file}`)
    for (const said of ['The library has its link already: Seen by its link', 'The library has its DOI already: Seen by its number', 'nearly the same title: Mapping what we have: a guide', 'Stands further up in this file, too', '1 work would come in', '4 seem to be in the library already']) expect(page.text).toContain(said)
    await bringIn(file, { also: '2' })
    const now = await titles()
    expect([now.includes('A third name'), now.includes('Another name'), now.includes('Mapping what we lack'), now.includes('Mapping What We Have')]).toEqual([true, false, true, false])
  })

  test('with an entry that can’t be read brings in nothing, unless it is left out; its line is said', async () => {
    const file = await keepWorks(world, `${book('The good one')}@book{bad, title {Broken}}\n`)
    expect((await editor().get(`/library/import/${file}`)).text).toContain('Line 2: it is not written as it must be')
    expect((await bringIn(file)).status).toBe(422)
    expect(await titles()).not.toContain('The good one')
    await bringIn(file, { leaveOut: 'yes' })
    expect(await titles()).toContain('The good one')
    expect((await editor().get(`/library/import/${file}`)).text).toContain('Left out: it is not written as it must be')
  })

  test('comes in as drafts where that is chosen; what it said beside goes out again', async () => {
    const file = await keepWorks(world, `@book{k, title = {A draft from a file}, isbn = {0306406152}, lccn = {QA 1}, strange = {kept}}`)
    await bringIn(file, { state: 'draft' })
    const entry = await findEntry(world.database, resource, 'a-draft-from-a-file')
    expect([entry?.state, entry?.content.isbn, entry?.madeBy]).toEqual(['draft', '0306406152', world.people.administrator])
    expect(entry?.content.cited).toMatchObject({ 'call-number': 'QA 1', custom: { bibtex: { strange: 'kept' } } })
  })

  test('a table with columns of its own is understood once somebody says what they hold', async () => {
    const file = await keepWorks(world, 'Heading,Who\nNamed otherwise,"Reid, Ailsa"\n')
    expect((await editor().get(`/library/import/${file}`)).text).toContain('it has no title')
    expect((await editor().post(`/library/import/${file}/columns`, { 'column-title': 'Nothing like it' })).status).toBe(422)
    expect((await editor().post(`/library/import/${file}/columns`, { 'column-author': 'Who' })).text).toContain('Say which column holds the title')
    expect((await editor().post(`/library/import/${file}/columns`, { 'column-title': 'Heading', 'column-author': 'Who' })).status).toBe(303)
    await bringIn(file)
    expect((await findEntry(world.database, resource, 'named-otherwise'))?.content.authors).toEqual([{ family: 'Reid', given: 'Ailsa' }])
  })

  test('is shown as far as it is, can be stopped, and then nothing of it came in', async () => {
    const file = await keepWorks(world, book('Stopped on its way'))
    await editor().post(`/library/import/${file}`, { state: 'published' })
    await noteTally(world.database, file, { read: 1, fresh: 1, there: 0, refused: 0 }, world.clock.now)
    const page = await editor().get(`/library/import/${file}`)
    expect(page.text).toContain('1 of 1 entries')
    expect([page.headers.get('refresh'), (await editor().get(`/library/import/${file}?still=yes`)).headers.get('refresh')]).toEqual(['3', null])
    await editor().post(`/library/import/${file}/stop`, {})
    await goOnce(world, file)
    expect((await editor().get(`/library/import/${file}`)).text).toContain('Somebody stopped it')
    expect(await titles()).not.toContain('Stopped on its way')
    await editor().post(`/library/import/${file}/again`, {})
    await bringIn(file)
    expect(await titles()).toContain('Stopped on its way')
  })

  test('that a program died over is taken up again from its beginning', async () => {
    const file = await keepWorks(world, book('Taken up again'))
    await editor().post(`/library/import/${file}`, { state: 'published' })
    await moveFile(world.database, file, ['waiting'], 'running', { now: world.clock.now })
    const waits = async () => (await editor().get(`/library/import/${file}`)).text.includes('it goes on by itself within two minutes of its start')
    expect(await waits()).toBe(false)
    world.clock.now = new Date(world.clock.now.getTime() + 30_000)
    expect(await waits()).toBe(true)
    await goOnce(world, file)
    await goOnce(world, file)
    expect((await titles()).filter((title) => title === 'Taken up again')).toHaveLength(1)
  })

  test('is looked through again where somebody changed the library after the check', async () => {
    const file = await keepWorks(world, book('Written meanwhile') + book('Nobody else’s'))
    expect((await editor().get(`/library/import/${file}`)).text).toContain('2 works would come in')
    await settleEntry(world, resource, testResource({ title: 'Written meanwhile', published: '2001' }))
    await bringIn(file)
    const report = (await editor().get(`/library/import/${file}`)).text
    expect([report.includes('nearly the same title: Written meanwhile'), report.includes('/library/resources/nobody-elses')]).toEqual([true, true])
    expect((await titles()).filter((title) => title === 'Written meanwhile')).toHaveLength(1)
  })

  test('of thousands comes in, in its order, and its report is read page by page', async () => {
    const file = await keepWorks(world, Array.from({ length: 1_200 }, (_, at) => `TY  - BOOK\nTI  - Volume ${at} of many\nPY  - 2001\nER  - \n\n`).join(''))
    await bringIn(file)
    const report = await editor().get(`/library/import/${file}`)
    expect(report.text).toContain('1,200')
    expect(report.text).toContain('?after=50')
    expect((await editor().get(`/library/import/${file}?after=1199`)).text).toContain('Volume 1199 of many')
    expect((await world.as(undefined).get('/search?q=%22volume+1199+of+many%22')).text).toContain('/library/resources/volume-1199-of-many')
    expect(report.text).not.toContain('The search is still being told')
    // As if the program had died before the search knew of them.
    await noteFindable(world.database, file, false)
    expect((await editor().get(`/library/import/${file}`)).text).toContain('The search is still being told')
    await goOnce(world, file)
    expect((await editor().get(`/library/import/${file}`)).text).not.toContain('The search is still being told')
  }, 60_000)
})

function send(text: string, name: string) {
  const body = new FormData()
  body.set('file', new File([text], name))
  return editor().request('/library/import', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

describe('sending a file', () => {
  test('says what is wrong with what was sent, and keeps nothing of it', async () => {
    for (const [text, said] of [['', 'There is nothing in the file'], ['Dear all', 'not one of references'], ['@book{a, title = {\u0000}}', 'can’t be read as text']] as const) {
      const answer = await send(text, 'references.bib')
      expect([answer.status, answer.text.includes(said)]).toEqual([422, true])
    }
    expect((await editor().get('/library/import')).text).not.toContain('references.bib, ')
  })

  test('leads to the page on which it is checked', async () => {
    const answer = await send(book('Sent with a form'), 'my.bib')
    expect(answer.status).toBe(303)
    expect((await editor().get(answer.location ?? '')).text).toContain('Sent with a form')
  })

  test('one after the other fills no disk: of those that nobody brought in, the newest are kept', async () => {
    const { clock, database, people } = world
    const ids = []
    for (let at = 0; at < 5; at += 1) {
      clock.now = new Date(clock.now.getTime() + 1_000)
      ids.push(await database.transaction((trx) => insertFile(trx, people.administrator, 'one.bib', clock.now)))
    }
    expect((await editor().get(`/library/import/${ids[0]}`)).status).toBe(404)
  })
})

describe('a file of another library like this one', () => {
  const whole = resourceSchema.parse({
    title: 'Walking a glen together', authors: [{ family: 'Reid', given: 'Ailsa' }, { name: 'Body for Testing' }], publishers: ['Nowhere Press'], published: '2015-05', type: 'toolkit', scope: 'scotland', annotation: 'Helps to begin.',
    links: [{ url: 'https://glen.example.org/a.pdf', format: 'pdf', language: 'gd' }], licence: 'CC BY 4.0', topics: ['asset-mapping'], ways: [WAYS[0]], steps: [FIVE_STEPS[0]], stages: ['looking-back'], sectors: ['housing'], formats: ['bsl'],
    languages: ['gd', 'en'], supersededBy: 'another-glen', editions: [{ name: 'First', published: '2012', publishers: ['Body'], links: [{ url: 'https://glen.example.org/old', format: 'web' }] }], doi: '10.5555/glen', isbn: '0306406152', cited: { type: 'book', note: 'kept' },
  })

  test('brings in all that a resource holds, under its name, once; goes out as it came, one or in a list', async () => {
    const text = JSON.stringify([{ kind: 'resource', slug: 'the-glen', page: 'https://elsewhere.example/library/resources/the-glen', content: whole }], undefined, 2)
    await bringIn(await keepWorks(world, text))
    expect((await findEntry(world.database, resource, 'the-glen'))?.content).toEqual(whole)
    const visitor = world.as(undefined)
    for (const path of ['/library/resources/the-glen/cite.json', '/library/export.json?item=the-glen', '/library/resources/the-glen.json']) {
      const out = (await visitor.get(path)).text
      const again = await keepWorks(world, out)
      expect((await editor().get(`/library/import/${again}`)).text).toContain('Nothing new would come in')
      const [said]: { slug: string; content: object }[] = [JSON.parse(out)].flat()
      expect([said?.slug, said?.content]).toEqual(['the-glen', path.endsWith('glen.json') ? { ...whole, cited: undefined } : whole])
    }
    const all: { page: string }[] = JSON.parse((await visitor.get('/library/export.json')).text)
    expect(all.map(({ page }) => page)).toContain('http://localhost:3000/library/resources/the-glen')
  })

  test('says of what no resource holds on which line it stands, and takes the rest; signs that are not kept anywhere are left out', async () => {
    const one = (content: object) => `{"kind":"resource","slug":"../x","content":${JSON.stringify(content)}}`
    const file = await keepWorks(world, `[\n${one({ title: 'Wrong kind', type: 'song' })},\n${one({ title: 'Un\u0000kept \ud800sign', type: 'report', ['__proto__x']: 1 })},\n${one({ title: 'Half \u0000a \ud800sign', type: 'report' })}\n]`)
    const page = (await editor().get(`/library/import/${file}`)).text
    expect(page).toContain('Line 2, “Wrong kind”: something in it is not as the library can take it')
    expect(page).toContain('1 work would come in')
    await bringIn(file, { leaveOut: 'yes' })
    expect((await findEntry(world.database, resource, 'half-a-sign'))?.content.title).toBe('Half a \ufffdsign')
  })

  test('a CSL-JSON with such signs comes in, too', async () => {
    await bringIn(await keepWorks(world, JSON.stringify([{ id: 'a\u0000', type: 'book', title: 'Signs \u0000of nothing', note: '\udc00' }])))
    expect(await titles()).toContain('Signs of nothing')
  })
})

test('a file of which nothing can come in is not asked how it comes in', async () => {
  const { text } = await editor().get(`/library/import/${await keepWorks(world, '@misc{nameless, year = {2015}}')}`)
  expect([text.includes('Nothing new would come in'), text.includes('it has no title'), text.includes('Bring them in')]).toEqual([true, true, false])
})
