import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { streamOf } from './streaming.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

async function* endless() {
  for (;;) yield 'a part'
}

/** Begins a stream without an end; `ended` tells how often its place was given back. */
function begin() {
  const over = vi.fn<() => void>()
  return { reader: streamOf(endless, { over, failed: () => undefined }).getReader(), ended: () => over.mock.calls.length }
}

test('whoever takes nothing for a minute has left', async () => {
  const { reader, ended } = begin()
  await reader.read()
  await vi.advanceTimersByTimeAsync(59_000)
  expect([(await reader.read()).done, ended()]).toEqual([false, 0])
  await vi.advanceTimersByTimeAsync(60_000)
  await expect(reader.read()).rejects.toThrow('nobody reads any more')
  expect(ended()).toBe(1)
})

test('whoever takes a little now and then holds nothing for longer than a quarter of an hour', async () => {
  const { reader, ended } = begin()
  const taken: boolean[] = []
  while (ended() === 0 && taken.length < 100) {
    taken.push((await reader.read()).done)
    await vi.advanceTimersByTimeAsync(50_000)
  }
  expect(taken).toHaveLength(18)
  await expect(reader.read()).rejects.toThrow('nobody reads any more')
})

test('whoever reads as fast as they can reads on after that', async () => {
  const { reader, ended } = begin()
  for (let second = 0; second < 1_200; second++) {
    expect((await reader.read()).done).toBe(false)
    await vi.advanceTimersByTimeAsync(900)
  }
  expect(ended()).toBe(0)
  await reader.cancel()
  expect(ended()).toBe(1)
})
