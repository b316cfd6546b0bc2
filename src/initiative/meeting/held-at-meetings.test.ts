import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { record } from '#platform/activity.ts'
import { findNotes } from './notes.queries.ts'
import { listWhoCame } from './index.ts'
import { aMeeting, agendaItemOf, anAction, memberOf } from './test-meetings.ts'

const world = useWorld()
const carer = () => world.as(world.people.carer)

async function anEvening() {
  const member = await memberOf(world, world.people.carer)
  const service = await memberOf(world, world.people.service)
  const meeting = await aMeeting(world, { title: 'Evening of the file', noteTaker: member })
  const path = `/initiatives/evening-buses/meetings/${meeting}`
  await agendaItemOf(world, meeting, member)
  const action = await anAction(world, meeting, { what: 'Mine to do', member })
  await anAction(world, meeting, { what: 'For somebody else', member: service })
  await carer().post(`${path}/who-came`, { [`came-${member}`]: 'yes', [`way-${member}`]: 'phone', [`standpoint-${member}`]: world.initiative.standpoints.get('carer') ?? '', [`came-${service}`]: 'yes', [`way-${service}`]: 'room', version: '0' })
  await carer().post(`${path}/notes`, { words: 'Somebody else said this.', version: '0' })
  await carer().post(`${path}/actions/${action}/done`)
  await carer().post('/initiatives/evening-buses/meetings/calendar')
  return { meeting, member }
}

test('the file of everything held about me says what meetings hold, and nothing about anybody else', async () => {
  await anEvening()
  const { text } = await carer().get('/me/everything.json')
  expect(JSON.parse(text)).toMatchObject({
    meetingsAttended: [{ meeting: 'Evening of the file', standpoint: 'carer', way: 'phone' }], proposedForMeetings: [{ words: 'The last bus' }],
    whatISaidIWouldDo: [{ what: 'Mine to do' }], calendarAddresses: [{}],
  })
  expect(text).not.toMatch(/Service Example|For somebody else|Somebody else said|token_hash/)
})

test('what somebody proposed goes with them where they take along what they said, and else stays', async () => {
  const meeting = await aMeeting(world, { title: 'Evening without them' })
  await agendaItemOf(world, meeting, await memberOf(world, world.people.planner))
  const erase = (contributions: 'keep' | 'take-back') => world.database.transaction((trx) => record(trx, { kind: 'person-erased', ids: { person: world.people.planner, contributions } }))
  const page = async () => (await carer().get(`/initiatives/evening-buses/meetings/${meeting}`)).text.includes('The last bus')
  await erase('keep')
  expect(await page()).toBe(true)
  await erase('take-back')
  expect(await page()).toBe(false)
})

test('somebody who erases their account leaves the room’s numbers and the notes true, without their name', async () => {
  const { meeting } = await anEvening()
  await world.database.transaction(async (trx) => { await trx.tables<{ 'people.person': { id: string } }>().deleteFrom('people.person').where('id', '=', world.people.carer).execute() })
  const { members } = await listWhoCame(world.database, meeting)
  expect(members.map(({ person, way }) => [person, way])).toContainEqual([undefined, 'phone'])
  expect(members).toHaveLength(2)
  expect((await findNotes(world.database, meeting)).words).toBe('Somebody else said this.')
  const { text } = await world.as(world.people.host).get(`/initiatives/evening-buses/meetings/${meeting}`)
  expect(text).toContain('Somebody who has left (unpaid carer), by phone')
  expect(text).not.toContain('Carer Example')
})
