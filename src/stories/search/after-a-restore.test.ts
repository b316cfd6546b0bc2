import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backUp, restore } from '#app/backing-up.ts'
import { reactionsWith } from '#app/reactions.ts'
import { settleInitiative, settlePeople } from '#app/test-people.ts'
import { OLDEST, useServers } from '#app/test-servers.ts'
import { listFed, listToBeFed } from '#initiative/search/test-search.queries.ts'
import { type Journal, openJournal } from '#platform/journal/journal.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { takeStoryBack } from '../taking-back/take-back.ts'
import { begun, countFound, quoteBlueStick } from './test-quoted.ts'
import { tendUseMarks } from './use-mark.queries.ts'

const servers = useServers()
const TOLD = new Date('2026-11-24T18:30:00Z')
const LATER = new Date('2026-11-27T18:30:00Z')
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
const ring = KeyRing.read(drawKey()) ?? expect.unreachable()

const journals: Journal[] = []
afterAll(async () => {
  for (const journal of journals) await journal.close()
})

test('after a restore what may be found is found, and what was taken back since the backup is not', async () => {
  const opened = await servers.ready(18)
  const folder = join(servers.folder, randomUUID())
  const journal = openJournal(folder, () => LATER)
  journals.push(journal)
  const database = opened.database.reacting(reactionsWith(async () => undefined, journal))
  const people = await settlePeople(database, site, () => TOLD)
  const { id: initiative } = await settleInitiative(database, people)
  const [kept, takenBack] = [await quoteBlueStick(database, ring, { initiative, teller: people.carer, told: TOLD }), await quoteBlueStick(database, ring, { initiative, teller: people.carer, told: TOLD })]
  expect(kept).not.toBe(takenBack)
  await tendUseMarks(database, ring, begun(TOLD))
  expect(await countFound(database, ring, TOLD)).toBe(2)

  const path = join(servers.folder, `${randomUUID()}.backup`)
  await backUp(database, opened.where, path, begun(TOLD))
  await database.transaction((trx) => takeStoryBack(trx, takenBack, { by: 'teller', person: people.carer, at: LATER }))
  expect(await countFound(database, ring, TOLD)).toBe(1)
  const target = await servers.ready(OLDEST)
  await restore(target.where, path, { journal: folder, replace: false })
  expect(await listFed(target.database)).toEqual(await listToBeFed(target.database))
  expect((await listFed(target.database)).length).toBe(3)
  expect(await countFound(target.database, ring, TOLD)).toBe(1)
})
