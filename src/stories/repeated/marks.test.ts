/** Finding stories by their marks: all of them, and by the index, however many there are. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { seal, sealCodes } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { insertStory, insertVersion } from '../story/story.queries.ts'
import { type StoryId, tables } from '../tables.ts'
import { listRepeated } from './marks.queries.ts'
import { type Mark, marksOf } from './marks.ts'

const world = useWorld()
const MANY = 150
const textOf = (n: number, words: number) => Array.from({ length: words }, (_, at) => `w${n}x${at}`).join(' ')

async function tellMany(ring: KeyRing): Promise<readonly Readonly<{ id: StoryId; marks: readonly Mark[] }>[]> {
  const told = Array.from({ length: MANY }, (_, n) => ({ id: newId<'story'>(), text: textOf(n, n === 0 ? 500 : 12) }))
  const by = { person: world.people.carer, at: world.clock.now }
  await world.database.transaction(async (trx) => {
    for (const { id, text } of told) {
      await insertStory(trx, { id, initiative: world.initiative.id, teller: world.people.carer, under16: false, takenDown: undefined, at: world.clock.now })
      const place = versionPlace(id, 1)
      await insertVersion(trx, id, { number: 1, words: seal(ring, text, place), notes: sealCodes(ring, [], place), marks: marksOf(ring, ring.current, text) }, by)
    }
  })
  return told.map(({ id, text }) => ({ id, marks: marksOf(ring, ring.current, text) }))
}

test('every story that is repeated is found, with each of its marks, however many there are', async () => {
  const ring = KeyRing.read(drawKey())
  if (ring === undefined) throw new Error('a key that was drawn can be read')
  const told = await tellMany(ring)
  const unknown = marksOf(ring, ring.current, textOf(MANY, 1_000))
  const found = new Map((await listRepeated(world.database, [...unknown, ...told.flatMap(({ marks }) => marks)])).map(({ story, marks }) => [story, new Set(marks)]))
  expect(found).toEqual(new Map(told.map(({ id, marks }) => [id, new Set(marks)])))
  expect(await listRepeated(world.database, unknown)).toEqual([])
  // So few stories would be gone through one after the other, if the planner had its way.
  const { rows: [asked] } = await world.database.transaction(async (trx) => {
    await listRepeated(trx, unknown)
    return sql<{ through: number; byIndex: number }>`select seq_scan as through, idx_scan as "byIndex" from pg_stat_xact_user_tables where schemaname = 'stories' and relname = 'version_mark'`.execute(tables(trx))
  })
  expect([asked?.through, (asked?.byIndex ?? 0) > 0]).toEqual([0, true])
})
