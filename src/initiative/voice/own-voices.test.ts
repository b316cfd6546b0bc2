/** What belongs to whoever said it: entering for another, confirming, changing, taking back. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Fields, useWorld } from '#app/test-world.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { findItem } from '../thread/find-item.queries.ts'
import { type ItemId, tables } from '../tables.ts'
import { voiceTables } from './tables.ts'
import { listToConfirm } from './voice.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const NEW = `${BASE}/voices/new`

const newest = async () => {
  const row = await voiceTables(world.database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id')
    .selectAll().orderBy('i.recorded_at', 'desc').where('i.kind', '=', 'voice').executeTakeFirstOrThrow()
  return row
}
/** Says something a moment later than whatever was said before. */
const say = async (name: 'host' | 'carer' | 'service', fields: Fields) => {
  world.clock.now = new Date(world.clock.now.getTime() + 1_000)
  return world.as(world.people[name]).post(NEW, { seenBy: 'members', ...fields })
}
const memberId = async (name: 'carer' | 'service') =>
  (await tables(world.database).selectFrom('initiative.member').select('id').where('person_id', '=', world.people[name]).where('initiative_id', '=', world.initiative.id).executeTakeFirstOrThrow()).id
const item = (id: ItemId, end: string) => `${BASE}/items/${id}/${end}`

describe('for somebody beside me', () => {
  test('what is entered for a member carries both names, and waits for their word', async () => {
    const answer = await say('host', { for: 'somebody', member: await memberId('carer'), words: 'I miss the last bus.', channel: 'room' })
    expect(answer.status).toBe(303)
    const voice = await newest()
    expect(voice).toMatchObject({ person_id: world.people.carer, entered_by: world.people.host, channel: 'room', seen_by: 'members' })
    expect((await world.as(world.people.service).get(`${BASE}/heard`)).text).toContain('said by Carer Example, entered by Host Example, not confirmed yet')
    expect((await world.as(world.people.carer).get(`${BASE}/heard`)).text).toContain('1 thing was entered for you.')
    expect(await listToConfirm(world.database, world.people.carer)).toEqual([{ slug: 'evening-buses', title: 'Evening buses', count: 1 }])
    const own = await world.as(world.people.carer).get('/me')
    expect([own.text.includes('Evening buses: 1 thing.'), own.queries <= 8]).toEqual([true, true])
    expect((await world.as(world.people.carer).get(`${BASE}/voices/mine`)).text).toContain('Is this what you said?')
    expect((await world.as(world.people.carer).post(item(voice.item_id, 'confirm'))).status).toBe(303)
    const { text } = await world.as(world.people.service).get(`${BASE}/heard`)
    expect([text.includes('said by Carer Example, entered by Host Example'), text.includes('not confirmed yet')]).toEqual([true, false])
    expect(await listToConfirm(world.database, world.people.carer)).toEqual([])
  })

  test('only the person for whom it was entered confirms it', async () => {
    await say('host', { for: 'somebody', member: await memberId('carer'), words: 'I walk home.', channel: 'phone' })
    const { item_id } = await newest()
    expect((await world.as(world.people.host).post(item(item_id, 'confirm'))).status).toBe(403)
    expect((await world.as(world.people.service).post(item(item_id, 'confirm'))).status).toBe(403)
  })

  test('somebody without an account is called what they want, or nothing', async () => {
    await say('host', { for: 'somebody', called: 'Jean', words: 'I am 84 and can not see the board.', channel: 'phone' })
    expect(await newest()).toMatchObject({ person_id: null, said_by: 'Jean', entered_by: world.people.host })
    await say('host', { for: 'somebody', words: 'No name, please.', channel: 'post' })
    expect(await newest()).toMatchObject({ person_id: null, said_by: null, entered_by: world.people.host, channel: 'post' })
    expect((await world.as(world.people.carer).get(`${BASE}/heard`)).text).toContain('entered by Host Example')
  })

  test('nobody opens another member’s words wider for them, and a name goes with no member', async () => {
    const wide = await say('host', { for: 'somebody', member: await memberId('carer'), words: 'Wide', seenBy: 'public' })
    expect([wide.status, wide.text.includes('They can open it wider themselves.')]).toEqual([422, true])
    const both = await say('host', { for: 'somebody', member: await memberId('carer'), called: 'Jean', words: 'Both' })
    expect([both.status, both.text.includes('not both')]).toEqual([422, true])
    const foreign = await say('host', { for: 'somebody', member: '6c2b6d1e-50a6-4d0e-9b5e-0f7a6f8a2b11', words: 'Nobody' })
    expect(foreign.status).toBe(422)
  })

  test('nobody says for another member what they are here as, neither at first nor afterwards', async () => {
    const [theirs, notTheirs] = ['carer', 'service'].map((key) => world.initiative.standpoints.get(key) ?? '')
    const fields = { for: 'somebody', member: await memberId('carer'), words: 'The stop is dark.', channel: 'room' }
    const refused = await say('host', { ...fields, standpoint: notTheirs ?? '' })
    expect([refused.status, refused.text.includes('They have not said that they are here as this')]).toEqual([422, true])
    expect((await say('host', { ...fields, standpoint: theirs ?? '' })).status).toBe(303)
    const { item_id } = await newest()
    expect((await world.as(world.people.host).post(item(item_id, 'edit'), { words: 'The stop is dark.', seenBy: 'members', version: '1', standpoint: notTheirs ?? '' })).status).toBe(422)
    expect((await world.as(world.people.host).post(item(item_id, 'edit'), { words: 'The stop is too dark.', seenBy: 'members', version: '1', standpoint: theirs ?? '' })).status).toBe(303)
    // For somebody without an account there is nobody else to say it.
    expect((await say('host', { for: 'somebody', called: 'Jean', words: 'It is.', channel: 'room', standpoint: notTheirs ?? '' })).status).toBe(303)
  })

  test('whoever typed it puts slips right until it is confirmed; then it is its author’s alone', async () => {
    await say('host', { for: 'somebody', member: await memberId('service'), words: 'The clinik is far.', channel: 'room' })
    const { item_id } = await newest()
    expect((await world.as(world.people.host).post(item(item_id, 'edit'), { words: 'The clinic is far.', seenBy: 'members', version: '1' })).status).toBe(303)
    await world.as(world.people.service).post(item(item_id, 'confirm'))
    expect((await world.as(world.people.host).get(item(item_id, 'edit'))).status).toBe(403)
    expect((await world.as(world.people.service).post(item(item_id, 'edit'), { words: 'The clinic is too far.', seenBy: 'public', version: '2' })).status).toBe(303)
    expect(await newest()).toMatchObject({ words: 'The clinic is too far.', seen_by: 'public' })
  })
})

describe('changing what one said', () => {
  test('others see that it was changed; the earlier words are kept nowhere', async () => {
    await say('carer', { words: 'First thought about fares.' })
    const { item_id } = await newest()
    await world.as(world.people.carer).post(item(item_id, 'edit'), { words: 'Second thought about fares.', seenBy: 'members', version: '1' })
    expect((await world.as(world.people.planner).get(`${BASE}/heard?search=fares`)).text).toContain('changed by its author')
    expect(await rowsWith('First thought')).toEqual([])
  })

  test('two windows at once: the second sees what the first made of it, and loses nothing', async () => {
    await say('carer', { words: 'One' })
    const { item_id } = await newest()
    await world.as(world.people.carer).post(item(item_id, 'edit'), { words: 'Two', seenBy: 'members', version: '1' })
    const second = await world.as(world.people.carer).post(item(item_id, 'edit'), { words: 'Three', seenBy: 'members', version: '1' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('<p>Two</p>')
    expect(second.text).toMatch(/<textarea[^>]*>\nThree<\/textarea>/)
  })

  test('made narrower, it is gone outside at once', async () => {
    await say('carer', { words: 'Open for a moment.', seenBy: 'public' })
    const { item_id } = await newest()
    expect((await world.as(undefined).get(`${BASE}/heard`)).text).toContain('Open for a moment.')
    await world.as(world.people.carer).post(item(item_id, 'edit'), { words: 'Open for a moment.', seenBy: 'members', version: '1' })
    expect((await world.as(undefined).get(`${BASE}/heard`)).text).not.toContain('Open for a moment.')
  })
})

/** Every row of every table in which some words stand. */
async function rowsWith(words: string): Promise<readonly string[]> {
  const db = voiceTables(world.database)
  const { rows } = await sql<{ name: string }>`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await sql<{ n: number }>`select count(*) as n from ${sql.raw(name)} t where t::text like ${`%${words}%`}`.execute(db)
    if ((hits[0]?.n ?? 0) > 0) found.push(name)
  }
  return found
}

describe('taking back what one said', () => {
  test('the words are gone from every table in the same transaction, what they were said as too, and what rests on them stays', async () => {
    const standpoint = world.initiative.standpoints.get('carer') ?? ''
    await say('carer', { words: 'Something said in anger.', standpoint, seenBy: 'public' })
    const { item_id } = await newest()
    const theme = await world.database.transaction(async (trx) => {
      const id = await insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: 'Anger', seenBy: 'public' }, { person: world.people.host, standpoint: undefined, channel: 'site' })
      await linkItems(trx, world.initiative.id, id, [item_id])
      return id
    })
    expect(await rowsWith('said in anger')).toEqual(['initiative.thread_item'])
    const answer = await world.as(world.people.carer).post(item(item_id, 'take-back'))
    expect(answer.status).toBe(303)
    expect(await rowsWith('said in anger')).toEqual([])
    expect(await voiceTables(world.database).selectFrom('initiative.contribution').select(['standpoint_id', 'said_by']).where('item_id', '=', item_id).executeTakeFirst()).toEqual({ standpoint_id: null, said_by: null })
    const here = { initiative: { id: world.initiative.id, slug: '', title: '', openTo: 'public', zone: '', version: 1, example: false }, membership: undefined, sees: ['public'] } as const
    expect(await findItem(world.database, here, item_id)).toMatchObject({ words: '', takenBack: true, contributor: undefined })
    expect(await findItem(world.database, here, theme)).toMatchObject({ words: 'Anger', takenBack: false })
  })

  test('it is recorded by its id, for the journal outside the database', async () => {
    await say('carer', { words: 'Told by id.' })
    const { item_id } = await newest()
    await world.as(world.people.carer).post(item(item_id, 'take-back'))
    const rows = await world.database.tables<{ 'platform.activity': { kind: string; ids: Record<string, string> } }>().selectFrom('platform.activity').select('ids').where('kind', '=', 'voice-taken-back').execute()
    expect(rows.map((row) => row.ids)).toContainEqual({ item: item_id, initiative: world.initiative.id })
  })

  test('whoever said it and whoever entered it may; a host and other members may not', async () => {
    await say('service', { for: 'somebody', member: await memberId('carer'), words: 'Two may take this back.', channel: 'room' })
    const { item_id } = await newest()
    expect((await world.as(world.people.host).post(item(item_id, 'take-back'))).status).toBe(403)
    expect((await world.as(world.people.planner).get(item(item_id, 'take-back'))).status).toBe(403)
    expect((await world.as(world.people.service).get(item(item_id, 'take-back'))).status).toBe(200)
    expect((await world.as(world.people.carer).post(item(item_id, 'take-back'))).status).toBe(303)
    // Both at once, or once more: still taken back, and no fault.
    expect((await world.as(world.people.service).post(item(item_id, 'take-back'))).status).toBe(303)
  })

  test('once its author has confirmed it, nobody takes it back but them', async () => {
    await say('host', { for: 'somebody', member: await memberId('carer'), words: 'Mine, whoever typed it.', channel: 'room' })
    const { item_id } = await newest()
    await world.as(world.people.carer).post(item(item_id, 'confirm'))
    expect((await world.as(world.people.host).post(item(item_id, 'take-back'))).status).toBe(403)
    expect((await world.as(world.people.host).get(`${BASE}/voices/mine`)).text).not.toContain(item(item_id, 'take-back'))
    expect((await world.as(world.people.carer).get(`${BASE}/voices/mine`)).text).toContain(item(item_id, 'take-back'))
    expect((await world.as(world.people.carer).post(item(item_id, 'take-back'))).status).toBe(303)
  })

  test('somebody who has left can still take back what they said', async () => {
    await say('service', { words: 'Said before I left.' })
    const { item_id } = await newest()
    await tables(world.database).deleteFrom('initiative.member').where('person_id', '=', world.people.service).where('initiative_id', '=', world.initiative.id).execute()
    expect((await world.as(world.people.service).get(item(item_id, 'take-back'))).text).toContain('Said before I left.')
    expect((await world.as(world.people.service).post(item(item_id, 'take-back'))).status).toBe(303)
    expect(await rowsWith('Said before I left')).toEqual([])
  })

  test('taken back in one window and changed in another at the same moment, it is gone', async () => {
    for (let round = 0; round < 8; round++) {
      await say('carer', { words: `Both at once ${round}` })
      const { item_id } = await newest()
      const changes = ['1', '2'].map((version) => world.as(world.people.carer).post(item(item_id, 'edit'), { words: `Changed ${round}`, seenBy: 'public', version }))
      const [taken] = await Promise.all([world.as(world.people.carer).post(item(item_id, 'take-back')), ...changes])
      expect(taken.status).toBe(303)
    }
    expect([await rowsWith('Both at once'), await rowsWith('Changed ')]).toEqual([[], []])
  })

  test('what was taken back can not be changed any more', async () => {
    await say('carer', { words: 'Once' })
    const { item_id } = await newest()
    await world.as(world.people.carer).post(item(item_id, 'take-back'))
    expect((await world.as(world.people.carer).get(item(item_id, 'edit'))).status).toBe(404)
    expect((await world.as(world.people.carer).post(item(item_id, 'edit'), { words: 'Again', seenBy: 'public', version: '1' })).status).toBe(404)
    expect((await world.as(world.people.carer).post(item(item_id, 'edit'), { words: 'Again', seenBy: 'public', version: '2' })).status).toBe(404)
    expect(await rowsWith('Again')).toEqual([])
  })
})
