import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { findEdition, insertEdition, publishEdition, withdrawEditions } from '../case-study/edition.queries.ts'
import { insertSentences } from '../case-study/sentence.queries.ts'
import { putForward, writeSentence } from '../case-study/test-case-study.ts'
import { deleteEntryHiding, narrowEntry, takeEntriesBack, updateEntry, upsertEntryHiding } from '../journal/journal.queries.ts'
import type { EntryId } from '../journal/tables.ts'
import { entryExample } from '../journal/test-journal.ts'
import { insertClosing, openAgain } from '../closing/closing.queries.ts'
import { removeInitiative } from '../purpose/purpose.queries.ts'
import { deleteHiding, upsertHiding } from '../safety/safety.queries.ts'
import { AUDIENCES, type ItemId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { renewAllSearch } from './search.queries.ts'
import { emptyIndex, listFed, listToBeFed, openTo, rename } from './test-search.queries.ts'

const world = useWorld()
const found = async (query: string, as?: 'carer' | 'service' | 'planner' | 'stranger' | 'administrator') => {
  const answer = await world.as(as === undefined ? undefined : world.people[as]).get(`/search?q=${encodeURIComponent(query)}`)
  expect(answer.queries).toBeLessThanOrEqual(8)
  return [...answer.text.matchAll(/card__title"><a href="([^"]*)"/g)].map(([, href]) => href)
}
const by = () => ({ person: world.people.carer, at: world.clock.now })
const holds = async () => expect(await listFed(world.database)).toEqual(await listToBeFed(world.database))
const BASE = '/initiatives/evening-buses'

beforeEach(async () => {
  await openTo(world.database, world.initiative.id, 'public')
})

describe('an entry of a journal', () => {
  test('is found by those whom it is open to, and by nobody once it is narrowed, hidden or taken back', async () => {
    const entry = await entryExample(world, { title: 'Walking home', words: 'The zebra crossing was dark.' })
    const path = `${BASE}/journal/${entry}`
    expect(await found('zebra')).toEqual([path])
    await world.database.transaction((trx) => upsertEntryHiding(trx, entry, null, null, world.clock.now))
    expect([await found('zebra'), await found('zebra', 'carer')]).toEqual([[], []])
    await world.database.transaction((trx) => deleteEntryHiding(trx, entry))
    await world.database.transaction((trx) => narrowEntry(trx, entry, 'members'))
    expect([await found('zebra'), await found('zebra', 'stranger'), await found('zebra', 'administrator'), await found('zebra', 'planner')]).toEqual([[], [], [], [path]])
    await world.database.transaction((trx) => takeEntriesBack(trx, [entry], world.clock.now))
    expect(await found('zebra', 'planner')).toEqual([])
    expect((await listFed(world.database)).some(({ text }) => text.includes('zebra'))).toBe(false)
  })

  test('is not found by more than the initiative is open to', async () => {
    const entry = await entryExample(world, { words: 'The llama crossing was dark.' })
    await openTo(world.database, world.initiative.id, 'site')
    expect([await found('llama'), await found('llama', 'stranger')]).toEqual([[], [`${BASE}/journal/${entry}`]])
    await openTo(world.database, world.initiative.id, 'members')
    expect([await found('llama', 'stranger'), await found('llama', 'administrator'), await found('llama', 'service')]).toEqual([[], [], [`${BASE}/journal/${entry}`]])
    expect([await found('clinics'), await found('clinics', 'service')]).toEqual([[], [BASE]])
  })
})

test('what is over is found by all until the day on which it closes, and by those who took part afterwards', async () => {
  await world.database.transaction((trx) => insertClosing(trx, world.initiative.id, { kind: 'stopped', carriedOnBy: undefined, words: 'Done.', thanks: undefined, readableUntil: '2026-11-24' }, { ...by(), dropped: undefined }))
  const before = world.clock.now
  expect(await found('evening clinics')).toEqual([BASE])
  world.clock.now = new Date('2026-11-25T00:00:01Z')
  expect([await found('evening clinics'), await found('evening clinics', 'stranger'), await found('evening clinics', 'carer')]).toEqual([[], [], [BASE]])
  expect((await world.as(undefined).get(BASE)).status).toBe(404)
  world.clock.now = before
  await world.database.transaction((trx) => openAgain(trx, world.initiative.id, 'Too early.', by()))
  await holds()
})

describe('a case study', () => {
  const item = (words: string) => world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words, seenBy: 'public' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))

  test('is found once it is published, by what its readers read, and no more when that is hidden or withdrawn', async () => {
    await writeSentence(world, 'We met in the orangery.')
    const theme = await item('Getting home late')
    await world.database.transaction((trx) => insertSentences(trx, world.initiative.id, [{ section: 'starting', source: { kind: 'item', id: theme, version: 1 }, words: 'People spoke of a pergola.' }], by()))
    const edition = await putForward(world)
    expect(await found('orangery')).toEqual([])
    await world.database.transaction((trx) => publishEdition(trx, edition, world.clock.now))
    const path = `${BASE}/case-study`
    expect([await found('orangery'), await found('pergola')]).toEqual([[path], [path]])
    await world.database.transaction((trx) => upsertHiding(trx, theme, 'names somebody', world.people.host))
    expect([await found('orangery'), await found('pergola')]).toEqual([[path], []])
    expect((await world.as(undefined).get(path)).text).not.toContain('pergola')
    await world.database.transaction((trx) => deleteHiding(trx, theme))
    expect(await found('pergola')).toEqual([path])
    await world.database.transaction((trx) => withdrawEditions(trx, world.initiative.id, 99, world.clock.now))
    expect(await found('orangery', 'carer')).toEqual([])
    await holds()
  })
})

type Made = { entries: EntryId[]; items: ItemId[] }

/** What changes who may find what, in the ways in which the program does it. */
const STEPS: Readonly<Record<string, (made: Made, n: number) => Promise<unknown>>> = {
  write: async (made, n) => made.entries.push(await entryExample(world, { title: `Entry ${n}`, seenBy: AUDIENCES[n % 3] ?? 'members' })),
  change: async ({ entries }, n) => { const one = entries[n % entries.length]; if (one !== undefined) await world.database.transaction((trx) => updateEntry(trx, one, 1, { title: 'Changed', day: '2026-11-20', words: `Words ${n}`, seenBy: AUDIENCES[n % 3] ?? 'members' }, by())) },
  hide: async ({ entries }, n) => { const one = entries[n % entries.length]; if (one !== undefined) await world.database.transaction((trx) => upsertEntryHiding(trx, one, 'why', null, world.clock.now)) },
  show: async ({ entries }, n) => { const one = entries[n % entries.length]; if (one !== undefined) await world.database.transaction((trx) => deleteEntryHiding(trx, one)) },
  takeBack: async ({ entries }, n) => { const one = entries[n % entries.length]; if (one !== undefined) await world.database.transaction((trx) => takeEntriesBack(trx, [one], world.clock.now)) },
  open: async (_, n) => openTo(world.database, world.initiative.id, AUDIENCES[n % 3] ?? 'members'),
  rename: async (_, n) => rename(world.database, world.initiative.id, `Evening buses ${n}`, `evening-buses-${n}`),
  item: async (made, n) => made.items.push(await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: `Theme ${n}`, seenBy: AUDIENCES[n % 3] ?? 'public' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))),
  sentence: async ({ items, entries }, n) => {
    const [item, entry] = [items[n % items.length], entries[n % entries.length]]
    const source = n % 2 === 0 && item !== undefined ? { kind: 'item' as const, id: item, version: 1 } : entry !== undefined ? { kind: 'entry' as const, id: entry, version: 1 } : undefined
    await writeSentence(world, `Own words ${n}`)
    await world.database.transaction((trx) => insertSentences(trx, world.initiative.id, [{ section: 'starting', source, words: `Resting ${n}` }], by()))
  },
  publish: async () => world.database.transaction(async (trx) => publishEdition(trx, await insertEdition(trx, world.initiative.id, by()), world.clock.now)),
  withdraw: async (_, n) => world.database.transaction((trx) => withdrawEditions(trx, world.initiative.id, n % 4, world.clock.now)),
  hideItem: async ({ items }, n) => { const one = items[n % items.length]; if (one !== undefined) await world.database.transaction((trx) => upsertHiding(trx, one, 'why', world.people.host)) },
  showItem: async ({ items }, n) => { const one = items[n % items.length]; if (one !== undefined) await world.database.transaction((trx) => deleteHiding(trx, one)) },
}

test('after any steps the index holds what would be found if it were made anew', async () => {
  await writeSentence(world, 'A beginning.')
  const step = fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(50))
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
    const made: Made = { entries: [], items: [] }
    for (const [name, n] of steps) {
      await STEPS[name]?.(made, n)
      await holds()
    }
  }), { numRuns: 15 })
  const fed = await listFed(world.database)
  await emptyIndex(world.database)
  await world.database.transaction((trx) => renewAllSearch(trx))
  expect(await listFed(world.database)).toEqual(fed)
})

test('two who change the same at once leave nothing behind that is hidden', async () => {
  const entry = await entryExample(world, { title: 'At once', words: 'The ocelot.' })
  await Promise.all([
    world.database.transaction((trx) => updateEntry(trx, entry, 1, { title: 'At once', day: '2026-11-20', words: 'The ocelot again.', seenBy: 'public' }, by())),
    world.database.transaction((trx) => upsertEntryHiding(trx, entry, null, null, world.clock.now)),
  ])
  await holds()
  expect(await found('ocelot')).toEqual([])
})

test('a removed initiative is found by nothing that it held', async () => {
  expect((await findEdition(world.database, world.initiative.id, 'latest')) !== undefined).toBe(true)
  await world.database.transaction((trx) => removeInitiative(trx, world.initiative.id))
  expect(await listFed(world.database)).toEqual([])
})
