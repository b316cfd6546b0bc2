/** A sentence of somebody's story is found where its teller said yes, and nowhere else; taken back, it is found nowhere but with them; deleted, nowhere. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { useWorld } from '../test-world.ts'
import { type Marked, plant } from './test-marked.ts'
import { findWays, walk } from './test-walk.ts'

/** Thousands of pages: on a busy machine that takes a while. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 })

const world = useWorld()
let marked: Marked
let ways: Awaited<ReturnType<typeof findWays>>

beforeAll(async () => {
  marked = await plant(world)
  ways = await findWays(world, marked)
})

describe('every way', () => {
  test('before', async () => {
    const began = performance.now()
    const { found, asked, faults, kept } = await walk(world, marked, ways)
    console.log(JSON.stringify(found, undefined, 1), asked, faults, kept, performance.now() - began)
    expect(faults).toEqual([])
  })
})
