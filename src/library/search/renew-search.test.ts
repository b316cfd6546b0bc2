import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { loadStarting } from '../starting/load-starting.ts'
import { renewLibrarySearch } from './renew-search.ts'

const world = useWorld()
beforeAll(() => loadStarting(world.database, world.clock.now))

test('after a restore the same is found as before, in the same order', async () => {
  const found = async () => Promise.all(['community', 'star', 'evaluation', 'law'].map(async (typed) => (await world.as(undefined).get(`/search.json?q=${typed}`)).text))
  const before = await found()
  expect(before.join('')).toContain('/library/resources/')
  await world.database.transaction(renewLibrarySearch)
  expect(await found()).toEqual(before)
})
