import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backUp, restore } from '#app/backing-up.ts'
import { reactionsWith } from '#app/reactions.ts'
import { settleInitiative, settlePeople } from '#app/test-people.ts'
import { OLDEST, useServers } from '#app/test-servers.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { newId } from '#platform/ids.ts'
import { type Journal, openJournal } from '#platform/journal/journal.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { insertConsents, listConsents } from './consent/consent.queries.ts'
import { decideConsent } from './consent/consent.rules.ts'
import { seal, sealCodes } from './sealed/opened-words.tsx'
import { versionPlace } from './sealed/places.ts'
import { insertApproval, insertStory, insertVersion, listVersions } from './story/story.queries.ts'
import { deleteStory, takeConsentBack, takeStoryBack } from './taking-back/take-back.ts'

const servers = useServers()
const NOW = new Date('2026-11-24T18:30:00Z')
const LATER = new Date('2026-11-25T18:30:00Z')
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
const ring = KeyRing.read(drawKey()) ?? expect.unreachable()

const journals: Journal[] = []
afterAll(async () => {
  for (const journal of journals) await journal.close()
})

/** A backup of a program in which a story was told and two uses of it were agreed to. */
async function backedUp() {
  const opened = await servers.ready(18)
  const folder = join(servers.folder, randomUUID())
  const journal = openJournal(folder, () => LATER)
  journals.push(journal)
  const database = opened.database.reacting(reactionsWith(async () => undefined, journal))
  const people = await settlePeople(database, site, () => NOW)
  const initiative = await settleInitiative(database, people)
  const story = newId<'story'>()
  await database.transaction(async (trx) => {
    const place = versionPlace(story, 1)
    await insertStory(trx, { id: story, initiative: initiative.id, teller: people.carer, under16: false, takenDown: undefined, at: NOW })
    await insertVersion(trx, story, { number: 1, words: seal(ring, 'The blue stick.', place), notes: sealCodes(ring, [], place), marks: [] }, { person: people.carer, at: NOW })
    await insertApproval(trx, story, 1, NOW)
    const agreeing = {
      purpose: 'initiative', audience: 'members', channels: ['page', 'paper'], attribution: 'first-name', shownAs: 'Morag-as-shown', until: '2027-06-01', how: 'written', witness: undefined, guardian: undefined, adult: undefined, understood: true,
    } as const
    const decided = decideConsent(agreeing, { approved: true, under16: false, now: NOW, zone: 'Europe/London' })
    if (decided.kind === 'refused') throw new Error(JSON.stringify(decided))
    await insertConsents(trx, { story, number: 1, person: people.carer, at: NOW }, agreeing, decided)
  })
  const path = join(servers.folder, `${randomUUID()}.backup`)
  await backUp(database, opened.where, path, NOW)
  const putBack = async () => {
    const target = await servers.ready(OLDEST)
    await restore(target.where, path, { journal: folder, replace: false })
    return target
  }
  return { database, people, story, putBack }
}

const ending = (person: Parameters<typeof erasePerson>[1]) => ({ by: 'teller', person, at: LATER } as const)

test('what was taken back since the backup is taken back there too, and the name that was shown is gone', async () => {
  const { database, people, story, putBack } = await backedUp()
  await database.transaction((trx) => takeStoryBack(trx, story, ending(people.carer)))
  const target = await putBack()
  const consents = await listConsents(target.database, [story])
  expect(consents.map(({ endedAt, shownAs }) => [endedAt?.getTime(), shownAs])).toEqual([[LATER.getTime(), undefined], [LATER.getTime(), undefined]])
})

test('one use that was taken back stays so, and the other goes on', async () => {
  const { database, people, story, putBack } = await backedUp()
  const paper = (await listConsents(database, [story])).find(({ channel }) => channel === 'paper')
  await database.transaction((trx) => takeConsentBack(trx, story, paper?.id ?? expect.unreachable(), ending(people.carer)))
  const target = await putBack()
  expect((await listConsents(target.database, [story])).map(({ channel, endedAt }) => [channel, endedAt !== undefined])).toEqual([['page', false], ['paper', true]])
})

test('words that were deleted, or whose teller erased their account, don’t come back; without the journal they would', async () => {
  for (const how of ['delete', 'erase'] as const) {
    const { database, people, story, putBack } = await backedUp()
    const before = await putBack()
    expect((await listVersions(before.database, story)).latest).toBeDefined()
    await database.transaction((trx) => (how === 'delete' ? deleteStory(trx, story, ending(people.carer)) : erasePerson(trx, people.carer, 'keep')))
    const after = await putBack()
    expect((await listVersions(after.database, story)).versions).toEqual([])
    const { rows } = await after.pool.query<{ row: string }>('select t::text as row from stories.consent_name t')
    expect(rows).toEqual([])
  }
})

test('the ledger comes back row for row, refusing change as before', async () => {
  const { story, putBack } = await backedUp()
  const target = await putBack()
  expect(await listConsents(target.database, [story])).toHaveLength(2)
  await expect(target.pool.query('delete from stories.consent')).rejects.toThrow('only added to')
})
