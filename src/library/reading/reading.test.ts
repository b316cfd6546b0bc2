import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { insertEntry } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { takeReadingsBackWithPerson } from './index.ts'
import { findReading } from './reading.queries.ts'
import { testReading } from './test-reading.ts'
import { usefulFor } from './useful.rules.ts'

const world = useWorld()
const AT = '/initiatives/evening-buses/reading'
const publish = async (facts: Parameters<typeof testResource>[0]) =>
  world.database.transaction((trx) => insertEntry(trx, resource, testResource(facts), { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }, 'published'))

describe('what is useful now', () => {
  test('follows from where a group stands, by rules in one order', () => {
    const of = (facts: Partial<Parameters<typeof usefulFor>[0]>) => usefulFor({ lastStep: undefined, kinds: [], over: false, ...facts }).map(({ because, helps }) => `${because} ${helps.value}`)
    expect(of({})).toEqual(['nothing-heard starting-out'])
    expect(of({ kinds: ['voice'] })).toEqual(['heard-nothing-agreed deciding'])
    expect(of({ kinds: ['voice'], lastStep: 'people' })).toEqual(['last-step people', 'next-step market', 'heard-nothing-agreed deciding'])
    expect(of({ kinds: ['voice'], lastStep: 'grow' })).toEqual(['last-step grow', 'heard-nothing-agreed deciding'])
    expect(of({ kinds: ['test', 'decision', 'voice'] })).toEqual(['tried-last designing'])
    expect(of({ kinds: ['decision', 'test', 'voice'] })).toEqual(['agreed-last deciding'])
    expect(of({ kinds: ['theme', 'change', 'voice'] })).toEqual(['changed-last delivering', 'something-changed looking-back'])
    expect(of({ kinds: ['outcome', 'voice'], over: true, lastStep: 'map' })).toEqual(['over ending-well', 'told-last assessing', 'something-changed looking-back'])
  })

  test('says why each is here, and leaves out what is on the list already', async () => {
    const slug = await publish({ title: 'Beginning together', stages: ['starting-out'] })
    const page = await world.as(undefined).get(AT)
    expect(page.text).toContain('Because nothing has been heard yet')
    expect(page.text).toContain(`href="/library/resources/${slug}"`)
    expect(page.queries).toBeLessThanOrEqual(8)
    await world.as(world.people.host).post(`/library/resources/${slug}/use`, { initiative: world.initiative.id, said: 'A good first evening.', seenBy: 'members' })
    expect((await world.as(world.people.host).get(AT)).text).not.toContain('Because nothing has been heard yet')
  })
})

describe('a reading list', () => {
  test('is put together by those who take part, who say what they think of each, and to whom', async () => {
    const slug = await publish({ title: 'Talking about buses' })
    const answer = await world.as(world.people.carer).post(`/library/resources/${slug}/use`, { initiative: world.initiative.id, said: 'Half of it helped us.', seenBy: 'public' })
    expect(answer.location).toBe(AT)
    const page = await world.as(undefined).get(AT)
    expect(page.text).toContain('Half of it helped us.')
    expect(page.text).not.toContain('Change what we say')
    const entry = await world.as(undefined).get(`/library/resources/${slug}`)
    expect(entry.text).toContain('Who uses it')
    expect(entry.text).toContain('Half of it helped us.')
    expect(entry.queries).toBeLessThanOrEqual(8)
  })

  test('what only those who take part may see is on nobody else’s page, nor on the page of the resource', async () => {
    const slug = await publish({ title: 'Among ourselves' })
    await world.as(world.people.carer).post(`/library/resources/${slug}/use`, { initiative: world.initiative.id, said: 'Too hard to read.', seenBy: 'members' })
    for (const visitor of [undefined, world.people.stranger]) expect((await world.as(visitor).get(AT)).text).not.toContain('Among ourselves')
    expect((await world.as(world.people.service).get(AT)).text).toContain('Too hard to read.')
    expect((await world.as(undefined).get(`/library/resources/${slug}`)).text).not.toContain('Too hard to read.')
  })

  test('holds each thing once, and nobody puts something on the list of a group that they don’t take part in', async () => {
    const slug = await publish({ title: 'Twice' })
    const put = (who: Parameters<typeof world.as>[0]) => world.as(who).post(`/library/resources/${slug}/use`, { initiative: world.initiative.id, seenBy: 'public' })
    expect((await put(world.people.carer)).status).toBe(303)
    const again = await put(world.people.service)
    expect(again.status).toBe(422)
    expect(again.text).toContain('on this group’s list already')
    const stranger = await put(world.people.stranger)
    expect(stranger.status).toBe(422)
    expect(stranger.text).toContain('You take part in no group yet')
  })

  test('whoever was slower sees both', async () => {
    const reading = await testReading(world, world.people.carer, { title: 'At one moment', said: 'First' })
    const change = (said: string) => world.as(world.people.carer).post(`${AT}/${reading}/edit`, { version: '1', said, seenBy: 'public' })
    expect((await change('Second')).status).toBe(303)
    const slower = await change('Third')
    expect(slower.status).toBe(409)
    expect(slower.text).toContain('Second')
    expect(slower.text).toContain('Third')
  })

  test('something is taken off by whoever put it there', async () => {
    const reading = await testReading(world, world.people.carer, { title: 'For a while' })
    expect((await world.as(world.people.carer).post(`${AT}/${reading}/take-off`)).location).toBe(AT)
    expect((await world.as(world.people.carer).get(AT)).text).not.toContain('For a while')
  })

  test('what somebody who is erased said goes where they wish it', async () => {
    const reading = await testReading(world, world.people.planner, { title: 'After leaving', said: 'My own words' })
    const said = async () => (await findReading(world.database, world.initiative.id, ['public'], reading))?.said
    await world.database.transaction((trx) => takeReadingsBackWithPerson(trx, { person: world.people.planner, contributions: 'keep' }))
    expect(await said()).toBe('My own words')
    await world.database.transaction((trx) => takeReadingsBackWithPerson(trx, { person: world.people.planner, contributions: 'take-back' }))
    expect(await said()).toBe('')
  })

  test('a long list goes on', async () => {
    for (let n = 0; n < 22; n++) {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
      await testReading(world, world.people.carer, { title: `Number ${n}` })
    }
    const first = await world.as(undefined).get(AT)
    const next = /href="([^"]*reading\?after=[^"]*)"/.exec(first.text)?.[1] ?? ''
    expect(first.text).toContain('Number 21')
    expect((await world.as(undefined).get(next)).text).toContain('Number 1<')
  })
})
