import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { invitationTables } from './tables.ts'

const world = useWorld()
const asHost = () => world.as(world.people.host)
const db = () => invitationTables(world.database)
const AGE = { age: 'over' }

/** An initiative of its own with one invitation, and its code as the host's page shows it. */
const invite = async (slug: string, fields: Readonly<Record<string, string>> = {}) => {
  const { id } = await settleInitiative(world.database, world.people, { slug, openTo: 'members' })
  const path = `/initiatives/${slug}`
  const made = await asHost().post(`${path}/invitations`, { most: '5', 'lastDay-day': '24', 'lastDay-month': '12', 'lastDay-year': '2026', ...fields })
  const page = await asHost().get(made.location ?? '')
  return { id, path, page: made.location ?? '', code: /<p class="code">([0-9A-Z-]+)<\/p>/.exec(page.text)?.[1] ?? '' }
}
const membersOf = async (slug: string) => (await db().selectFrom('initiative.member as m').innerJoin('initiative.initiative as i', 'i.id', 'm.initiative_id').select('m.person_id').where('i.slug', '=', slug).execute()).map((row) => row.person_id)

describe('inviting', () => {
  test('a host gets a link, a code and a picture to scan, can look at them again, and the database does not tell them', async () => {
    const { code, page } = await invite('invite-once')
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    const again = await asHost().get(page)
    expect(again.text).toContain(`/join/${code}`)
    expect(again.text).toMatch(/<svg class="qr"[^>]*role="img"/)
    expect(again.queries).toBeLessThanOrEqual(8)
    const stored = JSON.stringify(await db().selectFrom('initiative.invitation').selectAll().execute())
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.replace('-', ''))
  })

  test('where others can’t open the link, the page says so and what to set', async () => {
    const { page } = await invite('invite-nowhere')
    expect((await asHost().get(page)).text).toContain('PUBLIC_URL')
  })

  test('a day that is over and a number that is none are refused', async () => {
    const past = { most: '0', 'lastDay-day': '1', 'lastDay-month': '1', 'lastDay-year': '2020' }
    expect((await asHost().post('/initiatives/evening-buses/invitations', past)).text).toContain('from 1 to 1,000')
    expect((await asHost().post('/initiatives/evening-buses/invitations', { ...past, most: '3' })).text).toContain('Choose today or a later day')
  })

  test('the poster has the picture and the code, and is gone once the invitation is taken back', async () => {
    const { code, page } = await invite('invite-poster')
    expect((await asHost().get(`${page}/poster`)).text).toContain(code)
    await asHost().post(`${page}/revoke`, { sure: 'yes' })
    expect((await asHost().get(`${page}/poster`)).location).toBe(page)
    expect((await asHost().get(page)).text).not.toContain(code)
  })
})

describe('joining', () => {
  test('somebody who is signed in asks to take part, waits, and sees nothing inside meanwhile', async () => {
    const { code, path } = await invite('join-waits')
    const visitor = world.as(world.people.stranger)
    expect((await visitor.get(`/join/${code.toLowerCase()}`)).text).toContain('Ask to take part')
    expect((await visitor.post('/join', { code, ...AGE })).location).toBe('/join/asked')
    expect((await visitor.get('/join/asked')).text).toContain('Evening buses')
    expect((await visitor.get(path)).status).toBe(404)
    expect((await asHost().get(`${path}/people/waiting`)).text).toContain('Stranger Example')
  })

  test('where all are let in they are in at once, and are asked what they are here as', async () => {
    const { code, path } = await invite('join-all')
    await asHost().post(`${path}/joining`, { letsIn: 'all', ageLine: '16' })
    expect((await world.as(world.people.stranger).post('/join', { code, ...AGE })).location).toBe(`${path}/standpoints`)
    expect((await world.as(world.people.stranger).get(`/join/${code}`)).location).toBe(path)
  })

  test('without an account a name is enough: they are shown a code to come back with, and are signed in', async () => {
    const { code, path } = await invite('join-new')
    await asHost().post(`${path}/joining`, { letsIn: 'all', ageLine: '16' })
    const answer = await world.as(undefined).post('/join', { code, called: '  New   Example ', ...AGE })
    expect(answer.location).toBe(`/me/recovery-code?next=${encodeURIComponent(`${path}/standpoints`)}`)
    expect(answer.headers.get('set-cookie')).toContain('session_token')
    expect((await asHost().get(`${path}/people`)).text).toContain('New Example')
  })

  test('a double click makes one person', async () => {
    const { code, path } = await invite('join-twice')
    await asHost().post(`${path}/joining`, { letsIn: 'all', ageLine: '16' })
    const form = { command: newId<'command'>(), code, called: 'Twice Example', ...AGE }
    const answers = await Promise.all([world.as(undefined).post('/join', form), world.as(undefined).post('/join', form)])
    expect(answers.map((one) => one.status)).toEqual([303, 303])
    expect(await membersOf('join-twice')).toHaveLength(5)
  })

  test('who is under age names an adult and is let in by a host, also where all are let in', async () => {
    const { code, path } = await invite('join-under')
    await asHost().post(`${path}/joining`, { letsIn: 'all', ageLine: '16' })
    const young = world.as(world.people.stranger)
    const asked = await young.post('/join', { code, age: 'under' })
    expect([asked.status, asked.text.includes('Which adult stands by you?')]).toEqual([200, true])
    expect((await young.post('/join', { code, age: 'under', asked: 'adult', adultName: 'An Adult' })).text).toContain('Write how we can reach them')
    expect((await young.post('/join', { code, age: 'under', asked: 'adult', adultName: 'An Adult', adultReach: '01632 960 001' })).location).toBe('/join/asked')
    expect((await asHost().get(`${path}/people/waiting`)).text).toContain('An Adult')
    for (const page of ['people', 'people/waiting']) expect((await world.as(world.people.carer).get(`${path}/${page}`)).text).not.toContain('An Adult')
  })

  test('who was taken out waits for a host, also where all are let in', async () => {
    const { code, path, id } = await invite('join-back')
    await asHost().post(`${path}/joining`, { letsIn: 'all', ageLine: '16' })
    const member = await db().selectFrom('initiative.member').select('id').where('initiative_id', '=', id).where('person_id', '=', world.people.carer).executeTakeFirstOrThrow()
    await asHost().post(`${path}/people/${member.id}/remove`, { reason: 'Shared what others said.' })
    expect((await world.as(world.people.carer).post('/join', { code, ...AGE })).location).toBe('/join/asked')
    expect((await asHost().get(`${path}/people/waiting`)).text).toContain('Shared what others said.')
  })

  test('of two who take the last place at the same moment one gets it', async () => {
    const { code, path, page } = await invite('join-last', { most: '1' })
    await asHost().post(`${path}/joining`, { letsIn: 'all', ageLine: '16' })
    const answers = await Promise.all([world.people.stranger, world.people.administrator].map(async (person) => world.as(person).post('/join', { code, ...AGE })))
    expect(answers.map((one) => one.status).toSorted()).toEqual([303, 409])
    expect(await membersOf('join-last')).toHaveLength(5)
    expect((await asHost().get(page)).text).toContain('1 of 1 used')
  })

  test('an invitation that is over, or taken back, lets nobody in', async () => {
    const { code, page } = await invite('join-late')
    const before = world.clock.now
    world.clock.now = new Date('2026-12-25T00:30:00Z')
    expect((await world.as(world.people.stranger).post('/join', { code, ...AGE })).text).toContain('This invitation is over')
    world.clock.now = before
    await asHost().post(`${page}/revoke`, { sure: 'yes' })
    expect((await world.as(world.people.stranger).get(`/join/${code}`)).text).toContain('This invitation was taken back')
    expect((await world.as(world.people.stranger).post('/join', { code, ...AGE })).status).toBe(409)
  })

  test('a code that nobody made is told as unknown, and after many tries no more are taken', async () => {
    const guesser = world.as(world.people.planner)
    expect((await guesser.get('/join?code=7km2p wx4tr')).location).toBe('/join/7KM2PWX4TR')
    expect((await guesser.get('/join/7KM2PWX4TR')).text).toContain('We don’t know this code')
    for (let tries = 0; tries < 60; tries += 1) await guesser.get('/join/7KM2PWX4TR')
    expect((await guesser.get('/join/7KM2PWX4TR')).status).toBe(429)
  })

  test('no code is left in the log, in the commands or in the activities', async () => {
    const { code } = await invite('join-traces')
    await world.as(world.people.administrator).get(`/join/${code}`)
    await world.as(world.people.administrator).post('/join', { code, ...AGE })
    const commands = await world.database.tables<{ 'platform.command': { path_hash: string; went_to: string | null }; 'platform.activity': { ids: unknown } }>().selectFrom('platform.command').select(['path_hash', 'went_to']).execute()
    expect(JSON.stringify([commands, world.logged])).not.toContain(code.slice(0, 5))
  })
})
