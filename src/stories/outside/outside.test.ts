/** Words of stories taken along for reports, talks and training. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { MARKED, agreeing, later, prove, tellOpenly, until } from '../test-stories.ts'
import { tables } from '../tables.ts'
import { askHolders, outsideLetters } from './ask-holders.ts'
import { forReports, onDay, takeOutside, taking, tellForReports } from './test-outside.ts'
import { outsideTables } from './tables.ts'
import { ASK_HOLDERS } from './when-consents-end.ts'

const queued: string[] = []
const world = useWorld(async (_, job) => { queued.push(job) })
const BEGINS = new Date('2026-11-24T18:30:00Z')
// Nobody has to sign in again.
beforeEach(async () => {
  world.clock.now = BEGINS
  await prove(world, world.people.host)
})
const carer = () => world.as(world.people.carer)
const host = () => world.as(world.people.host)
const group = () => `/initiatives/${world.initiative.slug}/stories`
const ask = () => askHolders(world.database, world.clock.now)
const letters = async (person: string) => (await sql<{ ids: Readonly<Record<string, string>> }>`select ids from platform.mail where kind = 'story-words-over' and person_id = ${person}`.execute(tables(world.database))).rows.map(({ ids }) => ids['use'])
const byMail = async (person: typeof world.people.host, address: string) => {
  await peopleTables(world.database).insertInto('people.email').values({ person_id: person, address, key: address, refused_at: null }).onConflict((on) => on.doNothing()).execute()
  await peopleTables(world.database).insertInto('people.reply_way').values({ person_id: person, way: 'email', detail: null }).onConflict((on) => on.doNothing()).execute()
}

describe('taking words along', () => {
  test('gives whoever may quote a page with the words, the name that the teller chose, and until when', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, { ...forReports, attribution: 'chosen-name', shownAs: 'Heather' })
    expect((await host().get(`${group()}/${story}`)).text).toContain(`${group()}/${story}/outside`)
    const form = await host().get(`${group()}/${story}/outside`)
    expect([form.status, form.text.includes('A report: on paper, for: everybody. Under the name Heather.')]).toEqual([200, true])
    const copy = await takeOutside(world, story)
    const page = await host().get(`/stories/copies/${copy}`)
    for (const part of [MARKED, 'Heather, from their story', 'may be used until the end of', 'Then every copy must be deleted', 'Waiting in casualty', 'The health board', 'Inverness']) expect(page.text).toContain(part)
    expect(page.text).toContain('<blockquote class="case-quote">')
  })

  test('is refused for another purpose, wider readers, another way, words that are not there, and a day that the yes doesn’t cover (I-03)', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, { ...forReports, audience: 'members' })
    const send = (fields: Readonly<Record<string, string>>) => host().post(`${group()}/${story}/outside`, { ...taking, ...onDay(world), audience: 'members', ...fields })
    for (const [fields, sentence] of [
      [{ kind: 'training' }, 'has not said yes to this'], [{ audience: 'public' }, 'has not said yes to this'], [{ channel: 'aloud' }, 'has not said yes to this'], [{ words: 'I was glad.' }, 'Copy them exactly'],
      [{ 'day-year': '2020' }, 'did not hold yet'], [{ 'day-year': '2031' }, 'ends before that day'], [{ title: '' }, 'Write what it is called'],
    ] as const) {
      const answer = await send(fields)
      expect([fields, answer.status, answer.text.includes(sentence)]).toEqual([fields, 422, true])
    }
    expect((await send({})).status).toBe(303)
    expect(await tables(world.database).selectFrom('stories.use').select('place').where('story_id', '=', story).execute()).toEqual([{ place: 'outside' }])
  })

  test('keeps no words of the story: not as words, and not in what it is for', async () => {
    const story = await tellForReports(world)
    const repeated = await host().post(`${group()}/${story}/outside`, { ...taking, ...onDay(world), title: `On ${MARKED}` })
    expect([repeated.status, repeated.text.includes('Some of these words are from a story')]).toEqual([422, true])
    await takeOutside(world, story)
    const { rows } = await sql<{ row: string }>`select x::text as row from stories.outside_copy x union all select u::text from stories.use u`.execute(tables(world.database))
    expect(rows.map(({ row }) => row).join('\n')).not.toContain('corridor')
  })

  test('says how to ask where its teller said yes to nothing outside', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const form = await host().get(`${group()}/${story}/outside`)
    expect([form.status, form.text.includes('Say yes to a use'), form.text.includes('Take these words along')]).toEqual([200, true, false])
  })

  test('can be noted afterwards, once read out, and is not printed where nobody said yes to paper', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, { ...agreeing, channels: ['aloud'] })
    later(world, 3)
    const copy = await takeOutside(world, story, { kind: 'meeting', channel: 'aloud', audience: 'members', ...onDay(world, -1) })
    const page = await host().get(`/stories/copies/${copy}`)
    expect([page.text.includes('case-quote screen-only'), page.text.includes('has not said yes to paper')]).toEqual([true, true])
  })

  test('is forwarded to nobody: the address shows words to whoever took them, as long as they look after the group', async () => {
    const copy = await takeOutside(world, await tellForReports(world))
    const path = `/stories/copies/${copy}`
    for (const [who, status] of [[undefined, 303], [world.people.carer, 404], [world.people.stranger, 404], [world.people.administrator, 404]] as const) {
      const answer = await world.as(who).get(path)
      expect([who, answer.status, answer.text.includes('corridor')]).toEqual([who, status, false])
    }
    await tables(world.database).updateTable('stories.use').set({ used_by: world.people.planner }).where('id', '=', copy).execute()
    for (const who of [world.people.host, world.people.planner]) {
      const answer = await world.as(who).get(path)
      expect([answer.status, answer.text.includes('corridor')]).toEqual([200, false])
    }
  })
})

describe('where my story is', () => {
  test('lists every copy with its day, purpose and state, and what was said about it', async () => {
    const story = await tellForReports(world)
    const copy = await takeOutside(world, story)
    const shown = await carer().get(`/stories/${story}`)
    for (const part of [`A report: “Waiting in casualty”, ${sayShortDay(dayOf(world.clock.now, DEFAULT_ZONE))}`, 'Host Example took words along on', 'for: The health board', 'may be used until']) expect(shown.text).toContain(part)
    expect(shown.queries).toBeLessThanOrEqual(8)
    await carer().post(`/stories/${story}/take-back`)
    expect((await carer().get(`/stories/${story}`)).text).toContain('Host Example is asked to delete every copy')
    expect((await host().post(`/stories/copies/${copy}`, { answer: 'cannot', why: 'Handed out to twenty people.', version: '0' })).status).toBe(303)
    const said = await carer().get(`/stories/${story}`)
    expect([said.text.includes('Handed out to twenty people.'), said.text.includes('can’t all be deleted')]).toEqual([true, true])
  })

  test('is still told to a teller who deleted the words', async () => {
    const story = await tellForReports(world)
    const copy = await takeOutside(world, story)
    await carer().post(`/stories/${story}/delete`)
    await host().post(`/stories/copies/${copy}`, { answer: 'deleted', version: '0' })
    const page = await carer().get('/stories/copies')
    expect([page.text.includes('Of stories whose words you deleted'), page.text.includes('Waiting in casualty'), page.queries <= 8]).toEqual([true, true, true])
  })
})

describe('when the yes is over', () => {
  test('the page is a mark at once, and whoever took it is asked by a letter of ids, once more after 14 days, and then the hosts see it as open', async () => {
    await byMail(world.people.host, 'host@example.org')
    const story = await tellForReports(world)
    const copy = await takeOutside(world, story)
    await ask()
    expect(await letters(world.people.host)).not.toContain(copy)
    await carer().post(`/stories/${story}/take-back`)
    const page = await host().get(`/stories/copies/${copy}`)
    expect([page.text.includes('corridor'), page.text.includes('taken back by its teller'), page.text.includes('What became of the copies?')]).toEqual([false, true, true])
    const count = async () => (await letters(world.people.host)).filter((id) => id === copy).length
    await ask()
    await ask()
    expect(await count()).toBe(1)
    expect((await host().get('/me')).text).toContain('may not be used any more')
    expect((await host().get(`${group()}/outside`)).text).toContain('answer awaited')
    later(world, 13)
    await ask()
    expect(await count()).toBe(1)
    later(world, 2)
    await ask()
    later(world, 1)
    await ask()
    expect(await count()).toBe(2)
    expect((await host().get(`${group()}/outside`)).text).toContain('nobody has answered')
    const letter = await world.database.transaction(async (trx) => outsideLetters['story-words-over']?.text(trx, { to: 'host@example.org', person: undefined, ids: { use: copy } }, { name: 'Thegither', publicUrl: new URL('https://together.example.org'), secret: 'none' }))
    expect(JSON.stringify(letter)).toContain(`https://together.example.org/stories/copies/${copy}`)
    expect(JSON.stringify(letter)).not.toMatch(/corridor|casualty/)
    await host().post(`/stories/copies/${copy}`, { answer: 'deleted', version: '0' })
    expect(await world.database.transaction(async (trx) => outsideLetters['story-words-over']?.text(trx, { to: 'host@example.org', person: undefined, ids: { use: copy } }, { name: 'Thegither', publicUrl: new URL('https://together.example.org'), secret: 'none' }))).toBeUndefined()
  })

  test('is asked about soon after taking back, and nothing is queued where nothing was taken along', async () => {
    const [taken, other] = [await tellForReports(world), await tellForReports(world)]
    await takeOutside(world, taken)
    queued.length = 0
    await carer().post(`/stories/${other}/take-back`)
    expect(queued).not.toContain(ASK_HOLDERS)
    await carer().post(`/stories/${taken}/take-back`)
    expect(queued).toContain(ASK_HOLDERS)
  })

  test('words that are taken along while the story is taken back are never read', async () => {
    for (let round = 0; round < 4; round++) {
      const story = await tellForReports(world)
      await prove(world, world.people.host)
      const [taken, back] = await Promise.all([host().post(`${group()}/${story}/outside`, { ...taking, ...onDay(world) }), carer().post(`/stories/${story}/take-back`)])
      expect([[303, 404, 422].includes(taken.status), back.status]).toEqual([true, 303])
      if (taken.status === 303) expect((await host().get(taken.location ?? '')).text).not.toContain('corridor')
    }
  })

  test('its time being up is the same', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, { ...forReports, ...until(world, 4) })
    const copy = await takeOutside(world, story)
    later(world, 5)
    const page = await host().get(`/stories/copies/${copy}`)
    expect([page.text.includes('corridor'), page.text.includes('may not be used any more')]).toEqual([false, true])
    await ask()
    const row = await outsideTables(world.database).selectFrom('stories.outside_copy').select('asked_at').where('use_id', '=', copy).executeTakeFirstOrThrow()
    expect(row.asked_at).toEqual(world.clock.now)
  })

  test('another yes of the same kind doesn’t bring it back, and the same yes said for longer keeps it', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, { ...forReports, ...until(world, 6) })
    const copy = await takeOutside(world, story)
    const consent = await tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', story).where('purpose', '=', 'report').executeTakeFirstOrThrow()
    await carer().post(`/stories/${story}/consents/${consent.id}/renew`, { ...until(world, 60), understood: 'yes' })
    later(world, 8)
    const asked = await host().get(`/stories/copies/${copy}`)
    expect([asked.status, asked.headers.get('location')?.startsWith('/me/prove'), asked.text]).toEqual([303, true, ''])
    await prove(world, world.people.host)
    expect((await host().get(`/stories/copies/${copy}`)).text).toContain(MARKED)
    await carer().post(`/stories/${story}/take-back`)
    await carer().post(`/stories/${story}/consents/new`, { ...forReports, ...until(world, 60) })
    later(world, 3)
    expect((await host().get(`/stories/copies/${copy}`)).text).not.toContain('corridor')
  })

  test('nothing is answered while it may be used, nor twice over each other; what can’t be deleted needs a reason of one’s own words', async () => {
    const story = await tellForReports(world)
    const copy = await takeOutside(world, story)
    const say = (fields: Readonly<Record<string, string>>) => host().post(`/stories/copies/${copy}`, { answer: 'deleted', version: '0', ...fields })
    expect((await say({})).status).toBe(422)
    await carer().post(`/stories/${story}/take-back`)
    expect((await say({ answer: 'cannot' })).text).toContain('Write what can’t be deleted')
    expect((await say({ answer: 'cannot', why: MARKED })).status).toBe(422)
    expect((await say({ answer: 'cannot', why: 'Printed.' })).status).toBe(303)
    const late = await say({ answer: 'cannot', why: 'Something else.' })
    expect([late.status, late.text.includes('Printed.'), late.text.includes('Something else.')]).toEqual([409, true, true])
    expect((await say({ version: '1' })).status).toBe(303)
    expect((await say({ version: '2' })).status).toBe(422)
  })

  test('a copy can’t be taken off as a quotation can, and goes with its initiative only', async () => {
    const copy = await takeOutside(world, await tellForReports(world))
    expect((await host().post(`${group()}/uses/${copy}/take-off`)).status).toBe(404)
    expect((await host().get(`/stories/copies/${copy}`)).status).toBe(200)
  })
})

test('whoever took it is asked nothing more once they erase their account, and those who look after the group answer for them; their own data says what they took', async () => {
  const story = await tellForReports(world)
  const copy = await takeOutside(world, story)
  expect((await host().get('/me/everything.json')).text).toContain('Waiting in casualty')
  expect((await carer().get('/me/everything.json')).text).not.toContain('Waiting in casualty')
  await tables(world.database).updateTable('stories.use').set({ used_by: world.people.service }).where('id', '=', copy).execute()
  await world.database.transaction((trx) => erasePerson(trx, world.people.service, 'keep'))
  await carer().post(`/stories/${story}/take-back`)
  await ask()
  expect((await host().get(`${group()}/outside`)).text).toContain('nobody has answered')
  expect((await host().post(`/stories/copies/${copy}`, { answer: 'cannot', why: 'They left.', version: '0' })).status).toBe(303)
  expect((await carer().get(`/stories/${story}`)).text).toContain('somebody who has left took words along')
})

test('each page asks the database at most eight questions', async () => {
  const story = await tellForReports(world)
  const copy = await takeOutside(world, story)
  for (const [who, path] of [
    [host, `${group()}/${story}/outside`], [host, `/stories/copies/${copy}`], [host, '/stories/copies'], [host, `${group()}/outside`], [host, group()], [carer, `/stories/${story}`], [carer, '/stories'],
  ] as const) {
    const answer = await who().get(path)
    expect([path, answer.status, answer.queries <= 8, answer.queries]).toEqual([path, 200, true, answer.queries])
  }
})
