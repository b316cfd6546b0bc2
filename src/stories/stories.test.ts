import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { tables as peopleTables } from '#people/tables.ts'
import { useWorld } from '#app/test-world.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { eraseFromLedger } from './consent/consent.queries.ts'
import { tables } from './tables.ts'
import { MARKED, STORY, agreeing, later, prove, publicly, tell, tellAndApprove, tellOpenly, telling, until } from './test-stories.ts'

const world = useWorld()
const carer = () => world.as(world.people.carer)
const host = () => world.as(world.people.host)
const group = () => `/initiatives/${world.initiative.slug}/stories`

describe('telling', () => {
  test('one question after the other keeps nothing until somebody asks for it', async () => {
    const begun = await carer().post(`${group()}/tell`, { way: 'guided', step: '0', go: 'next', what: 'The lift was broken.' })
    expect([begun.status, begun.text]).toEqual([200, expect.stringContaining('Why did it happen')])
    expect(begun.text).toContain('value="The lift was broken."')
    expect(await tables(world.database).selectFrom('stories.draft').selectAll().execute()).toEqual([])
    expect(await tables(world.database).selectFrom('stories.story').selectAll().execute()).toEqual([])
  })

  test('what is kept for later comes back with its answers, for whoever began it and nobody else', async () => {
    await carer().post(`${group()}/tell`, { way: 'guided', step: '1', go: 'later', what: 'The lift was broken.', why: 'No part came.' })
    const list = await carer().get('/stories')
    const path = /href="(\/initiatives\/[^"]*draft=[^"]*)"/.exec(list.text)?.[1] ?? ''
    const back = await carer().get(path)
    expect(back.text).toContain('No part came.')
    expect(back.text).toContain('value="The lift was broken."')
    expect((await host().get(path)).text).not.toContain('No part came.')
    const { rows } = await sql<{ text: string }>`select a::text as text from stories.draft_answer a`.execute(tables(world.database))
    expect(rows.map(({ text }) => text).join()).not.toContain('No part came')
  })

  test('a story is told once on a double click, and its words are nowhere in the database but sealed', async () => {
    const command = crypto.randomUUID()
    const [one, other] = [await carer().post(`${group()}/tell`, { ...telling, command }), await carer().post(`${group()}/tell`, { ...telling, command })]
    expect([one.status, other.location]).toEqual([303, one.location])
    const kept = await tables(world.database).selectFrom('stories.version').selectAll().execute()
    expect(kept).toHaveLength(1)
    expect([kept[0]?.sealed.includes('corridor'), kept[0]?.sealed_notes.includes('illness')]).toEqual([false, false])
    expect((await carer().get(one.location ?? '')).text).toContain(MARKED)
  })

  test('is refused until it was looked through for other people', async () => {
    const answer = await carer().post(`${group()}/tell`, { ...telling, checks: ['names'] })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Look through your story for each of these')])
    expect(answer.text).toContain(MARKED)
  })

  test('what is taken down for somebody is theirs: whoever wrote it down sees it no more', async () => {
    const answer = await host().post(`${group()}/tell`, { ...telling, told: 'taken-down', teller: world.people.service, how: 'phone', readBack: 'no' })
    expect(answer.status).toBe(303)
    const { id } = await tables(world.database).selectFrom('stories.story').select('id').where('teller_id', '=', world.people.service).executeTakeFirstOrThrow()
    expect((await host().get(`/stories/${id}`)).status).toBe(404)
    const theirs = await world.as(world.people.service).get(`/stories/${id}`)
    expect(theirs.text).toContain('Written down by Host Example, on the phone. It was not read back.')
    expect((await world.as(world.people.service).get('/me')).text).toContain('A story waits for you')
    expect((await host().post(`${group()}/tell`, { ...telling, told: 'taken-down', teller: world.people.stranger, how: 'phone', readBack: 'no' })).status).toBe(422)
  })
})

describe('versions', () => {
  test('a change is a version that only the teller sees, and nothing is agreed to before they say that it is right (I-01)', async () => {
    const story = await tell(world, world.people.carer)
    expect((await carer().post(`/stories/${story}/consents/new`, agreeing)).status).toBe(422)
    await carer().post(`/stories/${story}/approve`, { version: '1' })
    expect((await carer().post(`/stories/${story}/consents/new`, agreeing)).status).toBe(303)
    world.clock.now = new Date(world.clock.now.getTime() + 49 * 3_600_000)
    await prove(world, world.people.host)
    await carer().post(`/stories/${story}/edit`, { version: '1', words: 'Another version.' })
    expect((await host().get(`${group()}/${story}`)).text).toContain(MARKED)
    expect((await host().get(`${group()}/${story}`)).text).not.toContain('Another version.')
  })

  test('two changes at once: the slower one sees both', async () => {
    const story = await tell(world, world.people.carer)
    await carer().post(`/stories/${story}/edit`, { version: '1', words: 'From the phone.' })
    const slower = await carer().post(`/stories/${story}/edit`, { version: '1', words: 'From the tablet.' })
    expect([slower.status, slower.text.includes('From the phone.'), slower.text.includes('From the tablet.')]).toEqual([409, true, true])
  })

  test('an older version can’t be approved in the place of what was changed since', async () => {
    const story = await tell(world, world.people.carer)
    await carer().post(`/stories/${story}/edit`, { version: '1', words: 'Newer.' })
    expect((await carer().post(`/stories/${story}/approve`, { version: '1' })).status).toBe(422)
  })
})

describe('who reads it', () => {
  test('hosts only after the time to think again, and the teller sees that they did; administrators never', async () => {
    const story = await tellAndApprove(world, world.people.carer)
    await carer().post(`/stories/${story}/consents/new`, agreeing)
    expect((await host().get(`${group()}/${story}`)).status).toBe(404)
    world.clock.now = new Date(world.clock.now.getTime() + 49 * 3_600_000)
    await prove(world, world.people.host)
    expect((await host().get(`${group()}/${story}`)).text).toContain(MARKED)
    expect((await carer().get(`/stories/${story}`)).text).toContain('Host Example read version 1')
    for (const path of [`/stories/${story}`, `${group()}/${story}`]) expect((await world.as(world.people.administrator).get(path)).text).not.toContain('corridor')
  })

  test('nobody else opens it in a session that only a link opened: not to read, not to quote, not to help', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    await carer().post(`/stories/${story}/supporter`, { person: world.people.service, reads: 'yes' })
    later(world, 1)
    const paths = [`${group()}/${story}`, `${group()}/${story}/quote`]
    for (const path of paths) {
      const asked = await host().get(path)
      expect([asked.status, asked.location]).toEqual([303, `/me/prove?next=${encodeURIComponent(path)}`])
    }
    const quoted = await host().post(`${group()}/${story}/quote`, { words: MARKED, where: 'case-study starting' })
    expect(quoted.location).toContain('/me/prove')
    expect(await tables(world.database).selectFrom('stories.use').select('id').where('story_id', '=', story).execute()).toEqual([])
    const helper = world.as(world.people.service)
    const closed = await helper.get(`/stories/${story}`)
    expect([closed.text.includes('corridor'), closed.text.includes('Show that it is you')]).toEqual([false, true])
    expect((await carer().get(`/stories/${story}`)).text).toContain('Nobody but you.')

    await prove(world, world.people.host)
    await prove(world, world.people.service)
    for (const path of paths) expect((await host().get(path)).text).toContain(MARKED)
    const open = await helper.get(`/stories/${story}`)
    expect([open.text.includes(MARKED), open.queries]).toEqual([true, 8])
    const seen = (await carer().get(`/stories/${story}`)).text
    expect([/Host Example read version 1, /.test(seen), seen.includes('Host Example read version 1 to quote from it'), seen.includes('Service Example read version 1 to help you')]).toEqual([true, true, true])
  })

  test('their own words are open to whoever told them, who take them back without showing anything', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    later(world, 1)
    expect((await carer().get(`/stories/${story}`)).text).toContain(MARKED)
    expect((await carer().post(`/stories/${story}/take-back`)).status).toBe(303)
  })

  test('a supporter takes back what they may not read', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    await carer().post(`/stories/${story}/supporter`, { person: world.people.service, reads: 'no' })
    const helper = world.as(world.people.service)
    const shown = await helper.get(`/stories/${story}`)
    expect([shown.status, shown.text.includes('corridor')]).toEqual([200, false])
    expect((await helper.post(`/stories/${story}/take-back`)).status).toBe(303)
    expect((await host().get(`${group()}/${story}`)).status).toBe(404)
  })
})

describe('a quotation', () => {
  const quote = (story: string, words = MARKED, where = 'case-study starting') => host().post(`${group()}/${story}/quote`, { words, where })
  const draft = () => host().get(`/initiatives/${world.initiative.slug}/case-study/draft`)

  test('stands where the ledger says yes, and is a mark at once when its teller takes it back', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    await host().post(`/initiatives/${world.initiative.slug}/case-study/sentences/new`, { section: 'starting', words: 'We met in the library.' })
    expect((await quote(story)).status).toBe(303)
    const shown = await draft()
    expect(shown.text).toContain(MARKED)
    expect(shown.queries).toBeLessThanOrEqual(8)
    await carer().post(`/stories/${story}/take-back`)
    const after = await draft()
    expect(after.text).toContain('taken back by its teller')
    expect(after.text).not.toContain('corridor')
    expect((await carer().get(`/stories/${story}`)).text).toContain('taken back: a mark stands there')
  })

  test('is refused for words that the story does not hold, and for readers to whom nobody said yes', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    expect((await quote(story, 'I was glad.')).text).toContain('Copy them exactly')
    expect((await quote(story)).text).toContain('has not said yes to those readers')
  })

  test('goes on under the same yes for longer, and one taking back ends both', async () => {
    const story = await tellOpenly(world, world.people.carer, { ...publicly, ...until(world, 4) }, { ...agreeing, ...until(world, 60) })
    await quote(story)
    const consents = () => tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', story).where('purpose', '=', 'public-site').orderBy('given_at').execute()
    const renew = (days: number) => consents().then(([first]) => carer().post(`/stories/${story}/consents/${first?.id ?? 'none'}/renew`, { ...until(world, days), understood: 'yes' }))
    expect((await carer().get('/me')).text).toContain('ends within a month')
    expect((await renew(1)).status).toBe(422)
    expect((await renew(60)).status).toBe(303)
    later(world, 4)
    expect((await draft()).text).toContain('corridor')
    const renewed = (await consents()).at(-1)
    await carer().post(`/stories/${story}/consents/${renewed?.id ?? 'none'}/take-back`)
    const after = await draft()
    expect([after.status, after.text.includes('corridor')]).toEqual([200, false])
  })

  test('is a mark when its time is up (I-04)', async () => {
    const story = await tellOpenly(world, world.people.carer, { ...agreeing, ...until(world, 4) }, { ...publicly, ...until(world, 4) })
    await quote(story)
    expect((await draft()).text).toContain('corridor')
    later(world, 4)
    const after = await draft()
    expect([after.status, after.text.includes('corridor'), after.text.includes('taken back by its teller')]).toEqual([200, false, true])
    expect((await host().get(`${group()}/${story}`)).status).toBe(404)
  })
})

describe('the ledger', () => {
  test('refuses every change, and the one way to erase from it writes down that it was done', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const db = tables(world.database)
    await expect(db.updateTable('stories.consent').set({ purpose: 'training' }).where('story_id', '=', story).execute()).rejects.toThrow('only added to')
    await expect(db.deleteFrom('stories.consent').where('story_id', '=', story).execute()).rejects.toThrow('only added to')
    await expect(sql`truncate stories.consent_end`.execute(db)).rejects.toThrow('only added to')
    await world.database.transaction((trx) => eraseFromLedger(trx, story, 'asked for in writing'))
    expect(await db.selectFrom('stories.consent').selectAll().where('story_id', '=', story).execute()).toEqual([])
    expect(await db.selectFrom('stories.ledger_erasure').select('reason').where('story_id', '=', story).execute()).toEqual([{ reason: 'asked for in writing' }])
    await expect(db.deleteFrom('stories.ledger_erasure').execute()).rejects.toThrow('only added to')
  })

  test('a child’s yes needs a guardian and an adult who can act on it (I-05)', async () => {
    const story = await tell(world, world.people.carer, { under16: 'yes' })
    await carer().post(`/stories/${story}/approve`, { version: '1' })
    expect((await carer().post(`/stories/${story}/consents/new`, agreeing)).status).toBe(422)
    const both = { ...agreeing, how: 'child-and-guardian', guardian: 'Guardian Example', adult: 'Teacher Example' }
    expect((await carer().post(`/stories/${story}/consents/new`, { ...both, adult: '' })).status).toBe(422)
    expect((await carer().post(`/stories/${story}/consents/new`, both)).status).toBe(303)
    expect((await carer().get(`/stories/${story}/copy`)).text).toContain('Guardian Example')
  })
})

describe('what must go', () => {
  test('deleted words leave the ledger and nothing else', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    expect((await carer().post(`/stories/${story}/delete`)).status).toBe(303)
    const db = tables(world.database)
    expect(await db.selectFrom('stories.version').selectAll().where('story_id', '=', story).execute()).toEqual([])
    expect(await db.selectFrom('stories.consent_end').select('ended_by').where('story_id', '=', story).execute()).toEqual([{ ended_by: 'teller' }])
    expect((await carer().get(`/stories/${story}`)).status).toBe(404)
  })

  test('whoever erases their account takes every story along, whatever they let stay', async () => {
    const story = await tellOpenly(world, world.people.planner, agreeing)
    await world.database.transaction((trx) => erasePerson(trx, world.people.planner, 'keep'))
    const db = tables(world.database)
    expect(await db.selectFrom('stories.version').selectAll().where('story_id', '=', story).execute()).toEqual([])
    expect((await db.selectFrom('stories.story').select('teller_id').where('id', '=', story).executeTakeFirst())?.teller_id).toBeNull()
    expect(await peopleTables(world.database).selectFrom('people.person').selectAll().where('id', '=', world.people.planner).execute()).toEqual([])
  })

  test('a recovery code takes everything back without signing in, and a wrong one nothing', async () => {
    const story = await tellOpenly(world, world.people.service, agreeing)
    await world.as(world.people.service).post('/me/recovery-code')
    const code = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec((await world.as(world.people.service).get('/me/recovery-code')).text)?.[0] ?? ''
    const outside = world.as(undefined)
    expect((await outside.post('/stories/take-back', { code: '00000-00000-00000-00000' })).status).toBe(422)
    expect((await host().get(`${group()}/${story}`)).status).toBe(200)
    expect((await outside.post('/stories/take-back', { code })).status).toBe(303)
    expect((await host().get(`${group()}/${story}`)).status).toBe(404)
  })
})

test('each page asks the database at most eight questions', async () => {
  const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
  await host().post(`${group()}/${story}/quote`, { words: MARKED, where: 'case-study starting' })
  await carer().post(`/stories/${story}/supporter`, { person: world.people.host, reads: 'yes' })
  for (const [who, path] of [
    [carer, '/stories'], [carer, `/stories/${story}`], [carer, `/stories/${story}/edit`], [carer, `/stories/${story}/copy`], [carer, `/stories/${story}/consents/new`], [carer, `/stories/${story}/supporter`],
    [carer, `${group()}/new`], [carer, `${group()}/tell`], [host, group()], [host, `${group()}/${story}`], [host, `${group()}/${story}/quote`],
  ] as const) {
    const answer = await who().get(path)
    expect([path, answer.status]).toEqual([path, 200])
    expect([path, answer.queries <= 8, answer.queries]).toEqual([path, true, answer.queries])
  }
})

test('nothing of a story is in the log', () => {
  expect(world.logged.join('\n')).not.toMatch(new RegExp(STORY.split(' ').slice(-4).join(' ').replace('.', '\\.') + '|corridor'))
})
