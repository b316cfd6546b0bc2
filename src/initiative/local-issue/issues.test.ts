/** Issues: raised, worked on with partners, agreed, under way, and closed with a reply. */
import { beforeEach, describe, expect, test } from 'vitest'
import { AGAIN } from '#app/again.ts'
import { useWorld } from '#app/test-world.ts'
import { record } from '#platform/activity.ts'
import { tables as networkTables } from '#network/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { replyTables } from '../reply/tables.ts'
import { type Audience, type ItemId, tables } from '../tables.ts'
import { dayFields } from '../test-fields.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertNote } from './joint.queries.ts'
import { type IssueId, issueTables } from './tables.ts'
import { issueExample } from './test-issue.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const as = (who: 'host' | 'carer' | 'service' | 'planner' | 'stranger') => world.as(world.people[who])
const idIn = (path: string | null) => (path?.split('/').at(-1) ?? '') as IssueId
const openTo = (audience: Audience) => tables(world.database).updateTable('initiative.initiative').set({ open_to: audience }).where('id', '=', world.initiative.id).execute()

const say = (words: string, seenBy: Audience = 'public'): Promise<ItemId> => world.database.transaction((trx) =>
  insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy, recordedAt: world.clock.now }, { person: world.people.service, standpoint: undefined, channel: 'site' }))

beforeEach(async () => {
  await tables(world.database).deleteFrom('initiative.thread_item').where('initiative_id', '=', world.initiative.id).execute()
  await issueTables(world.database).deleteFrom('initiative.local_issue').execute()
  await openTo('public')
})

describe('raising', () => {
  test('a member raises one that rests on what was said; outside nobody learns who raised it', async () => {
    const voice = await say('I fell there in the dark')
    const answer = await as('carer').post(`${BASE}/issues/new`, { what: 'The light is dark', place: 'By the clinic', since: 'Since last winter', restsOn: voice })
    expect(answer.status).toBe(303)
    const inside = await as('planner').get(answer.location ?? '')
    for (const shown of ['The light is dark', 'By the clinic', 'Since last winter', 'I fell there in the dark', 'Raised', 'by Carer Example']) expect(inside.text).toContain(shown)
    const outside = await as('stranger').get(answer.location ?? '')
    expect(outside.text).toContain('The light is dark')
    expect(outside.text).not.toContain('Carer Example')
  })

  test('somebody who only visits raises one where everybody may see the initiative; elsewhere only once its hosts let them', async () => {
    expect((await as('stranger').post(`${BASE}/issues/new`, { what: 'A visitor’s issue' })).status).toBe(303)
    await openTo('site')
    expect((await as('stranger').get(`${BASE}/issues/new`)).status).toBe(403)
    expect((await as('carer').post(`${BASE}/issues/open`)).status).toBe(403)
    await as('host').post(`${BASE}/issues/open`)
    expect((await as('stranger').get(`${BASE}/issues/new`)).status).toBe(200)
    await as('host').post(`${BASE}/issues/close`)
    expect((await as('stranger').get(`${BASE}/issues/new`)).status).toBe(403)
  })

  test('it can’t rest on what is not open to whoever raises it, and nothing typed is lost', async () => {
    const hidden = await say('For members only', 'members')
    const answer = await as('stranger').post(`${BASE}/issues/new`, { what: 'What I typed', restsOn: hidden })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('What I typed')
    expect(answer.text).not.toContain('For members only')
    expect((await as('carer').post(`${BASE}/issues/new`)).text).toContain('Write what the issue is')
  })
})

describe('its author', () => {
  test('changes it, and of two changes at once the second sees both; nobody else can', async () => {
    const issue = await issueExample(world)
    const path = `${BASE}/issues/${issue}/edit`
    expect((await as('host').get(path)).status).toBe(403)
    expect((await as('carer').post(path, { what: 'The light flickers', version: '1' })).status).toBe(303)
    const late = await as('carer').post(path, { what: 'The light is gone', version: '1' })
    expect(late.status).toBe(409)
    for (const shown of ['The light flickers', 'The light is gone']) expect(late.text).toContain(shown)
  })

  test('takes it back: the words are gone everywhere, and stay gone after a restore', async () => {
    const issue = await issueExample(world, { what: 'Words that go' })
    await as('carer').post(`${BASE}/issues/${issue}/take-back`)
    const row = await issueTables(world.database).selectFrom('initiative.local_issue').select(['what', 'place', 'since']).where('id', '=', issue).executeTakeFirstOrThrow()
    expect(row).toEqual({ what: '', place: null, since: null })
    for (const end of ['/issues', `/issues/${issue}`]) {
      const { text } = await as('host').get(BASE + end)
      expect(text).toContain('Taken back by whoever raised it')
      expect(text).not.toContain('Words that go')
      expect(text).not.toContain('Carer Example')
    }
    const before = await issueExample(world, { what: 'Still in the backup' })
    await world.database.transaction((trx) => AGAIN['issue-taken-back']?.(trx, { issue: before }, world.clock.now) ?? Promise.reject(new Error('nobody does it again')))
    expect((await as('host').get(`${BASE}/issues/${before}`)).text).not.toContain('Still in the backup')
  })

  test('erases their account and takes what they raised with them, or leaves it without a name', async () => {
    const [taken, left] = [await issueExample(world, { what: 'Goes with its author' }), await issueExample(world, { what: 'Stays', by: world.people.service })]
    await world.database.transaction(async (trx) => {
      await insertNote(trx, left, 'A note that goes', world.people.carer, world.clock.now)
      await insertNote(trx, left, 'A note that stays', world.people.service, world.clock.now)
    })
    const held = JSON.parse((await as('carer').get('/me/everything.json')).text)
    expect(held.issuesIRaised).toContainEqual(expect.objectContaining({ what: 'Goes with its author' }))
    expect(held.whatINotedAboutIssues).toMatchObject([{ words: 'A note that goes' }])
    await world.database.transaction(async (trx) => {
      await record(trx, { kind: 'person-erased', ids: { person: world.people.carer, contributions: 'take-back' } })
      await record(trx, { kind: 'person-erased', ids: { person: world.people.service, contributions: 'leave' } })
    })
    expect((await as('host').get(`${BASE}/issues/${taken}`)).text).not.toContain('Goes with its author')
    const { text } = await as('host').get(`${BASE}/issues/${left}`)
    expect(['Stays', 'A note that stays', 'A note that goes'].map((words) => text.includes(words))).toEqual([true, true, false])
  })

  test('can take back what they raised although they can see the initiative no more', async () => {
    const issue = await issueExample(world, { by: world.people.stranger })
    await openTo('members')
    expect((await as('stranger').get(`${BASE}/issues/${issue}`)).status).toBe(404)
    expect((await as('stranger').post(`${BASE}/issues/${issue}/take-back`)).location).toBe('/me')
  })
})

describe('hosts', () => {
  test('hide it with a reason that its author reads; for everybody else it is not there', async () => {
    const issue = await issueExample(world, { what: 'It names somebody' })
    await as('host').post(`${BASE}/issues/${issue}/hide`, { reason: 'It names somebody who did not agree.' })
    expect((await as('planner').get(`${BASE}/issues/${issue}`)).status).toBe(404)
    for (const end of ['/issues', '/issues?show=closed']) expect((await as('planner').get(BASE + end)).text).not.toContain('It names somebody')
    expect((await as('carer').get(`${BASE}/issues/${issue}`)).text).toContain('who did not agree')
    await as('host').post(`${BASE}/issues/${issue}/unhide`)
    expect((await as('planner').get(`${BASE}/issues/${issue}`)).status).toBe(200)
    await world.database.transaction((trx) => AGAIN['issue-hidden']?.(trx, { issue }, world.clock.now) ?? Promise.reject(new Error('nobody does it again')))
    expect((await as('planner').get(`${BASE}/issues/${issue}`)).status).toBe(404)
  })
})

describe('from what was raised to the reply', () => {
  const stands = async (issue: IssueId, who: 'stranger' | 'planner' = 'stranger') => (await as(who).get(`${BASE}/issues/${issue}`)).text

  test('each step shows in its state: partners, an agreement, an action that is late, progress, and a reply that reaches whoever is owed it', async () => {
    const voice = await say('I fell there in the dark')
    const issue = await issueExample(world, { restsOn: [voice] })
    const path = `${BASE}/issues/${issue}`
    expect(await stands(issue)).toContain('>Raised<')

    await as('planner').post(`${path}/partners`, { name: 'Example council', part: 'They mend the light.' })
    for (const shown of ['Partners are named', 'Example council', 'They mend the light.']) expect(await stands(issue)).toContain(shown)

    await as('planner').post(`${path}/solution`, { words: 'A new light with a longer pole', version: '0' })
    expect((await as('carer').post(`${path}/solution`, { words: 'Another', version: '0' })).status).toBe(409)
    const form = await as('planner').get(`${BASE}/agreements/new?issue=${issue}&rests=${voice}`)
    expect(form.text).toContain(`name="issue" value="${issue}"`)
    const item = await agreeExample(world, { words: 'The council mends the light' })
    await as('planner').post(`${path}/agreed`, { agreement: item })
    for (const shown of ['A solution is agreed', 'The council mends the light']) expect(await stands(issue)).toContain(shown)

    await as('planner').post(`${path}/actions/new`, { what: 'Call about the pole', name: 'Example Electrician', ...dayFields('by', '2026-11-20') })
    expect(await stands(issue)).toContain('Under way')
    expect(await stands(issue)).toContain('Overdue')
    expect(await stands(issue)).toContain('One thing is to be done, one of them is overdue')
    expect(await stands(issue)).not.toContain('Example Electrician')
    expect(await stands(issue, 'planner')).toContain('Example Electrician')
    expect((await as('stranger').get(`${BASE}/issues`)).text).toContain('Overdue')

    await as('planner').post(`${path}/notes`, { words: 'The pole is ordered.' })
    expect(await stands(issue)).toContain('The pole is ordered.')
    expect(await stands(issue)).not.toContain('Planner Example')

    const reply = await as('host').post(`${path}/reply`, { youSaid: 'It is dark.', kind: 'did', words: 'The light is mended.', version: '0' })
    expect(reply.status).toBe(303)
    for (const shown of ['Closed with a reply', 'The light is mended.']) expect(await stands(issue)).toContain(shown)
    expect(await stands(issue)).not.toContain('>Overdue<')
    const told = await replyTables(world.database).selectFrom('initiative.delivery').select('person_id').execute()
    expect(told.map((row) => row.person_id).toSorted()).toEqual([world.people.carer, world.people.service].toSorted())
    expect((await as('carer').get('/me')).text).toContain('The light is mended.')
    expect((await as('stranger').get(`${BASE}/issues`)).text).not.toContain('street light')
    expect((await as('stranger').get(`${BASE}/issues?show=closed`)).text).toContain('street light')
    expect((await as('host').get(reply.location ?? '')).text).toContain(path)
  })

  test('recorded from an issue, an agreement rests on what the issue rests on, so that the thread leads from what was said to it', async () => {
    const voice = await say('I fell there in the dark')
    const issue = await issueExample(world, { restsOn: [voice] })
    const answer = await as('host').post(`${BASE}/agreements/new`, {
      words: 'The council mends the light', issue, restsOn: voice, disagreed: 'no', 'others-none': '3', ...dayFields('agreedOn', '2026-11-24'), ...dayFields('replyBy', '2026-12-24'),
    })
    expect(answer.status).toBe(303)
    expect((await as('stranger').get(`${BASE}/issues/${issue}`)).text).toContain('The council mends the light')
    for (const end of [`items/${voice}`, `items/${idIn(answer.location)}`]) {
      const page = await as('stranger').get(`${BASE}/${end}`)
      expect(page.text).toContain('The council mends the light')
      expect(page.text, end).toContain(`/issues/${issue}`)
      expect(page.queries, end).toBeLessThanOrEqual(8)
    }
    await as('host').post(`${BASE}/issues/${issue}/agreed/remove`, { agreement: idIn(answer.location) })
    expect((await as('stranger').get(`${BASE}/issues/${issue}`)).text).not.toContain('The council mends the light')
  })

  test('a partner is one of the initiative’s own or named anew, once, and can be removed', async () => {
    const issue = await issueExample(world)
    const path = `${BASE}/issues/${issue}/partners`
    expect((await as('carer').post(path)).text).toContain('Choose a partner, or write the name of an organisation')
    await as('carer').post(path, { name: 'Example trust' })
    await as('carer').post(path, { name: 'EXAMPLE  trust', part: 'They pay for it.' })
    const rows = await issueTables(world.database).selectFrom('initiative.issue_partner').select(['organisation_id', 'part']).execute()
    expect(rows).toMatchObject([{ part: 'They pay for it.' }])
    expect(await networkTables(world.database).selectFrom('network.organisation').select('name').where('name', 'ilike', 'example%trust').execute()).toEqual([{ name: 'Example trust' }])
    await as('carer').post(`${path}/remove`, { organisation: rows[0]?.organisation_id ?? '' })
    expect(await issueTables(world.database).selectFrom('initiative.issue_partner').select('part').execute()).toEqual([])
  })

  test('a note is removed by whoever wrote it or a host, and an empty one is not taken', async () => {
    const issue = await issueExample(world)
    const path = `${BASE}/issues/${issue}`
    expect((await as('carer').post(`${path}/notes`)).text).toContain('Write what happened')
    await as('carer').post(`${path}/notes`, { words: 'Asked the council' })
    const removal = /action="([^"]*\/notes\/[^"]*\/remove)"/.exec((await as('carer').get(path)).text)?.[1] ?? ''
    expect((await as('planner').get(path)).text).not.toContain(removal)
    expect((await as('planner').post(removal)).status).toBe(403)
    await as('carer').post(removal)
    expect((await as('carer').get(path)).text).not.toContain('Asked the council')
  })
})

test('what is hidden or open to members only lies under no issue for others', async () => {
  const [voice, item] = [await say('For members only', 'members'), await agreeExample(world, { words: 'A hidden agreement' })]
  const issue = await issueExample(world, { restsOn: [voice] })
  await as('carer').post(`${BASE}/issues/${issue}/agreed`, { agreement: item })
  await as('host').post(`${BASE}/items/${item}/hide`, { reason: 'Not agreed.' })
  const { text } = await as('stranger').get(`${BASE}/issues/${issue}`)
  expect(text).not.toContain('For members only')
  expect(text).not.toContain('A hidden agreement')
  expect(text).toContain('>Raised<')
})

test('the list is paged, and every page asks the database few questions', async () => {
  for (let index = 0; index < 23; index += 1) await issueExample(world, { what: `Issue number ${index} of many` })
  const first = await as('carer').get(`${BASE}/issues`)
  const next = /href="([^"]*)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const named = (text: string) => [...text.matchAll(/Issue number (\d+) of many/g)].map((match) => match[1])
  expect(named(first.text)).toHaveLength(20)
  expect(new Set([...named(first.text), ...named((await as('carer').get(next)).text)]).size).toBe(23)
  const issue = await issueExample(world)
  await as('carer').post(`${BASE}/issues/${issue}/partners`, { name: 'Example trust' })
  await as('carer').post(`${BASE}/issues/${issue}/notes`, { words: 'Asked' })
  for (const end of ['/issues', '/issues/new', ...['', '/edit', '/partners', '/solution', '/agreed', '/actions/new', '/take-back'].map((one) => `/issues/${issue}${one}`)]) {
    expect((await as('carer').get(BASE + end)).queries, end).toBeLessThanOrEqual(8)
  }
})
