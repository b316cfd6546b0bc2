/** What was done after a backup was made is done again after it is restored. Here the backup is what a transaction that is rolled back leaves. */
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { Transaction } from '#platform/database/database.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { againInLibrary } from './again.queries.ts'
import { deleteEditor, insertEditor, isEditor } from './editor/editor.queries.ts'
import { findEntry, moveEntry } from './entry/entry.queries.ts'
import { listVersions } from './entry/entry-version.queries.ts'
import { settleEntry } from './entry/test-entry.ts'
import { deleteReading, findReading, updateReading } from './reading/reading.queries.ts'
import { testReading } from './reading/test-reading.ts'
import { answerRequest, findRequest, insertRequest } from './request/request.queries.ts'
import { resource } from './resource/resource.rules.ts'
import { testResource } from './resource/test-resource.ts'

const world = useWorld()
const get = (path: string) => world.as(undefined).get(path)

class Undone extends Error {}

/** Does it, has it forgotten, and does again what was written down of it, twice. */
async function forgottenAndAgain(act: (trx: Transaction) => Promise<unknown>): Promise<void> {
  const noted: (readonly [kind: string, ids: Readonly<Record<string, string>>])[] = []
  const together = Object.fromEntries(Object.keys(againInLibrary).map((kind) => [kind, [async (_trx: Transaction, ids: Readonly<Record<string, string>>) => { noted.push([kind, ids]) }]]))
  const database = world.database.reacting({ together, later: {}, enqueue: async () => undefined })
  await expect(database.transaction(async (trx) => {
    await act(trx)
    throw new Undone()
  })).rejects.toThrow(Undone)
  expect(noted).toHaveLength(1)
  for (const [kind, ids] of [...noted, ...noted]) await world.database.transaction(async (trx) => againInLibrary[kind]?.(trx, ids, world.clock.now))
}

const published = async (slug: string) => {
  const entry = await findEntry(world.database, resource, slug)
  if (entry === undefined) throw new Error('it is there')
  return entry
}

test('an entry that was taken out is out: not read, not found, not in what others fetch', async () => {
  const slug = await settleEntry(world, resource, testResource({ title: 'Quokka gatherings' }))
  expect((await get('/search?q=quokka')).text).toContain('gatherings')
  const { id, version } = await published(slug)
  await forgottenAndAgain((trx) => moveEntry(trx, resource, { id, version, to: 'withdrawn', reviewed: false, note: 'Not ours to show.' }, { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }))
  expect((await get(`/library/resources/${slug}`)).status).toBe(410)
  for (const path of ['/search?q=quokka', '/library/resources', '/library/export.csv']) expect((await get(path)).text, path).not.toContain('gatherings')
  expect((await listVersions(world.database, resource, id, { most: 10 })).map(({ state }) => state)).toEqual(['withdrawn', 'published'])
})

test('the address of whoever was answered is not kept', async () => {
  const id = await world.database.transaction((trx) => insertRequest(trx, { kind: 'question', title: 'Where are the toolkits?', words: undefined, person: undefined, reach: 'reader@people.example', at: world.clock.now, answerBy: '2027-01-01' }))
  await forgottenAndAgain((trx) => answerRequest(trx, id, { outcome: 'not-known', words: undefined, by: world.people.administrator, at: world.clock.now }))
  expect(await findRequest(world.database, id)).toMatchObject({ reach: undefined, answered: undefined })
})

test('what a group took off its list is off, and what it put into other words only members read', async () => {
  const sees = ['members', 'site', 'public'] as const
  const [off, changed] = [await testReading(world, world.people.carer, { title: 'One' }), await testReading(world, world.people.carer, { title: 'Another', said: 'Ask my neighbour.' })]
  await forgottenAndAgain((trx) => deleteReading(trx, off))
  expect(await findReading(world.database, world.initiative.id, sees, off)).toBeUndefined()
  await forgottenAndAgain((trx) => updateReading(trx, { id: changed, version: 1 }, { said: 'Ask around.', seenBy: 'public' }))
  expect(await findReading(world.database, world.initiative.id, sees, changed)).toMatchObject({ seenBy: 'members', said: 'Ask my neighbour.' })
  expect((await get('/initiatives/evening-buses/reading')).text).not.toContain('Ask my neighbour.')
})

test('whoever no longer keeps the library does not keep it', async () => {
  await world.database.transaction((trx) => insertEditor(trx, world.people.planner, { by: world.people.administrator, at: world.clock.now }))
  await forgottenAndAgain((trx) => deleteEditor(trx, world.people.planner))
  expect(await isEditor(world.database, world.people.planner)).toBe(false)
})
