import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleInitiative } from '#app/test-people.ts'
import { hashOf } from '#platform/secrets.ts'
import { tables } from './tables.ts'
import { aMeeting } from './test-meetings.ts'

const world = useWorld()
const FEED = '/initiatives/evening-buses/calendar.ics'
const PAGE = '/initiatives/evening-buses/meetings/calendar'
const carer = () => world.as(world.people.carer)
const addressOn = async () => /calendar\.ics\?key=([\w-]+)/.exec((await carer().get(PAGE)).text)?.[1]
const make = async () => {
  await carer().post(PAGE)
  return (await addressOn()) ?? ''
}

describe('the calendar of an initiative', () => {
  test('it holds every meeting, comes as a calendar, and shows people outside no place', async () => {
    await aMeeting(world, { title: 'Example evening in the feed' })
    const { text, headers, status } = await world.as(undefined).get(FEED)
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/calendar; charset=utf-8', 'attachment; filename="evening-buses.ics"'])
    expect(text).toContain('SUMMARY:Example evening in the feed\r\n')
    expect(text).not.toContain('LOCATION')
    expect((await carer().get(FEED)).text).toContain('LOCATION:Room 2\\, Example Hall')
  })

  test('a member’s own address shows what they see without signing in, and can be shown again', async () => {
    await aMeeting(world)
    const key = await make()
    expect(key).toHaveLength(43)
    expect(await addressOn()).toBe(key)
    expect((await world.as(undefined).get(`${FEED}?key=${key}`)).text).toContain('LOCATION:Room 2\\, Example Hall')
  })

  test('only the hash of the address is kept, and no log holds it', async () => {
    const key = await make()
    await world.as(undefined).get(`${FEED}?key=${key}`)
    const rows = await tables(world.database).selectFrom('initiative.calendar_feed').selectAll().execute()
    expect(rows.map(({ token_hash }) => token_hash)).toEqual([hashOf(key)])
    expect(JSON.stringify(rows)).not.toContain(key)
    expect(world.logged.join('\n')).not.toContain(key)
  })

  test('a stopped address, one that was replaced and one that never was open nothing, also no public part', async () => {
    const first = await make()
    const second = await make()
    expect(second).not.toBe(first)
    for (const key of [first, 'x', '']) expect((await world.as(undefined).get(`${FEED}?key=${key}`)).status).toBe(404)
    expect((await carer().post(`${PAGE}/stop`)).status).toBe(303)
    expect((await world.as(undefined).get(`${FEED}?key=${second}`)).status).toBe(404)
    expect(await addressOn()).toBeUndefined()
  })

  test('an address opens the initiative that it was made for and no other', async () => {
    const key = await make()
    await settleInitiative(world.database, world.people, { slug: 'another-one', openTo: 'members' })
    expect((await world.as(undefined).get(`/initiatives/another-one/calendar.ics?key=${key}`)).status).toBe(404)
    expect((await world.as(undefined).get('/initiatives/another-one/calendar.ics')).status).toBe(404)
  })

  test('who no longer takes part has an address that opens nothing', async () => {
    const key = await make()
    await tables(world.database).deleteFrom('initiative.member').where('person_id', '=', world.people.carer).where('initiative_id', '=', world.initiative.id).execute()
    expect((await world.as(undefined).get(`${FEED}?key=${key}`)).status).toBe(404)
  })
})

test('the files of members-only initiatives are not there for others', async () => {
  await settleInitiative(world.database, world.people, { slug: 'closed-group', openTo: 'members' })
  for (const end of ['calendar.ics', 'meetings']) expect((await world.as(world.people.stranger).get(`/initiatives/closed-group/${end}`)).status).toBe(404)
})
