import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { TAKEN } from './write-file.rules.ts'

const world = useWorld()

describe('taking references along', () => {
  test('one in each format, from its page, on which it stands as a line to copy', async () => {
    const slug = await settleEntry(world, resource, testResource({ title: 'Maps of a glen', type: 'report', authors: [{ family: 'Reid', given: 'Ailsa' }], published: '2015-05' }))
    const page = await world.as(undefined).get(`/library/resources/${slug}`)
    expect(page.text).toContain('Reid, A. (2015) Maps of a glen.')
    expect(page.queries).toBeLessThanOrEqual(8)
    for (const ending of TAKEN) {
      expect(page.text).toContain(`/library/resources/${slug}/cite.${ending}`)
      const file = await world.as(undefined).get(`/library/resources/${slug}/cite.${ending}`)
      expect([file.status, file.text.includes('Maps of a'), file.text.includes('2015')]).toEqual([200, true, true])
    }
  })

  test('three that were ticked, as RIS, in the order of the list; what nobody published is not among them', async () => {
    const slugs = []
    for (const title of ['First of three', 'Second of three', 'Third of three']) slugs.push(await settleEntry(world, resource, testResource({ title })))
    const draft = await settleEntry(world, resource, testResource({ title: 'Not yet' }), { state: 'draft' })
    const list = await world.as(undefined).get(`/library/cite?item=${slugs[0]}&add=${slugs[1]}&add=${slugs[2]}&item=${draft}&q=guide`)
    expect(list.status).toBe(200)
    expect(list.queries).toBeLessThanOrEqual(8)
    expect(list.text).not.toContain('Not yet')
    const href = /href="(\/library\/export\.ris\?[^"]+)"/.exec(list.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const file = await world.as(undefined).get(href)
    expect([...file.text.matchAll(/TI {2}- (.*)\r\n/g)].map(([, title]) => title)).toEqual(['First of three', 'Second of three', 'Third of three'])
    expect((await world.as(undefined).get(`/library/export.ris?item=${draft}`)).text).toBe('')
    expect((await world.as(undefined).get(`/library/resources/${draft}/cite.ris`)).status).toBe(404)
  })

  test('what a search finds: by words, by what it is filed under, by years; and all', async () => {
    const { clock } = world
    for (const [title, type, published] of [['Walking toolkit', 'toolkit', '2009'], ['Walking report', 'report', '2012'], ['Walking guide', 'toolkit', '2014-06']] as const) {
      clock.now = new Date(clock.now.getTime() + 1_000)
      await settleEntry(world, resource, testResource({ title, type, published }))
    }
    const titles = async (query: string) => [...(await world.as(undefined).get(`/library/export.ris?${query}`)).text.matchAll(/TI {2}- (Walking.*)\r\n/g)].map(([, title]) => title)
    expect(await titles('q=walks')).toEqual(['Walking guide', 'Walking report', 'Walking toolkit'])
    expect(await titles('q=walking&type=toolkit')).toEqual(['Walking guide', 'Walking toolkit'])
    expect(await titles('type=toolkit&type=report&from=2010')).toEqual(['Walking guide', 'Walking report'])
    expect(await titles('until=2009')).toEqual(['Walking toolkit'])
    expect(await titles('')).toEqual(['Walking guide', 'Walking report', 'Walking toolkit'])
    expect((await world.as(undefined).get('/library/export.ris?colour=blue')).status).toBe(400)
    expect(JSON.parse((await world.as(undefined).get('/library/export.csl.json?type=toolkit&q=walking')).text)).toHaveLength(2)
  })

  test('an empty list says how to begin, and offers what is there', async () => {
    const page = await world.as(undefined).get('/library/cite?item=nothing-of-that-name&item=%00')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Nothing is on your list yet')
    expect(page.text).toContain('name="add"')
  })
  test('what a search found: from its page to a file with no more and no less, or to a list of which some are ticked', async () => {
    const visitor = world.as(undefined)
    for (const [title, type, published] of [['Kelpie toolkit', 'toolkit', '2009'], ['Kelpie report', 'report', '2012'], ['Kelpie guide', 'toolkit', '2014-06']] as const) await settleEntry(world, resource, testResource({ title, type, published }))
    const hrefIn = (text: string, begin: string) => new RegExp(`href="(${begin.replace('.', '[.]')}[^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const found = await visitor.get('/search?q=kelpie&kind=resource&type=toolkit&type=report&from=2010')
    expect(found.text).toContain('Cite the 2 resources that were found')
    const list = await visitor.get(hrefIn(found.text, '/library/cite'))
    expect(list.queries).toBeLessThanOrEqual(8)
    expect(['Kelpie guide', 'Kelpie report', 'Kelpie toolkit'].map((title) => list.text.includes(title))).toEqual([true, true, false])
    for (const name of ['type', 'from']) expect(list.text).toContain(`<input type="hidden" name="${name}"`)
    expect((await visitor.get(hrefIn(list.text, '/library/export.ris[?]q'))).text.match(/TI {2}- Kelpie (?:guide|report)/g)).toHaveLength(2)
    expect((await visitor.get('/search?q=kelpie&kind=topic')).text).not.toContain('/library/cite')
    expect((await visitor.get('/library/cite?q=nothing+like+it&type=%00&from=x')).text).not.toContain('All that was found')
  })
})
