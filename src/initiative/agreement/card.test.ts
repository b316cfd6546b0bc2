/** The full card on its pages: what members read, what others read, what is taken back, and what is kept as a draft. */
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId, readId } from '#platform/ids.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { listMayHaveCome } from '../meeting/who-came.queries.ts'
import { takeBackWithPerson } from '../voice/take-all-back.queries.ts'
import { dayFields } from '../test-fields.ts'
import { agreementTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const NEW = `${BASE}/agreements/new`
const carer = () => world.as(world.people.carer)
const planner = () => world.as(world.people.planner)
const outsider = () => world.as(undefined)
type Name = 'host' | 'carer' | 'service' | 'planner'
const memberOf = async (name: Name) => (await listMayHaveCome(world.database, world.initiative.id)).find((one) => one.person === world.people[name])?.member ?? ''
const standpoint = (name: Name) => world.initiative.standpoints.get(name === 'host' ? 'third-sector' : name) ?? newId<'standpoint'>()
const form = async (there: readonly Name[] = ['carer', 'service', 'planner']) => ({
  words: 'The taxi is paid.', ...Object.fromEntries(await Promise.all(there.map(async (name) => [`was-${await memberOf(name)}`, standpoint(name)] as const))),
  ...dayFields('agreedOn', '2026-11-24'), ...dayFields('replyBy', '2026-12-08'), disagreed: 'no', about: ['money', 'service'], question: 'Who pays the taxi?',
  'option-1-words': 'The fund pays', 'option-1-for': 'It is there', 'option-1-chosen': 'yes', 'option-2-words': 'Each pays', 'option-2-against': 'Too dear', whoCouldDecide: 'The fund’s board',
  method: 'consent', reasons: 'Nobody is left behind', cannotChange: 'Nothing', amount: '£1,250.50', budget: 'The travel fund', moneyFor: 'Taxis in winter',
  'objection-1-words': 'The drivers are not asked', 'objection-1-who': await memberOf('planner'), 'objection-1-done': 'Drivers are asked first', 'objection-1-state': 'withdrawn',
  interests: 'yes', 'interest-1-words': 'My brother drives a taxi', 'interest-1-who': await memberOf('planner'), 'interest-1-done': 'Left the room for it',
})
const recorded = async (fields: Readonly<Record<string, string | readonly string[]>>) => {
  const answer = await carer().post(NEW, fields)
  expect(answer.status, answer.text.slice(0, 3_000)).toBe(303)
  return answer.location ?? ''
}
const OWN = ['The drivers are not asked', 'My brother drives a taxi']

describe('what the card says', () => {
  test('members read it whole; outside nobody’s own words and no name, but what the group did about them', async () => {
    const path = await recorded(await form())
    const group = ['Who pays the taxi?', 'The fund pays', 'It is there', 'Each pays', 'Too dear', 'Chosen', '£1,250.50', 'The travel fund', 'Taxis in winter', 'Drivers are asked first', 'Withdrawn', 'Left the room for it']
    const inside = (await carer().get(path)).text
    for (const words of [...group, ...OWN, 'Planner Example']) expect(inside).toContain(words)
    const outside = (await outsider().get(path)).text
    for (const words of [...group, 'Somebody objected', 'Somebody declared an interest']) expect(outside).toContain(words)
    for (const words of [...OWN, 'Planner Example']) expect(outside).not.toContain(words)
    expect((await carer().get(path)).queries).toBeLessThanOrEqual(8)
  })

  test('hands are numbers for members and bands outside; more hands than people are refused, and nothing typed is lost', async () => {
    const hands = { ...(await form()), method: 'show-of-hands', 'hands-1-for': '2', 'hands-1-abstain': '1', 'hands-2-against': '3' }
    const path = await recorded(hands)
    expect((await carer().get(path)).text).toContain('<td>3</td>')
    expect((await outsider().get(path)).text).not.toContain('<td>3</td>')
    const refused = await carer().post(NEW, { ...hands, 'hands-1-for': '4' })
    expect(refused.status).toBe(422)
    for (const words of ['more hands than people', 'Too dear', 'My brother drives a taxi', '£1,250.50']) expect(refused.text).toContain(words)
  })

  test('who decided for the rest is named to members only', async () => {
    const path = await recorded({ ...(await form()), method: 'delegated', 'delegated-to': [await memberOf('carer'), await memberOf('service')], 'delegated-by': 'All of us in May', ...dayFields('delegated-until', '2027-03-01') })
    const inside = (await planner().get(path)).text
    for (const words of ['<li>Service Example</li>', 'All of us in May', 'Monday 1 March 2027']) expect(inside).toContain(words)
    const outside = (await outsider().get(path)).text
    for (const words of ['Service Example', 'All of us in May']) expect(outside).not.toContain(words)
    expect(outside).toContain('Some people whom the group named')
  })

  test('where fewer than two of those affected agreed, members read who was missing, and others whom two were needed of', async () => {
    const path = await recorded(await form(['carer', 'planner']))
    const inside = (await carer().get(path)).text
    expect(inside).toContain('<li>someone who uses services</li>')
    expect(inside).not.toContain('<li>unpaid carer</li>')
    const outside = (await outsider().get(path)).text
    for (const words of ['<li>someone who uses services</li>', '<li>unpaid carer</li>']) expect(outside).toContain(words)
  })

  test('«co-produced» is no longer said once one of the two who were needed disagrees: not on a page, and not to programs', async () => {
    const path = await recorded({ ...(await form()), about: ['co-produced'] })
    const forPrograms = async (): Promise<unknown> => JSON.parse((await outsider().get(`${BASE}/thread.json?kind=decision`)).text).items.find(({ id }: { id: string }) => path.endsWith(id)).decision
    expect((await outsider().get(path)).text).toContain('>Co-produced<')
    expect(await forPrograms()).toMatchObject({ coProduced: true, band: 'under-5' })
    await world.as(world.people.service).post(`${path}/dissent`, { dissent: 'Not for me.', seenBy: 'members', version: '0' })
    const page = (await outsider().get(path)).text
    expect(page).not.toContain('>Co-produced<')
    expect(page).toContain('we no longer call it that')
    const own = new RegExp(`href="${path}"[\\s\\S]*?</li>`).exec((await outsider().get(`${BASE}/agreed`)).text)?.[0]
    expect(own).not.toContain('>Co-produced<')
    expect(await forPrograms()).toMatchObject({ coProduced: false, band: 'under-5' })
  })
})

test('a card from before results and interests were asked for is read as it is, and correcting it asks for them', async () => {
  const path = await recorded(await form())
  const item = readId<'item'>(path.split('/').at(-1)) ?? newId<'item'>()
  const db = agreementTables(world.database)
  for (const table of ['initiative.decision_option', 'initiative.decision_raised'] as const) await db.deleteFrom(table).where('item_id', '=', item).execute()
  await db.insertInto('initiative.decision_option').values({ item_id: item, version: 1, place: 1, words: 'Two buses, or a taxi', speaks_for: null, speaks_against: null, chosen: null }).execute()
  await db.updateTable('initiative.decision_card').set({ interests: null }).where('item_id', '=', item).execute()
  const shown = (await carer().get(path)).text
  expect(shown).toContain('Two buses, or a taxi')
  for (const words of ['None declared', 'We chose none of them', '>Chosen<']) expect(shown).not.toContain(words)
  const corrected = await carer().post(`${path}/correct`, { ...(await form()), 'option-1-chosen': '', interests: '', reason: 'A slip.', version: '1' })
  expect(corrected.status).toBe(422)
  for (const words of ['Tick which option you chose', 'Say whether anyone declared']) expect(corrected.text).toContain(words)
})

describe('what somebody raised is theirs', () => {
  test('it is taken back in every version, and only the mark stays', async () => {
    const path = await recorded(await form())
    const correction = { ...(await form()), reason: 'A slip.', version: '1', 'objection-1-words': 'The drivers were not asked' }
    expect((await carer().post(`${path}/correct`, correction)).status).toBe(303)
    expect((await planner().post(`${path}/raised/take-back`)).status).toBe(303)
    for (const at of [path, `${path}/history`, `${path}/correct`]) {
      const page = (await carer().get(at)).text
      for (const words of [...OWN, 'The drivers were not asked']) expect(page, at).not.toContain(words)
    }
    expect((await carer().get(path)).text.match(/Somebody raised something and took their words back/g)).toHaveLength(2)
    // Corrected once more, by somebody who sees no row for it: the mark is still there.
    const { 'objection-1-words': _, 'objection-1-who': __, 'objection-1-done': ___, 'objection-1-state': ____, ...rest } = await form()
    expect((await carer().post(`${path}/correct`, { ...rest, interests: 'no', reason: 'Another slip.', version: '2' })).status).toBe(303)
    expect((await carer().get(path)).text.match(/Somebody raised something and took their words back/g)).toHaveLength(2)
  })

  test('nobody takes back what others raised', async () => {
    const path = await recorded(await form())
    await carer().post(`${path}/raised/take-back`)
    expect((await carer().get(path)).text).toContain(OWN[0])
  })

  test('whoever is erased takes it with them, or leaves it without a name', async () => {
    const leaves = await recorded(await form())
    await world.database.transaction((trx) => takeBackWithPerson(trx, { person: world.people.planner, contributions: 'take-back' }, world.clock.now))
    expect((await carer().get(leaves)).text).not.toContain(OWN[0])
    const kept = await recorded(await form())
    await world.database.transaction((trx) => erasePerson(trx, world.people.planner, 'keep'))
    expect((await carer().get(kept)).text).toContain(OWN[0])
    expect((await carer().get(kept)).text).not.toContain('Planner Example')
  })
})

describe('a draft', () => {
  test('keeps everything that was typed, for whoever typed it alone, until it is recorded', async () => {
    const kept = await carer().post(NEW, { words: 'Half an agreement', about: 'money', 'option-4-words': 'A fourth way', keep: 'yes' })
    expect([kept.status, kept.location]).toEqual([303, `${NEW}?draft=yes`])
    expect((await carer().get(NEW)).text).toContain('You have a draft')
    const draft = (await carer().get(`${NEW}?draft=yes`)).text
    for (const words of ['Half an agreement', 'A fourth way']) expect(draft).toContain(words)
    expect(draft).toMatch(/value="money" checked/)
    const others = (await world.as(world.people.host).get(`${NEW}?draft=yes`)).text
    expect(others).not.toContain('Half an agreement')
    await recorded({ ...(await form()), fromDraft: 'yes' })
    expect((await carer().get(NEW)).text).not.toContain('You have a draft')
  })

  test('is not written over by another', async () => {
    await carer().post(NEW, { words: 'The first draft', keep: 'yes' })
    const answer = await carer().post(NEW, { words: 'A second draft', keep: 'yes' })
    expect(answer.status).toBe(422)
    for (const words of ['You have another draft', 'A second draft', 'Go on with it']) expect(answer.text).toContain(words)
    expect((await carer().post(NEW, { words: 'The first draft, longer', fromDraft: 'yes', keep: 'yes' })).status).toBe(303)
    expect((await carer().get(`${NEW}?draft=yes`)).text).toContain('The first draft, longer')
    await carer().post(`${BASE}/agreements/draft/discard`)
  })

  test('can be thrown away, and one that is too long is not taken', async () => {
    await carer().post(NEW, { words: 'Not wanted', keep: 'yes' })
    expect((await carer().post(`${BASE}/agreements/draft/discard`)).status).toBe(303)
    expect(await agreementTables(world.database).selectFrom('initiative.decision_draft').selectAll().execute()).toEqual([])
    const answer = await carer().post(NEW, { words: 'x'.repeat(120_000), keep: 'yes' })
    expect([answer.status, answer.text.includes('too long to be kept')]).toEqual([422, true])
  })
})
