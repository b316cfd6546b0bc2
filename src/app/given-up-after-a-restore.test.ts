/** What people gave up, narrowed, withdrew or closed after a backup was made is so again after it is restored. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertDecision } from '#initiative/agreement/agreement.queries.ts'
import { insertDissent, listDissent, updateDissent } from '#initiative/agreement/dissent.queries.ts'
import { deleteConsent, insertConsent, insertEdition } from '#initiative/case-study/edition.queries.ts'
import { holdCaseStudy } from '#initiative/case-study/sentence.queries.ts'
import { stopLetters } from '#initiative/digest/choice.queries.ts'
import { insertEntry, updateEntry } from '#initiative/journal/journal.queries.ts'
import { insertNote, takeNotesBack } from '#initiative/learning/learning.queries.ts'
import { deleteAgendaItem, insertAgendaItem } from '#initiative/meeting/agenda.queries.ts'
import { deleteFeed, replaceFeed } from '#initiative/meeting/calendar-feed.queries.ts'
import { insertMeeting } from '#initiative/meeting/meeting.queries.ts'
import { deleteHost, insertHost, updateStandpointsOf } from '#initiative/membership/membership.queries.ts'
import { loadPurpose, updatePurpose } from '#initiative/purpose/purpose.queries.ts'
import { tables } from '#initiative/tables.ts'
import { insertItem } from '#initiative/thread/item.queries.ts'
import { insertWebhook, renewSecret } from '#initiative/webhook/webhook.queries.ts'
import { deleteProposal, insertLine } from '#initiative/working-agreement/working.queries.ts'
import { rename } from '#people/account/account.queries.ts'
import { confirmEmail } from '#people/email/email.queries.ts'
import { makeRecoveryCode } from '#people/recovery/recovery-code.queries.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type Journal, openJournal, readJournal } from '#platform/journal/journal.ts'
import { insertPicture } from '#platform/upload/picture.queries.ts'
import { AGAIN } from './again.ts'
import { backUp, restore } from './backing-up.ts'
import { reactionsWith } from './reactions.ts'
import { settleInitiative, settlePeople } from './test-people.ts'
import { OLDEST, type TestDatabase, useServers } from './test-servers.ts'

const servers = useServers()
const NOW = new Date('2026-11-24T18:30:00Z')
const SITE = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
const MEETING = {
  title: 'First evening', beginsAt: new Date('2026-12-19T18:30:00Z'), endsAt: new Date('2026-12-19T20:30:00Z'), place: undefined, link: undefined,
  whereOpen: false, ways: ['room'], access: [], accessWords: undefined, noteTaker: undefined,
} as const
const ENTRY = { title: 'A day', day: '2026-11-20', words: 'We met.' } as const

let journal: Journal | undefined
let target: TestDatabase
let kinds: ReadonlySet<string>
let nonceBefore: string | undefined
const rows = async (query: string) => (await target.pool.query<Record<string, unknown>>(query)).rows

beforeAll(async () => {
  const opened = await servers.ready(18)
  const folder = join(servers.folder, randomUUID())
  journal = openJournal(folder, () => NOW)
  const database = opened.database.reacting(reactionsWith(async () => undefined, journal))
  const people = await settlePeople(database, SITE, () => NOW)
  const initiative = await settleInitiative(database, people)
  const at = initiative.id
  const by = { person: people.carer, at: NOW }
  const member = async (person: typeof people.carer) => (await tables(database).selectFrom('initiative.member').select('id').where('person_id', '=', person).executeTakeFirstOrThrow()).id
  const [carer, host, planner] = [await member(people.carer), await member(people.host), await member(people.planner)]
  const carerHere = initiative.standpoints.get('carer')
  const code = (trx: Transaction) => makeRecoveryCode(trx, { secret: 'any', person: people.carer, token: randomUUID(), now: NOW })
  const there = await database.transaction(async (trx) => {
    const decision = await insertItem(trx, { initiative: at, kind: 'decision', words: 'Agreed', seenBy: 'public' }, { person: undefined, standpoint: undefined, channel: 'site' })
    await insertDecision(trx, decision, { replyBy: '2026-12-08', meeting: undefined })
    await insertDissent(trx, { item: decision, ...by, words: 'My neighbour says no.', seenBy: 'public', enteredBy: undefined })
    await holdCaseStudy(trx, at, NOW)
    const edition = await insertEdition(trx, at, by)
    await insertConsent(trx, edition, { ...by, host: false })
    const meeting = await insertMeeting(trx, at, MEETING, NOW)
    await insertAgendaItem(trx, meeting, { words: 'To be taken off', proposedBy: carer }, NOW)
    await replaceFeed(trx, carer, { id: newId<'feed'>(), tokenHash: 'a hash' })
    await updateStandpointsOf(trx, carer, carerHere === undefined ? [] : [carerHere], 'I drive a taxi at night')
    await insertHost(trx, planner)
    await confirmEmail(trx, people.carer, 'before@example.org', NOW)
    await code(trx)
    const file = { type: 'image/jpeg', width: 20, height: 10, bytes: new Uint8Array([0xff]) } as const
    await insertPicture(trx, { kind: 'made', large: file, small: file }, { alt: 'A lamp', caption: undefined })
    return {
      entry: await insertEntry(trx, at, { ...ENTRY, seenBy: 'public', byGroup: false }, by), edition, decision, webhook: await insertWebhook(trx, at, 'https://told.example.org/', people.host, NOW),
      note: await insertNote(trx, at, { tried: 'A lamp', happened: 'It broke', again: 'no', because: 'Rain', seenBy: 'public' }, [], by),
      line: await insertLine(trx, at, { kind: 'brings', standpoint: undefined, words: 'To be withdrawn', replaces: undefined }, people.carer, NOW),
      openMore: await insertItem(trx, { initiative: at, kind: 'theme', words: 'A theme', seenBy: 'public' }, { person: undefined, standpoint: undefined, channel: 'site' }),
    }
  })
  nonceBefore = (await opened.pool.query<{ nonce: string }>('select nonce from initiative.webhook')).rows[0]?.nonce
  const path = join(servers.folder, `${randomUUID()}.backup`)
  await backUp(database, opened.where, path, NOW)
  await database.transaction(async (trx) => {
    const [mine] = await listDissent(trx, there.decision)
    if (mine !== undefined) await updateDissent(trx, mine.id, mine.version, 'Somebody says no.', 'members')
    await deleteConsent(trx, there.edition, people.carer)
    const item = (await opened.pool.query<{ id: ReturnType<typeof newId<'agenda-item'>> }>('select id from initiative.meeting_agenda_item')).rows[0]
    if (item !== undefined) await deleteAgendaItem(trx, item.id)
    await deleteFeed(trx, carer)
    await updateStandpointsOf(trx, carer, [], 'A taxi')
    await deleteHost(trx, host)
    await renewSecret(trx, there.webhook, NOW)
    await record(trx, { kind: 'webhook-stopped', ids: { webhook: there.webhook } })
    await takeNotesBack(trx, { id: there.note }, NOW)
    await record(trx, { kind: 'learning-note-taken-back', ids: { note: there.note } })
    await updateEntry(trx, there.entry, 1, { ...ENTRY, seenBy: 'members' }, by)
    await deleteProposal(trx, there.line)
    await stopLetters(trx, people.carer, null)
    const purpose = await loadPurpose(trx, at)
    await updatePurpose(trx, at, purpose.version, { ...purpose, openTo: 'members' })
    await rename(trx, people.carer, 'Called otherwise')
    await confirmEmail(trx, people.carer, 'after@example.org', NOW)
    await code(trx)
  })
  kinds = new Set((await readJournal(folder)).map(({ kind }) => kind))
  target = await servers.ready(OLDEST)
  await restore(target.where, path, { journal: folder, replace: false })
})
afterAll(async () => journal?.close())

test('the initiative and what is in it are open to no more than those whom its hosts last chose', async () => {
  expect(await rows("select open_to from initiative.initiative union select seen_by from initiative.thread_item union select seen_by from initiative.journal_entry")).toEqual([{ open_to: 'members' }])
})

test('a disagreement that was put into other words is kept for whoever wrote it', async () => {
  expect(await rows('select d.words from initiative.dissent d join initiative.dissent_taking_back t on t.dissent_id = d.id')).toEqual([{ words: 'My neighbour says no.' }])
})

test.each([
  ['an agreement to publish', 'initiative.case_consent'], ['what was taken off an agenda', 'initiative.meeting_agenda_item'], ['a secret address of a calendar', 'initiative.calendar_feed'],
  ['a line that was proposed and withdrawn', 'initiative.working_line'], ['an e-mail address that was given up', 'people.email'], ['a recovery code that was replaced', 'people.recovery_code'],
])('%s is not there again', async (_, table) => {
  expect(await rows(`select 1 from ${table}`)).toEqual([])
})

test('nobody is here as what they gave up, brings what they said otherwise, is called what they are called no more, or hosts again', async () => {
  expect(await rows(`select p.called, m.brings, s.standpoint_id from initiative.member m join people.person p on p.id = m.person_id left join initiative.member_standpoint s on s.member_id = m.id
    where p.called not like '% Example'`)).toEqual([{ called: 'A member', brings: null, standpoint_id: null }])
  expect(await rows('select p.called from initiative.host h join initiative.member m on m.id = h.member_id join people.person p on p.id = m.person_id')).toEqual([{ called: 'Planner Example' }])
})

test('a webhook whose secret was renewed signs with none that anybody knew, and one that was stopped is told nothing', async () => {
  const [webhook] = await rows('select nonce from initiative.webhook')
  expect(webhook?.['nonce']).toEqual(expect.any(String))
  expect(webhook?.['nonce']).not.toBe(nonceBefore)
  expect(await rows('select 1 as stopped from initiative.webhook_stop')).toEqual([{ stopped: 1 }])
})

test('a note that was taken back says nothing, and whoever wanted no letters gets none', async () => {
  expect(await rows('select tried, because from initiative.learning_note')).toEqual([{ tried: '', because: '' }])
  expect(await rows('select choice from initiative.mail_choice')).toEqual([{ choice: 'never' }])
})

test('a picture may lie in a store by now, and goes from there when it is deleted', async () => {
  expect(await rows('select state from platform.picture_in_store')).toEqual([{ state: 'moving' }])
})

test('what was never there is no problem, whatever is done again', async () => {
  const ids = Object.fromEntries(['initiative', 'item', 'person', 'member', 'dissent', 'entry', 'issue', 'edition', 'agendaItem', 'feed', 'webhook', 'note', 'line', 'passkey', 'token', 'picture', 'import', 'round', 'sheet', 'invitation'].map((name) => [name, randomUUID()]))
  for (const [kind, again] of Object.entries(AGAIN)) {
    await expect(target.database.transaction((trx) => again(trx, { ...ids, openTo: 'members', seenBy: 'members', standpoints: randomUUID(), number: '1' }, NOW)), kind).resolves.not.toThrow()
  }
  expect(kinds.size).toBeGreaterThan(14)
})
