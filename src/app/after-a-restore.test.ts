import { randomUUID } from 'node:crypto'
import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { holdCaseStudy, insertSentences, listSentences } from '#initiative/case-study/sentence.queries.ts'
import { insertRequest, upsertAnswer } from '#initiative/quoting/quoting.queries.ts'
import { insertItem } from '#initiative/thread/item.queries.ts'
import { takeVoicesBack, updateVoice } from '#initiative/voice/voice.queries.ts'
import { insertWebhook, removeWebhook } from '#initiative/webhook/webhook.queries.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { record } from '#platform/activity.ts'
import { type Journal, openJournal, readJournal, replayJournal } from '#platform/journal/journal.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { AGAIN } from './again.ts'
import { backUp, restore } from './backing-up.ts'
import { reactionsOfRestoring, reactionsWith } from './reactions.ts'
import { settleInitiative, settlePeople } from './test-people.ts'
import { OLDEST, allRows, useServers } from './test-servers.ts'

const servers = useServers()
const NOW = new Date('2026-11-24T18:30:00Z')
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
const WORDS = 'The driver knows me by my blue stick.'

const journals: Journal[] = []
afterAll(async () => {
  for (const journal of journals) await journal.close()
})

/** A program with a journal, people, an initiative and one thing said in it. */
async function settle() {
  const opened = await servers.ready(18)
  const folder = join(servers.folder, randomUUID())
  const journal = openJournal(folder, () => NOW)
  journals.push(journal)
  const database = opened.database.reacting(reactionsWith(async () => undefined, journal))
  const people = await settlePeople(database, site, () => NOW)
  const initiative = await settleInitiative(database, people)
  const say = (words: string) => database.transaction((trx) =>
    insertItem(trx, { initiative: initiative.id, kind: 'voice', words, seenBy: 'members' }, { person: people.carer, standpoint: undefined, channel: 'site' }))
  const voice = await say(WORDS)
  await database.transaction((trx) => queueMail(trx, { kind: 'sign-in', to: 'carer@example.org', person: people.carer }))
  const path = join(servers.folder, `${randomUUID()}.backup`)
  return { opened, database, people, initiative, say, voice, folder, journal, path }
}

const everything = async (opened: Parameters<typeof allRows>[0]) => Object.values(await allRows(opened)).flat().join('\n')

describe('after a restore', () => {
  test('what was taken back since the backup is found in no table, and its tombstone is there', async () => {
    const { opened, database, initiative, say, voice, folder, path } = await settle()
    await backUp(database, opened.where, path, NOW)
    const later = await say('Said after the backup.')
    await database.transaction((trx) => takeVoicesBack(trx, initiative.id, [voice, later], NOW))
    const target = await servers.ready(OLDEST)
    const { again } = await restore(target.where, path, { journal: folder, replace: false })
    expect(again).toBe(1)
    const rows = await allRows(target)
    expect(Object.values(rows).flat().join('\n')).not.toContain('blue stick')
    expect(rows['initiative.taking_back']).toHaveLength(1)
  })

  test.each([['keep', 'stays, as a member’s'], ['take-back', 'is gone with them']] as const)(
    'the name and address of whoever erased their account since are found in no table; with «%s» what they said %s', async (contributions, _fate) => {
      const { opened, database, people, folder, path } = await settle()
      await backUp(database, opened.where, path, NOW)
      await database.transaction((trx) => erasePerson(trx, people.carer, contributions))
      const target = await servers.ready(OLDEST)
      await restore(target.where, path, { journal: folder, replace: false })
      const rows = await everything(target)
      expect([rows.includes('Carer Example'), rows.includes('carer@example.org')]).toEqual([false, false])
      expect(rows.includes('blue stick')).toBe(contributions === 'keep')
    })

  test('without its journal the same words would be there: the test can tell', async () => {
    const { opened, database, path } = await settle()
    await backUp(database, opened.where, path, NOW)
    const target = await servers.ready(18)
    await restore(target.where, path, { journal: join(servers.folder, 'nothing-here'), replace: false })
    expect(await everything(target)).toContain('blue stick')
  })

  test('whoever was shown the door since does not come back in', async () => {
    const { opened, database, people, initiative, folder, path } = await settle()
    await backUp(database, opened.where, path, NOW)
    await database.transaction((trx) => record(trx, { kind: 'member-removed', ids: { initiative: initiative.id, person: people.planner } }))
    const target = await servers.ready(18)
    await restore(target.where, path, { journal: folder, replace: false })
    const { rows } = await target.pool.query('select person_id from initiative.member')
    expect(rows.map((row) => row.person_id)).not.toContain(people.planner)
    expect(rows).toHaveLength(3)
  })

  test('what somebody opened to fewer people since is open to no more', async () => {
    const { opened, database, people, folder, path, initiative } = await settle()
    const open = await database.transaction((trx) => insertItem(trx, { initiative: initiative.id, kind: 'voice', words: 'For everybody at first', seenBy: 'public' }, { person: people.carer, standpoint: undefined, channel: 'site' }))
    await backUp(database, opened.where, path, NOW)
    for (const [version, seenBy] of (['site', 'members', 'public'] as const).entries()) {
      expect(await database.transaction((trx) => updateVoice(trx, open, { words: 'Other words', seenBy, standpoint: undefined, version: version + 1 }, NOW))).toBe(true)
    }
    const target = await servers.ready(18)
    expect((await restore(target.where, path, { journal: folder, replace: false })).again).toBe(5)
    // Those it was closed to stay away: what was opened again were other words.
    expect((await target.pool.query('select seen_by from initiative.thread_item where id = $1', [open])).rows).toEqual([{ seen_by: 'members' }])
  })

  test('words that were changed since are where nobody but their author looks', async () => {
    const { opened, database, folder, path, voice } = await settle()
    await backUp(database, opened.where, path, NOW)
    await database.transaction((trx) => updateVoice(trx, voice, { words: 'The driver knows me.', seenBy: 'members', standpoint: undefined, version: 1 }, NOW))
    const target = await servers.ready(OLDEST)
    await restore(target.where, path, { journal: folder, replace: false })
    const rows = await allRows(target)
    expect(Object.keys(rows).filter((name) => rows[name]?.join('\n').includes('blue stick'))).toEqual(['initiative.set_aside'])
    expect((await target.pool.query('select words, hidden from initiative.thread_item where id = $1', [voice])).rows).toEqual([{ words: '', hidden: true }])
  })

  test('a yes to being quoted that was taken back since is a no, and nothing of it is read', async () => {
    const { opened, database, people, initiative, voice, folder, path } = await settle()
    const request = await database.transaction(async (trx) => {
      await holdCaseStudy(trx, initiative.id, NOW)
      const asked = await insertRequest(trx, { initiative: initiative.id, item: voice, section: 'starting', by: people.planner, at: NOW })
      await upsertAnswer(trx, asked, people.carer, { said: 'named', readers: 'public', at: NOW })
      await insertSentences(trx, initiative.id, [{ section: 'starting', source: { kind: 'item', id: voice, version: 1 }, words: undefined }], { person: people.carer, at: NOW })
      return asked
    })
    const shown = async (where: typeof opened) => (await listSentences(where.database, { initiative: initiative.id }, ['public'])).map(({ rests }) => (rests?.kind === 'item' ? [rests.state, rests.words] : []))
    expect(await shown(opened)).toEqual([['there', WORDS]])
    await backUp(database, opened.where, path, NOW)
    await database.transaction(async (trx) => {
      await upsertAnswer(trx, request, people.carer, { said: 'no', readers: 'public', at: NOW })
      await record(trx, { kind: 'quote-narrowed', ids: { request, said: 'no' } })
    })
    const target = await servers.ready(OLDEST)
    await restore(target.where, path, { journal: folder, replace: false })
    expect(await shown(target)).toEqual([['not-quoted', '']])
  })

  test('no other program hears of what is restored, and one that was removed since is told no more', async () => {
    const { opened, database, people, initiative, say, voice, folder, path } = await settle()
    const add = (address: string) => database.transaction((trx) => insertWebhook(trx, initiative.id, address, people.host, NOW))
    const [stays, goes] = [await add('https://stays.example.org/'), await add('https://goes.example.org/')]
    await say('Said while both listened.')
    await backUp(database, opened.where, path, NOW)
    await database.transaction(async (trx) => {
      await removeWebhook(trx, goes)
      await record(trx, { kind: 'webhook-removed', ids: { initiative: initiative.id, webhook: goes } })
      await takeVoicesBack(trx, initiative.id, [voice], NOW)
    })
    expect((await opened.pool.query('select event from initiative.webhook_delivery')).rows).toHaveLength(2)
    const target = await servers.ready(18)
    await restore(target.where, path, { journal: folder, replace: false })
    expect((await target.pool.query('select id from initiative.webhook')).rows).toEqual([{ id: stays }])
    expect((await target.pool.query('select event from initiative.webhook_delivery')).rows).toEqual([])
  })

  test('an example that was removed since stays away', async () => {
    const { opened, database, initiative, folder, path } = await settle()
    await backUp(database, opened.where, path, NOW)
    await database.transaction((trx) => record(trx, { kind: 'example-removed', ids: { initiative: initiative.id } }))
    const target = await servers.ready(18)
    await restore(target.where, path, { journal: folder, replace: false })
    expect(await everything(target)).not.toContain('Evening buses')
  })
})

describe('the journal', () => {
  test('is replayed by a start too, where a database came back by its own means, and only once', async () => {
    const { opened, database, initiative, voice, folder } = await settle()
    await database.transaction((trx) => takeVoicesBack(trx, initiative.id, [voice], NOW))
    // As a server's own snapshot from before would have it.
    await opened.pool.query('delete from initiative.taking_back; delete from platform.journal_entry')
    await opened.pool.query('update initiative.thread_item set words = $1 where id = $2', [WORDS, voice])
    const replay = async () => replayJournal(opened.database.reacting(reactionsOfRestoring()), await readJournal(folder), AGAIN)
    expect(await replay()).toBe(1)
    expect(await everything(opened)).not.toContain('blue stick')
    expect([await replay(), (await readJournal(folder)).length]).toEqual([0, 1])
  })

  test('of several processes is done again in the order in which it happened', async () => {
    const { opened } = await settle()
    const folder = join(servers.folder, randomUUID())
    const clock = { now: NOW }
    const [one, other] = [openJournal(folder, () => clock.now), openJournal(folder, () => clock.now)]
    journals.push(one, other)
    for (const [minute, journal] of [one, other, one].entries()) {
      clock.now = new Date(NOW.getTime() + minute * 60_000)
      await opened.database.transaction((trx) => journal.write(trx, 'item-hidden', { minute: String(minute) }))
    }
    expect((await readJournal(folder)).map((entry) => entry.ids['minute'])).toEqual(['0', '1', '2'])
  })

  test('holds ids only', async () => {
    const { database, initiative, voice, folder } = await settle()
    await database.transaction((trx) => takeVoicesBack(trx, initiative.id, [voice], NOW))
    expect(await readJournal(folder)).toEqual([{ id: expect.any(String), at: NOW.toISOString(), kind: 'voice-taken-back', ids: { item: voice, initiative: initiative.id } }])
  })

  test('says nothing of what was rolled back', async () => {
    const { database, initiative, voice, folder } = await settle()
    const undone = database.transaction(async (trx) => {
      await takeVoicesBack(trx, initiative.id, [voice], NOW)
      throw new Error('on second thoughts')
    })
    await expect(undone).rejects.toThrow('on second thoughts')
    expect(await readJournal(folder)).toEqual([])
  })

  test('that can’t be written keeps the words from being taken back half', async () => {
    const { opened, initiative, voice } = await settle()
    const nowhere = openJournal('/dev/null/journal', () => NOW)
    const database = opened.database.reacting(reactionsWith(async () => undefined, nowhere))
    await expect(database.transaction((trx) => takeVoicesBack(trx, initiative.id, [voice], NOW))).rejects.toThrow()
    const { rows } = await opened.pool.query('select words from initiative.thread_item')
    expect(rows).toEqual([{ words: WORDS }])
  })

  test('with a last line that was cut off is read up to it, and with a spoilt line in the middle is refused with its place', async () => {
    const { database, initiative, voice, folder } = await settle()
    await database.transaction((trx) => takeVoicesBack(trx, initiative.id, [voice], NOW))
    const [name = ''] = await readdir(folder)
    await appendFile(join(folder, name), '{"id":"8b0')
    expect(await readJournal(folder)).toHaveLength(1)
    await appendFile(join(folder, name), '\n')
    await expect(readJournal(folder)).rejects.toThrow('Line 2')
  })
})
