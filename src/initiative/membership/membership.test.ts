import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import type { MemberId, PersonId } from '../tables.ts'
import { membershipTables } from './tables.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses'
const db = () => membershipTables(world.database)
const asHost = () => world.as(world.people.host)

/** An initiative of its own for a test that changes who takes part. */
const another = async (slug: string) => {
  const made = await settleInitiative(world.database, world.people, { slug })
  const members = await db().selectFrom('initiative.member').select(['id', 'person_id']).where('initiative_id', '=', made.id).execute()
  const memberOf = (person: PersonId): MemberId | undefined => members.find((one) => one.person_id === person)?.id
  return { ...made, path: `/initiatives/${slug}`, memberOf }
}

describe('what somebody is here as', () => {
  test('a member chooses several, and what they bring, and only members see it', async () => {
    const { standpoints } = world.initiative
    const chosen = [standpoints.get('carer') ?? '', standpoints.get('community') ?? '']
    expect((await world.as(world.people.carer).post(`${PAGE}/standpoints`, { standpoints: chosen, brings: 'I know the timetable' })).status).toBe(303)
    const inside = await world.as(world.people.service).get(`${PAGE}/people`)
    expect(inside.text).toContain('Here as: unpaid carer, community member')
    expect(inside.text).toContain('I know the timetable')
    const outside = await world.as(world.people.stranger).get(`${PAGE}/people`)
    for (const words of ['unpaid carer', 'timetable', 'Carer Example']) expect(outside.text).not.toContain(words)
  })

  test('nobody has to say: nothing chosen is saved as nothing', async () => {
    await world.as(world.people.planner).post(`${PAGE}/standpoints`, { brings: '' })
    expect((await world.as(world.people.carer).get(`${PAGE}/people`)).text).toContain('Rather not say')
  })

  test('a standpoint of another initiative is refused', async () => {
    const other = await another('other-standpoints')
    expect((await world.as(world.people.carer).post(`${PAGE}/standpoints`, { standpoints: other.standpoints.get('carer') ?? '' })).status).toBe(422)
  })

  test('a host rewords one and adds one, and the group sees the words', async () => {
    const elected = world.initiative.standpoints.get('elected') ?? ''
    expect((await asHost().post(`${PAGE}/standpoints/${elected}`, { words: 'councillor' })).status).toBe(303)
    expect((await asHost().post(`${PAGE}/standpoints/offered`, { words: 'night-shift worker', affected: 'yes' })).status).toBe(303)
    expect((await asHost().post(`${PAGE}/standpoints/offered`, { words: 'Councillor' })).text).toContain('That is there already')
    const page = await world.as(world.people.carer).get(`${PAGE}/standpoints`)
    expect(page.text).toContain('councillor')
    expect(page.text).toContain('night-shift worker')
  })
})

describe('the room', () => {
  test('people outside see a band, never the number', async () => {
    const page = await world.as(undefined).get(`${PAGE}/people`)
    expect(page.text).toContain('Fewer than 5')
    expect(page.text).not.toContain('4 people')
    expect((await world.as(world.people.carer).get(`${PAGE}/people`)).text).toContain('4 people take part')
  })

  test('everybody is warned where one or none of those affected by it is there', async () => {
    const { id, path } = await another('few-affected')
    expect((await world.as(undefined).get(`${path}/people`)).text).not.toContain('affected by the service')
    await db().deleteFrom('initiative.member').where('initiative_id', '=', id).where('person_id', '=', world.people.service).execute()
    expect((await world.as(undefined).get(`${path}/people`)).text).toContain('One person or nobody here is affected by the service')
    expect((await asHost().get(`${path}/people`)).text).toContain('Only one person here is affected by the service')
  })

  test('each of its pages asks the database at most eight questions', async () => {
    for (const page of ['people', 'standpoints', 'standpoints/offered', 'people/waiting', 'leave', 'joining']) expect((await asHost().get(`${PAGE}/${page}`)).queries).toBeLessThanOrEqual(8)
  })
})

describe('letting people in', () => {
  test('whom a host lets in takes part; whom they say no to does not, and nothing about their adult is kept', async () => {
    const { id, path } = await another('letting-in')
    const waiting = [{ initiative_id: id, person_id: world.people.stranger }, { initiative_id: id, person_id: world.people.administrator }]
    await db().insertInto('initiative.waiting').values(waiting).execute()
    await db().insertInto('initiative.named_adult').values({ initiative_id: id, person_id: world.people.administrator, name: 'An Adult', reach: '01632 960 001' }).execute()
    expect((await asHost().get(`${path}/people/waiting`)).text).toContain('An Adult, 01632 960 001')
    await asHost().post(`${path}/people/waiting`, { person: world.people.stranger, answer: 'let-in' })
    await asHost().post(`${path}/people/waiting`, { person: world.people.administrator, answer: 'turn-away' })
    expect((await world.as(world.people.stranger).get(`${path}/standpoints`)).status).toBe(200)
    expect((await world.as(world.people.administrator).get(`${path}/standpoints`)).status).toBe(403)
    expect(await db().selectFrom('initiative.named_adult').selectAll().where('initiative_id', '=', id).execute()).toEqual([])
  })

  test('nobody is let in who has not asked', async () => {
    const { path } = await another('not-asked')
    await asHost().post(`${path}/people/waiting`, { person: world.people.stranger, answer: 'let-in' })
    expect((await world.as(world.people.stranger).get(`${path}/standpoints`)).status).toBe(403)
  })

  test('two hosts who answer at the same moment let one person in once', async () => {
    const { id, path } = await another('twice-let-in')
    await db().insertInto('initiative.waiting').values({ initiative_id: id, person_id: world.people.stranger }).execute()
    const answers = await Promise.all([1, 2].map(async () => asHost().post(`${path}/people/waiting`, { person: world.people.stranger, answer: 'let-in' })))
    expect(answers.map((one) => one.status)).toEqual([303, 303])
    expect(await db().selectFrom('initiative.member').select('id').where('initiative_id', '=', id).where('person_id', '=', world.people.stranger).execute()).toHaveLength(1)
  })
})

describe('going out', () => {
  test('a host takes somebody out with a reason; they see no members’ page any more', async () => {
    const { path, memberOf } = await another('taken-out')
    const member = memberOf(world.people.carer)
    expect((await asHost().post(`${path}/people/${member}/remove`, { reason: ' ' })).status).toBe(422)
    expect((await asHost().post(`${path}/people/${member}/remove`, { reason: 'Shouted at others, twice.' })).status).toBe(303)
    expect((await world.as(world.people.carer).get(`${path}/standpoints`)).status).toBe(403)
  })

  test('a member leaves, and can’t by an empty form', async () => {
    const { path } = await another('left')
    expect((await world.as(world.people.carer).post(`${path}/leave`)).status).toBe(422)
    expect((await world.as(world.people.carer).post(`${path}/leave`, { sure: 'yes' })).location).toBe('/initiatives')
    expect((await world.as(world.people.carer).get(`${path}/standpoints`)).status).toBe(403)
  })

  test('there is always a host: the only one can’t leave, step down or be taken out, and of two at once one stays', async () => {
    const { path, memberOf, id } = await another('always-a-host')
    const host = memberOf(world.people.host)
    expect((await asHost().post(`${path}/leave`, { sure: 'yes' })).text).toContain('This is the only host')
    expect((await asHost().post(`${path}/people/${host}`, { what: 'step-down' })).status).toBe(422)
    expect((await asHost().post(`${path}/people/${host}/remove`, { reason: 'No reason' })).text).toContain('Hosts can’t be taken out')
    await asHost().post(`${path}/people/${memberOf(world.people.carer)}`, { what: 'make-host' })
    await Promise.all([asHost().post(`${path}/leave`, { sure: 'yes' }), world.as(world.people.carer).post(`${path}/leave`, { sure: 'yes' })])
    const hosts = await db().selectFrom('initiative.host as h').innerJoin('initiative.member as m', 'm.id', 'h.member_id').select('m.id').where('m.initiative_id', '=', id).execute()
    expect(hosts).toHaveLength(1)
  })

  test('a member of another initiative can’t be looked after from here', async () => {
    const { memberOf } = await another('elsewhere')
    expect((await asHost().get(`${PAGE}/people/${memberOf(world.people.carer)}`)).status).toBe(404)
  })
})

describe('an initiative whose last host erased their account', () => {
  test('says so to those who take part, and one of them can step in', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'without-host' })
    await db().deleteFrom('initiative.host').where('member_id', 'in', db().selectFrom('initiative.member').select('id').where('initiative_id', '=', id)).execute()
    expect((await world.as(world.people.carer).get(`/initiatives/${slug}/people`)).text).toContain('Nobody looks after this initiative any more')
    await db().insertInto('initiative.member').values({ id: newId<'member'>(), initiative_id: id, person_id: world.people.stranger, brings: null }).execute()
    expect((await world.as(world.people.stranger).post(`/initiatives/${slug}/people/step-in`, { sure: 'yes' })).status, 'who joined today').toBe(403)
    const both = await Promise.all([world.people.carer, world.people.planner].map((person) => world.as(person).post(`/initiatives/${slug}/people/step-in`, { sure: 'yes' })))
    expect(both.map((answer) => answer.status).toSorted()).toEqual([303, 404])
    expect((await world.as(world.people.service).get(`/initiatives/${slug}/people`)).text).not.toContain('Nobody looks after')
  })
})
