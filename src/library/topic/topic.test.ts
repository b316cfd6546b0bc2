import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource, resourceSchema } from '../resource/resource.rules.ts'
import { topic } from './topic.rules.ts'

const world = useWorld()

const mapping = { name: 'Asset mapping', lead: 'Seeing what is there already', text: 'Begin with a walk.' }
const report = (title: string, topics: readonly string[]) => resourceSchema.parse({ title, type: 'report', topics })

describe('a topic', () => {
  test('is proposed by anybody who is signed in and published by an editor', async () => {
    const { people } = world
    const begun = await world.as(people.carer).post('/library/topics/new', { name: 'Time banks', lead: 'An hour for an hour' })
    expect([begun.status, begun.location]).toEqual([303, '/library/topics/time-banks'])
    expect((await world.as(undefined).get('/library/topics/time-banks')).status).toBe(404)
    expect((await world.as(people.carer).get('/library/topics/time-banks')).text).toContain('Hand it in')
    await world.as(people.carer).post('/library/topics/time-banks/move', { move: 'hand-in', version: '1' })
    await world.as(people.administrator).post('/library/topics/time-banks/move', { move: 'publish', version: '2' })
    expect((await world.as(undefined).get('/library/topics/time-banks')).text).toContain('An hour for an hour')
    expect((await world.as(undefined).get('/library/topics')).text).toContain('href="/library/topics/time-banks"')
  })

  test('says what is missing, and keeps what was typed', async () => {
    const answer = await world.as(world.people.carer).post('/library/topics/new', { name: 'x'.repeat(121), text: 'More words' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('A name has 120 characters at most')
    expect(answer.text).toContain('Say what it is about')
    expect(answer.text).toContain('More words')
  })

  test('shows the resources about it page by page, and nothing that is not published', async () => {
    const slug = await settleEntry(world, topic, mapping)
    for (let number = 1; number <= 21; number += 1) await settleEntry(world, resource, report(`Map number ${number}`, [slug]))
    await settleEntry(world, resource, report('Not yet read', [slug]), { state: 'draft' })
    await settleEntry(world, resource, report('About something else', []))
    const first = await world.as(undefined).get(`/library/topics/${slug}`)
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? ''
    const second = await world.as(undefined).get(next.replaceAll('&amp;', '&'))
    const titles = `${first.text}${second.text}`.match(/Map number \d+/g) ?? []
    expect(new Set(titles).size).toBe(21)
    expect(titles).toHaveLength(21)
    expect(`${first.text}${second.text}`).not.toMatch(/Not yet read|About something else/)
    expect(first.queries).toBeLessThanOrEqual(8)
    expect((await world.as(world.people.administrator).get(`/library/topics/${slug}`)).queries).toBeLessThanOrEqual(8)
    const list = await world.as(undefined).get('/library/topics')
    expect(list.text).toContain('21 things')
    expect(list.queries).toBeLessThanOrEqual(8)
  })

  test('that was taken out says so at its address, to all but those who keep it', async () => {
    const slug = await settleEntry(world, topic, { ...mapping, name: 'Old word' })
    await world.as(world.people.administrator).post(`/library/topics/${slug}/move`, { move: 'withdraw', version: '1', reason: 'Nobody says so any more' })
    const gone = await world.as(undefined).get(`/library/topics/${slug}`)
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('taken out of the library')
    expect(gone.text).not.toContain('Old word')
    expect((await world.as(world.people.administrator).get(`/library/topics/${slug}`)).text).toContain('Publish it')
  })
})
