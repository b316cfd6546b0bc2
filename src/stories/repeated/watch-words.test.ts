/** Words of a story are taken nowhere else: whatever way they come. */
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertRun } from '#initiative/import/draft.queries.ts'
import { importTables } from '#initiative/import/tables.ts'
import { keepFile, runOnce } from '#initiative/import/test-files.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { sentBy, tokenFor } from '#people/token/test-token.ts'
import { STORY, agreeing, tell, tellOpenly } from '../test-stories.ts'
import { isAnythingMarked, listRepeated } from './marks.queries.ts'
import { marksOf } from './marks.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const TOLD = 'The night my mother fell I waited four hours on the stairs with her hand in mine. Nobody came until it was light.'
const PASTED = 'She said: “I waited four hours on the STAIRS, with her hand in mine.” That is why we need it.'
const as = (who: 'host' | 'carer' | 'service' | 'planner') => world.as(world.people[who])
const voices = async () => world.database.tables<{ 'initiative.thread_item': { words: string } }>().selectFrom('initiative.thread_item').select('words').execute()

beforeAll(async () => {
  // Nothing is compared before the first story is told.
  expect(await isAnythingMarked(world.database)).toBe(false)
  await tell(world, world.people.service, { whole: TOLD })
})

describe('a form', () => {
  test('that repeats eight words of a story in a row is not kept, shows which words, and loses nothing of the rest', async () => {
    const answer = await as('carer').post(`${BASE}/voices/new`, { words: PASTED, seenBy: 'members' })
    expect([answer.status, answer.text.includes('Some of these words are from a story')]).toEqual([422, true])
    expect(answer.text).toContain('I waited four hours on the STAIRS, with her hand in mine')
    expect(answer.text).toContain('That is why we need it.')
    expect(answer.text).toContain('name="seenBy" value="members"')
    expect(await voices()).toEqual([])
  })

  test('in other words is kept', async () => {
    expect((await as('carer').post(`${BASE}/voices/new`, { words: 'She sat on the stairs for four hours. That is why we need it.', seenBy: 'members' })).status).toBe(303)
    expect((await voices()).length).toBe(1)
  })

  test('of whoever told it asks them once, and then keeps their own words', async () => {
    const asked = await as('service').post(`${BASE}/voices/new`, { words: PASTED, seenBy: 'members' })
    expect([asked.status, asked.text.includes('Keep my own words here')]).toEqual([422, true])
    expect((await as('service').post(`${BASE}/voices/new`, { words: PASTED, seenBy: 'members', 'own-story-words': 'yes' })).status).toBe(303)
  })

  test('of somebody else is not kept for saying that the words are theirs', async () => {
    expect((await as('carer').post(`${BASE}/voices/new`, { words: PASTED, seenBy: 'members', 'own-story-words': 'yes' })).status).toBe(422)
  })

  test('shows the way to quoting only to those who look after the group, where the teller has agreed', async () => {
    const post = async (who: 'host' | 'carer', words: string) => (await as(who).post(`${BASE}/voices/new`, { words, seenBy: 'members' })).text
    expect(await post('host', PASTED)).not.toContain('Quote it instead')
    const open = await tellOpenly(world, world.people.planner, agreeing)
    expect(await post('host', STORY)).toContain(`${BASE}/stories/${open}/quote`)
    expect(await post('carer', STORY)).not.toContain('/quote')
    // Taken back, its words are still nobody's to keep elsewhere.
    expect((await as('planner').post(`/stories/${open}/take-back`, {})).status).toBe(303)
    expect(await post('host', STORY)).not.toContain('/quote')
    expect(await post('host', STORY)).toContain('Some of these words are from a story')
  })

  test('with a list is not kept where one line repeats a story', async () => {
    const answer = await as('host').post(`${BASE}/voices/paste`, { list: `A bench at the stop\n${PASTED}`, seenBy: 'members', channel: 'room' })
    expect([answer.status, answer.text.includes('Some of these words are from a story')]).toEqual([422, true])
  })
})

describe('a program', () => {
  test('is told which of its texts repeats a story, and nothing is added', async () => {
    const token = await tokenFor(world, world.people.carer)
    const before = (await voices()).length
    const answer = await world.as(undefined).request(`${BASE}/voices.json`, sentBy(token, { words: PASTED, seenBy: 'members' }))
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.text).errors).toEqual([{ code: 'words-held', pointer: '#/words', detail: expect.stringContaining('somebody’s story') }])
    expect((await voices()).length).toBe(before)
  })
})

test('marks say nothing to whoever has no key', async () => {
  const [old, other] = [drawKey(), drawKey()]
  const [first, both] = [KeyRing.read(old), KeyRing.read(`${old}\n${other}`)]
  if (first === undefined || both === undefined) throw new Error('keys that were drawn can be read')
  expect(marksOf(first, first.current, TOLD)).not.toEqual(marksOf(both, both.current, TOLD))
  expect(marksOf(both, first.current, TOLD)).toEqual(marksOf(first, first.current, TOLD))
  expect(await listRepeated(world.database, marksOf(first, first.current, TOLD))).toEqual([])
})

describe('a file', () => {
  const send = async (text: string, name = 'said.csv') => {
    const body = new FormData()
    body.set('command', crypto.randomUUID())
    body.set('file', new File([text], name, { type: 'text/csv' }))
    return as('host').request(`${BASE}/import`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  const drafts = () => importTables(world.database).selectFrom('initiative.import_draft').select('file_name').execute()

  test('that repeats a story in any of its columns is refused where it is sent, with its rows, and nothing of it is kept', async () => {
    const answer = await send(`words,note\nThe light at the stop is broken,\nIt is dark,"${PASTED}"\n"${PASTED}",\n`)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Rows 3, 4: some of their words are from somebody’s story, word for word.')])
    expect((await send(`"${PASTED}"\nThe light\n`)).text).toContain('Row 1: some of its words are')
    expect((await send('words\nThe light\n', `${PASTED}.csv`)).text).toContain('Give the file another name')
    expect(await drafts()).toEqual([])
    expect((await send('words,note\nThe light at the stop is broken,It is dark\n')).status).toBe(303)
    expect(await drafts()).toHaveLength(1)
  })

  test('that is long is refused for a row near its end: what was looked at before it is gone too', async () => {
    const long = Array.from({ length: 6_000 }, (_, n) => `${n}. Somebody said something that is not in any story, and then the next one did so too. ${'x'.repeat(300)}`).join('\n')
    const answer = await send(`words\n${long.replaceAll(',', '')}\n"${PASTED}"\n`, 'long.csv')
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Row 6002: some of its words are')])
    expect((await drafts()).map(({ file_name: name }) => name)).not.toContain('long.csv')
  })

  test('comes in but for the rows that repeat a story, and says which', async () => {
    const draft = await keepFile(world, `words\nThe light at the stop is broken\n"${PASTED}"\n`, world.initiative.id)
    const run = await world.database.transaction((trx) => insertRun(trx, { draft, kind: 'import', mapping: { words: 'words' }, leaveOut: true }, world.clock.now))
    await runOnce(world, run)
    const said = (await voices()).map(({ words }) => words)
    // The one that is there was kept by whoever told it.
    expect([said.includes('The light at the stop is broken'), said.filter((words) => words === PASTED).length]).toEqual([true, 1])
    expect((await as('host').get(`${BASE}/imports/${run}`)).text).toContain('are from somebody’s story, word for word')
  })
})
