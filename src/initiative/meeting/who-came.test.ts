import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { listWhoCame } from './index.ts'
import { aMeeting, memberOf } from './test-meetings.ts'

const world = useWorld()
const pathOf = (meeting: string) => `/initiatives/evening-buses/meetings/${meeting}`
const host = () => world.as(world.people.host)
const standpoint = (key: string) => world.initiative.standpoints.get(key) ?? ''

/** What the form sends for members who came in the room, each as what they have said they are. */
async function came(...names: readonly ('host' | 'carer' | 'service' | 'planner')[]) {
  const keys = { host: 'third-sector', carer: 'carer', service: 'service', planner: 'planner' }
  const fields = await Promise.all(names.map(async (name) => {
    const member = await memberOf(world, world.people[name])
    return { [`came-${member}`]: 'yes', [`way-${member}`]: 'room', [`standpoint-${member}`]: standpoint(keys[name]) }
  }))
  return Object.assign({}, ...fields) as Record<string, string>
}
const twoCarers = () => ({ 'people-0': '2', 'company-standpoint-0': standpoint('carer'), 'company-way-0': 'phone' })

describe('writing down who came', () => {
  test('members see exactly who was there and as what; people outside see bands only', async () => {
    const meeting = await aMeeting(world)
    const answer = await host().post(`${pathOf(meeting)}/who-came`, { ...(await came('host', 'carer', 'service', 'planner')), ...twoCarers(), version: '0' })
    expect(answer.status).toBe(303)
    const inside = await world.as(world.people.carer).get(pathOf(meeting))
    expect(inside.text).toContain('Carer Example (unpaid carer), in the room')
    expect(inside.text).toContain('2 more people (unpaid carer), by phone')
    expect(inside.text).toMatch(/People who came<\/dt><dd>6</)
    for (const visitor of [world.as(undefined), world.as(world.people.stranger), world.as(world.people.administrator)]) {
      for (const end of ['', '/after']) {
        const { text } = await visitor.get(pathOf(meeting) + end)
        expect(text).toContain('5 to 9')
        expect(text).not.toMatch(/Carer Example|unpaid carer|<dd>6<|in the room,/)
      }
    }
  })

  test('a room where those affected by it were one or none warns; outside it does not say which', async () => {
    const [one, none] = [await aMeeting(world), await aMeeting(world)]
    await host().post(`${pathOf(one)}/who-came`, { ...(await came('carer', 'planner')), version: '0' })
    await host().post(`${pathOf(none)}/who-came`, { ...(await came('planner')), version: '0' })
    expect((await host().get(pathOf(one))).text).toContain('Only one person affected by the service')
    expect((await host().get(pathOf(none))).text).toContain('Nobody affected by the service')
    for (const meeting of [one, none]) {
      const { text } = await world.as(undefined).get(pathOf(meeting))
      expect(text).toContain('One person or nobody affected by the service')
      expect(text).toContain('Fewer than 5')
    }
  })

  test('before anything is written down nothing is said about the room outside', async () => {
    expect((await world.as(undefined).get(pathOf(await aMeeting(world)))).text).not.toContain('Who came')
  })

  test('what is written down can be put right, and a member who is unticked was not there', async () => {
    const meeting = await aMeeting(world)
    await host().post(`${pathOf(meeting)}/who-came`, { ...(await came('carer', 'service')), ...twoCarers(), version: '0' })
    await host().post(`${pathOf(meeting)}/who-came`, { ...(await came('service')), version: '1' })
    const who = await listWhoCame(world.database, meeting)
    expect(who.members.map(({ person, standpoint: as, way }) => [person, as, way])).toEqual([[world.people.service, standpoint('service'), 'room']])
    expect([who.company, who.version]).toEqual([[], 2])
  })

  test('two who write at once see each other: one is saved, the other page comes back with both', async () => {
    const meeting = await aMeeting(world)
    const [mine, theirs] = [await came('carer'), await came('service')]
    const answers = await Promise.all([mine, theirs].map(async (fields) => host().post(`${pathOf(meeting)}/who-came`, { ...fields, version: '0' })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const outdated = answers.find(({ status }) => status === 409)
    expect(outdated?.text).toContain('Somebody else saved this')
    expect(outdated?.text).toContain('name="version" value="1"')
    expect((await listWhoCame(world.database, meeting)).members).toHaveLength(1)
  })

  test('nobody is written down as something that they have not said', async () => {
    const meeting = await aMeeting(world)
    const member = await memberOf(world, world.people.planner)
    const answer = await host().post(`${pathOf(meeting)}/who-came`, { [`came-${member}`]: 'yes', [`way-${member}`]: 'room', [`standpoint-${member}`]: standpoint('service'), version: '0' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`href="#field-standpoint-${member}"`)
    expect((await listWhoCame(world.database, meeting)).version).toBe(0)
  })

  test.each([['people-0', 'a few'], ['people-0', '-2'], ['people-0', '1000'], ['company-way-0', 'carriage'], ['company-standpoint-0', newId<'standpoint'>()]])('%s that reads «%s» is refused, and ticks are kept', async (field, typed) => {
    const meeting = await aMeeting(world)
    const member = await memberOf(world, world.people.carer)
    const answer = await host().post(`${pathOf(meeting)}/who-came`, { ...(await came('carer')), 'people-0': '2', 'company-way-0': 'room', [field]: typed, version: '0' })
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(new RegExp(`name="came-${member}" value="yes" checked`))
    expect((await listWhoCame(world.database, meeting)).version).toBe(0)
  })

  test('somebody who takes no part can not be written down', async () => {
    const meeting = await aMeeting(world)
    const member = newId<'member'>()
    expect((await host().post(`${pathOf(meeting)}/who-came`, { [`came-${member}`]: 'yes', [`way-${member}`]: 'room', version: '0' })).status).toBe(422)
  })

  test('a version that was never shown is refused', async () => {
    const meeting = await aMeeting(world)
    expect((await host().post(`${pathOf(meeting)}/who-came`, { ...(await came('carer')), version: '7' })).status).toBe(409)
  })
})
