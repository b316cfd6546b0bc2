import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { sealSomeAnew } from '../sealed/key.queries.ts'
import { useMarkTables } from './tables.ts'
import { begun, countFound, quoteBlueStick } from './test-quoted.ts'
import { tendUseMarks } from './use-mark.queries.ts'

const world = useWorld()
const [old, other] = [drawKey(), drawKey()]
const ringOf = (...keys: readonly string[]) => KeyRing.read(keys.join('\n')) ?? expect.unreachable()
const marks = () => useMarkTables(world.database).selectFrom('stories.use_mark').selectAll().executeTakeFirst()

test('a quotation without marks is marked within a day, and one sealed anew is found by the new key and by the old one no more', async () => {
  const told = world.clock.now
  await quoteBlueStick(world.database, ringOf(old), { initiative: world.initiative.id, teller: world.people.carer, told })
  const found = (ring: KeyRing) => countFound(world.database, ring, told)
  expect([await found(ringOf(old)), await marks()]).toEqual([0, undefined])
  await tendUseMarks(world.database, undefined, begun(told))
  expect(await marks()).toBeUndefined()
  await tendUseMarks(world.database, ringOf(old), begun(told))
  expect(await found(ringOf(old))).toBe(1)
  const before = await marks()

  // In the middle of it some are under the one key and some under the other: both are looked for.
  expect([await found(ringOf(old, other)), await found(ringOf(other))]).toEqual([1, 0])
  expect(await sealSomeAnew(world.database, ringOf(old, other))).toBe(1)
  expect([await found(ringOf(old, other)), await found(ringOf(other)), await found(ringOf(old))]).toEqual([1, 1, 0])
  const after = await marks()
  expect([after?.marks.length, after?.marks.some((mark) => before?.marks.includes(mark))]).toEqual([before?.marks.length, false])
})
