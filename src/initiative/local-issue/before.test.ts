/** What an issue's notes and actions said before, and which area an issue is in. */
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertAction } from '../action/action.queries.ts'
import { memberOf } from '../meeting/test-meetings.ts'
import { tables } from '../tables.ts'
import { dayFields } from '../test-fields.ts'
import { takeIssuesBackWithPerson } from './take-back-with-person.ts'
import { type AreaId, type IssueId, issueTables } from './tables.ts'
import { issueExample, noteExample } from './test-issue.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses/issues'
const as = (who: 'host' | 'carer' | 'service' | 'planner' | 'stranger') => world.as(world.people[who])
const later = () => { world.clock.now = new Date(world.clock.now.getTime() + 60_000) }

beforeEach(async () => {
  await issueTables(world.database).deleteFrom('initiative.local_issue').execute()
  await tables(world.database).updateTable('initiative.initiative').set({ open_to: 'public' }).where('id', '=', world.initiative.id).execute()
})

describe('a note of how it goes', () => {
  test('is changed by whoever wrote it; members read what it said before, and nobody else does', async () => {
    const issue = await issueExample(world)
    const at = `${BASE}/${issue}/notes/${await noteExample(world, issue)}`
    expect((await as('host').get(`${at}/edit`)).status).toBe(403)
    later()
    expect((await as('carer').post(`${at}/edit`, { words: 'The council will come in May.', version: '1' })).status).toBe(303)
    const page = await as('planner').get(`${BASE}/${issue}`)
    expect([page.text.includes('The council will come in May.'), page.text.includes('The council has been asked.'), page.text.includes(`${at}/history`), page.queries <= 8]).toEqual([true, false, true, true])
    const history = await as('planner').get(`${at}/history`)
    expect([history.text.includes('The council has been asked.'), history.queries <= 8]).toEqual([true, true])
    expect((await as('stranger').get(`${at}/history`)).status).toBe(403)
    expect((await as('stranger').get(`${BASE}/${issue}`)).text).not.toContain('/history')
  })

  test('changed in two places at once meets itself; nothing is lost', async () => {
    const issue = await issueExample(world)
    const at = `${BASE}/${issue}/notes/${await noteExample(world, issue)}/edit`
    await as('carer').post(at, { words: 'In May.', version: '1' })
    const late = await as('carer').post(at, { words: 'In June.', version: '1' })
    expect([late.status, late.text.includes('In May.'), late.text.includes('In June.')]).toEqual([409, true, true])
    expect((await as('carer').post(at, { words: '', version: '2' })).status).toBe(422)
  })

  test('that is removed, or goes with whoever wrote it, takes along what it said before', async () => {
    const issue = await issueExample(world, { by: world.people.service })
    for (const removed of [true, false]) {
      const at = `${BASE}/${issue}/notes/${await noteExample(world, issue)}`
      await as('carer').post(`${at}/edit`, { words: 'In May.', version: '1' })
      if (removed) await as('host').post(`${at}/remove`)
      else await world.database.transaction((trx) => takeIssuesBackWithPerson(trx, { person: world.people.carer, contributions: 'take-back' }, world.clock.now))
      expect(await issueTables(world.database).selectFrom('initiative.issue_note_before').selectAll().execute()).toEqual([])
    }
  })
})

test('an action keeps what it said, who changed it and when, for those who take part', async () => {
  const issue = await issueExample(world)
  const member = await memberOf(world, world.people.service)
  const action = await world.database.transaction((trx) => insertAction(trx, { issue }, { what: 'Ask the council', member, name: undefined, by: '2026-12-01' }, world.clock.now))
  const at = `${BASE}/${issue}/actions/${action}`
  later()
  expect((await as('planner').post(`${at}/edit`, { what: 'Ask the council and the police', member: '', name: '', ...dayFields('by', '2026-12-24'), version: '1' })).status).toBe(303)
  const page = await as('carer').get(`${at}/history`)
  for (const words of ['Ask the council and the police', '<strong>Ask the council</strong>', 'Service Example', '1 December 2026', 'Changed by Planner Example']) expect(page.text, words).toContain(words)
  expect(page.queries).toBeLessThanOrEqual(8)
  expect((await as('stranger').get(`${at}/history`)).status).toBe(403)
  expect((await as('carer').get(`${BASE}/${issue}`)).text).toContain(`${at}/history`)
  expect((await as('service').get('/me/everything.json')).text).toContain('whatISaidIWouldDoUntilItWasChanged')
})

describe('the area of an issue', () => {
  const anArea = async (): Promise<AreaId> => {
    const area = newId<'area'>()
    await world.database.tables<{ 'network.area': { id: AreaId; name: string; level: string; part_of: AreaId | null } }>().insertInto('network.area').values({ id: area, name: `Leith ${area}`, level: 'locality', part_of: null }).execute()
    return area
  }
  const areaOf = async (issue: IssueId) => (await issueTables(world.database).selectFrom('initiative.local_issue').select('area_id').where('id', '=', issue).executeTakeFirstOrThrow()).area_id

  test('is chosen when it is raised, leads to whom to call there, can be changed, and is gone when the issue is taken back', async () => {
    const area = await anArea()
    const { location } = await as('carer').post(`${BASE}/new`, { what: 'The light is dark', area })
    const page = await as('stranger').get(location ?? '')
    expect([page.text.includes(`<a href="/areas/${area}">Leith`), page.queries <= 8]).toEqual([true, true])
    const issue = (location ?? '').split('/').at(-1) as IssueId
    expect((await as('carer').get(`${location ?? ''}/edit`)).text).toContain(`<option value="${area}" selected`)
    await as('carer').post(`${location ?? ''}/edit`, { what: 'The light is dark', area: '', version: '1' })
    expect(await areaOf(issue)).toBeNull()
    await as('carer').post(`${location ?? ''}/edit`, { what: 'The light is dark', area, version: '2' })
    expect(await areaOf(issue)).toBe(area)
    await as('carer').post(`${location ?? ''}/take-back`)
    expect(await areaOf(issue)).toBeNull()
  })

  test('stands on its card, and the list can be asked for one area; one that only a hidden issue names is not offered', async () => {
    const [area, other] = [await anArea(), await anArea()]
    await as('carer').post(`${BASE}/new`, { what: 'The kerb is high', area })
    const { location } = await as('carer').post(`${BASE}/new`, { what: 'The bench is broken', area: other })
    await as('carer').post(`${BASE}/new`, { what: 'The bus is late' })
    const all = await as('stranger').get(BASE)
    expect(all.queries).toBeLessThanOrEqual(8)
    for (const words of [`Leith ${area} · Raised on`, `<option value="${other}"`, 'The bus is late']) expect(all.text, words).toContain(words)
    const there = (await as('stranger').get(`${BASE}?area=${area}`)).text
    expect(['The kerb is high', 'The bench is broken', 'The bus is late', 'Show issues in all areas'].map((words) => there.includes(words))).toEqual([true, false, false, true])
    expect((await as('stranger').get(`${BASE}?show=closed&area=${area}`)).text).toContain('There is none in this area.')
    await as('host').post(`${location ?? ''}/hide`, { reason: 'It names a neighbour' })
    expect((await as('stranger').get(BASE)).text).not.toContain(other)
  })

  test('that is not there is refused with what was typed', async () => {
    const answer = await as('carer').post(`${BASE}/new`, { what: 'What I typed', area: newId<'area'>() })
    expect([answer.status, answer.text.includes('What I typed'), answer.text.includes('Choose an area from the list')]).toEqual([422, true, true])
  })
})
