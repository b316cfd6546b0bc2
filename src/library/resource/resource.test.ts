import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Fields, useWorld } from '#app/test-world.ts'
import { z } from 'zod'
import { asResource, ownSchema } from '../citation/own-json.rules.ts'
import { collection, collectionSchema } from '../collection/collection.rules.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { entryPath } from '../kind.ts'
import { policy, policySchema } from '../policy/policy.rules.ts'

const world = useWorld()
const editor = () => world.as(world.people.administrator)
const everybody = () => world.as(undefined)

beforeEach(() => { world.clock.now = new Date(world.clock.now.getTime() + 60_000) })

const FIELDS: Fields = {
  title: 'A guide to mapping what is there', type: 'toolkit', authors: 'Example, Ann\nA Body of Examples', publishers: 'Example Press', published: 'May 2015', annotation: 'Helps a group to begin.',
  links: 'https://example.org/guide.pdf\nhttps://example.org/film video, Gaelic', scope: 'scotland', ways: ['designing', 'assessing'], languages: 'English, Gaelic', doi: 'https://doi.org/10.1234/abc', licence: 'Open Government Licence v3.0',
}

/** Begins a resource, publishes it, and gives its address. */
async function publish(fields: Fields = {}): Promise<string> {
  const begun = await editor().post('/library/resources/new', { ...FIELDS, ...fields })
  expect(begun.status, begun.text).toBe(303)
  const path = begun.location ?? ''
  expect((await editor().post(`${path}/move`, { move: 'publish', version: '1' })).status).toBe(303)
  return path
}

describe('a resource', () => {
  test('is a draft that nobody reads until an editor publishes it, and then all that it holds is on its page', async () => {
    const begun = await editor().post('/library/resources/new', FIELDS)
    const path = begun.location ?? ''
    expect(path).toBe('/library/resources/a-guide-to-mapping-what-is-there')
    expect((await everybody().get(path)).status).toBe(404)
    expect((await world.as(world.people.carer).get(path)).status).toBe(404)
    await editor().post(`${path}/move`, { move: 'publish', version: '1' })
    const page = await everybody().get(path)
    expect(page.status).toBe(200)
    for (const words of ['Ann Example', 'A Body of Examples', 'Example Press', 'May 2015', 'Helps a group to begin.', 'href="https://example.org/guide.pdf"', 'video, Scottish Gaelic, example.org', 'Scotland', 'Designing (co-design)', 'https://doi.org/10.1234/abc', 'Open Government Licence v3.0', 'Last reviewed on'])
      expect(page.text).toContain(words)
    expect(page.queries).toBeLessThanOrEqual(8)
    // Who it is, the entry, what stands around it, its links, the words explained.
    expect((await world.as(world.people.carer).get(path)).queries).toBeLessThanOrEqual(5)
    expect(page.text).not.toContain('Change it')
  })

  test('that was taken out says so at its address to everybody, and no more of what it said', async () => {
    const path = await publish({ title: 'Taken out later' })
    await editor().post(`${path}/move`, { move: 'withdraw', version: '2', reason: 'Its makers asked us' })
    const page = await everybody().get(path)
    expect(page.status).toBe(410)
    expect(page.text).toContain('This was taken out of the library')
    expect(page.text).not.toContain('Taken out later')
    expect(page.text).not.toContain('Its makers asked us')
    expect((await editor().get(path)).status).toBe(200)
    await editor().post(`${path}/move`, { move: 'publish', version: '3' })
    expect((await everybody().get(path)).status).toBe(200)
  })

  test('that was taken out says on which day, whatever editors do with it later, and what takes its place', async () => {
    const newer = await publish({ title: 'What came after' })
    const path = await publish({ title: 'Gone for good', supersededBy: newer })
    const day = world.clock.now.toISOString().slice(0, 10)
    await editor().post(`${path}/move`, { move: 'withdraw', version: '2', reason: 'There is a newer one' })
    world.clock.now = new Date(world.clock.now.getTime() + 36 * 60 * 60_000)
    expect((await editor().post(`${path}/edit`, { ...FIELDS, title: 'Gone for good', annotation: 'Looked at again.', supersededBy: newer, version: '3' })).status).toBe(303)
    const page = await everybody().get(path)
    expect(page.status).toBe(410)
    expect(page.text).toContain(`That was on <time datetime="${day}">`)
    expect(page.text).toContain(`<a href="${newer}">What came after</a>`)
  })

  test('can’t be taken out without a reason', async () => {
    const path = await publish({ title: 'No reason' })
    const refused = await editor().post(`${path}/move`, { move: 'withdraw', version: '2' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Say why.')
    expect((await everybody().get(path)).status).toBe(200)
  })

  test('that somebody changed meanwhile shows both to the second, who loses nothing', async () => {
    const path = await publish({ title: 'Two at once' })
    expect((await editor().post(`${path}/edit`, { ...FIELDS, title: 'Two at once', annotation: 'The first wrote this.', version: '2' })).status).toBe(303)
    const second = await editor().post(`${path}/edit`, { ...FIELDS, title: 'Two at once', annotation: 'The second wrote that.', version: '2' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('The first wrote this.')
    expect(second.text).toContain('The second wrote that.')
    expect(second.text).toContain('name="version" value="3"')
  })

  test('keeps what it said before, with what was changed and why, for those who keep it', async () => {
    const path = await publish({ title: 'With a past' })
    await editor().post(`${path}/edit`, { ...FIELDS, title: 'With a past', annotation: 'Helps a group to go on.', note: 'It was about going on', version: '2' })
    const history = await editor().get(`${path}/history`)
    expect(history.text).toContain('It was about going on')
    expect(history.text).toMatch(/<del>begin\.<\/del>/)
    expect(history.text).toMatch(/<ins>go on\.<\/ins>/)
    expect(history.queries).toBeLessThanOrEqual(8)
    expect((await world.as(world.people.stranger).get(`${path}/history`)).status).toBe(403)
  })

  test('says what takes its place, and that says what it replaces', async () => {
    const newer = await publish({ title: 'The newer guide' })
    const older = await publish({ title: 'The older guide', supersededBy: `http://localhost:3000${newer}` })
    expect((await everybody().get(older)).text).toContain(`There is something newer that takes its place: <a href="${newer}">The newer guide</a>`)
    expect((await everybody().get(newer)).text).toContain(`<a href="${older}">The older guide</a>`)
    const chosen = entryPath('collection', await settleEntry(world, collection, collectionSchema.parse({ title: 'Guides', items: [{ kind: 'resource', slug: older.split('/').at(-1) }] })))
    for (const list of ['/library', '/library/resources', chosen]) {
      const page = await everybody().get(list)
      expect(page.text, list).toMatch(new RegExp(`Replaced by</span> <a href="${newer}">The newer guide</a>`))
      expect(page.queries, list).toBeLessThanOrEqual(8)
    }
    await editor().post(`${newer}/move`, { move: 'withdraw', version: '2', reason: 'Not so good after all' })
    for (const list of ['/library', '/library/resources', chosen]) expect((await everybody().get(list)).text, list).not.toContain('Replaced by')
  })

  test('names the laws and policies that it is about, and they name it', async () => {
    const act = await settleEntry(world, policy, policySchema.parse({ name: 'An act on benches', type: 'act' }))
    const path = await publish({ title: 'Benches and the law', policies: [act] })
    const page = await world.as(world.people.carer).get(path)
    expect(page.text).toContain(`<a href="/library/policies/${act}">An act on benches</a>`)
    expect(page.queries).toBeLessThanOrEqual(5)
    const law = await everybody().get(`/library/policies/${act}`)
    expect(law.text).toContain(`Resources about it</h2><ul><li><a href="${path}">Benches and the law</a>`)
    expect(law.queries).toBeLessThanOrEqual(8)
    const form = await editor().get(`${path}/edit`)
    expect(form.text).toMatch(new RegExp(`name="policies"[^>]*value="${act}"[^>]*checked|value="${act}"[^>]*checked`))
    expect(form.queries).toBeLessThanOrEqual(8)
    const [own] = z.array(ownSchema).parse(JSON.parse((await everybody().get(`/library/export.json?item=${path.split('/').at(-1)}`)).text))
    expect(own?.content.policies).toEqual([act])
    expect(asResource({ line: 1, own: { slug: own?.slug, content: { ...own?.content } } }, new Map()).content?.policies).toEqual([act])
  })

  test('has its editions as they were typed', async () => {
    const path = await publish({ title: 'In editions', 'edition-0-name': 'Second edition', 'edition-0-published': '2012', 'edition-0-links': 'https://example.org/second' })
    const page = await everybody().get(path)
    expect(page.text).toContain('Second edition')
    expect(page.text).toContain('href="https://example.org/second"')
    const form = await editor().get(`${path}/edit`)
    expect(form.text).toContain('value="Second edition"')
    expect(form.text).toContain('name="edition-1-name"')
    expect(form.text).not.toContain('name="edition-2-name"')
    expect(form.queries).toBeLessThanOrEqual(8)
  })
})

describe('the form of a resource', () => {
  test.each([
    ['a link that is no address of the web', { links: 'javascript:alert(1)' }, 'An address can’t be read.'],
    ['a day that there never was', { published: '31 February 2015' }, 'Type a year, a month or a day'],
    ['a language that nobody knows', { languages: 'Elvish of the woods' }, 'A language isn’t known by that name.'],
    ['an edition without a name', { 'edition-0-published': '2012' }, 'Say what this edition is called.'],
    ['a newer one that isn’t here', { supersededBy: 'nothing-of-that-name' }, 'Nothing in the library has that address.'],
    ['no title', { title: '' }, 'Say what it is called.'],
  ])('is shown again for %s, with what was typed', async (_, wrong, sentence) => {
    const answer = await editor().post('/library/resources/new', { ...FIELDS, ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(answer.text).toContain('Helps a group to begin.')
  })
})

describe('the lists', () => {
  let first = ''
  beforeAll(async () => {
    for (let number = 1; number <= 22; number += 1) {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
      const path = await publish({ title: `One of many ${number}` })
      if (number === 1) first = path
    }
  })

  test('show what came in last, page by page', async () => {
    const page = await everybody().get('/library/resources')
    expect(page.text).toContain('One of many 22')
    expect(page.text).not.toContain(`href="${first}"`)
    expect(page.queries).toBeLessThanOrEqual(8)
    const next = /href="(\?after=[^"]+)"/.exec(page.text)?.[1] ?? ''
    expect((await everybody().get(`/library/resources${next}`)).text).toContain(`href="${first}"`)
  })

  test('are led to from the home of the library, which says how many there are', async () => {
    const home = await everybody().get('/library')
    expect(home.text).toContain('One of many 22')
    expect(home.text).toMatch(/<strong class="count">\d+<\/strong> Resources/)
    expect(home.queries).toBeLessThanOrEqual(8)
    expect((await editor().get('/library')).queries).toBeLessThanOrEqual(8)
  })
})
