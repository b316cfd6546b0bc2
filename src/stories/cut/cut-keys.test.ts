/** A cut lies under the same keys as the story: sealed anew with it, and lost with it. */
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { countSealed, forgetKeys, knowKey, sealSomeAnew } from '../sealed/key.queries.ts'
import { seal, sealAnew, sealCodes } from '../sealed/opened-words.tsx'
import { cutPlace, versionPlace } from '../sealed/places.ts'
import { insertStory, insertVersion } from '../story/story.queries.ts'
import { loseSealed } from '../taking-back/lose-sealed.ts'
import { insertCut, listCuts } from './cut.queries.ts'

const world = useWorld()

test('it is sealed anew in a rotation, bound to its own place, and goes where the key is lost', async () => {
  const [first, second] = [drawKey(), drawKey()]
  const [old, both] = [KeyRing.read(first) ?? expect.unreachable(), KeyRing.read(`${first} ${second}`) ?? expect.unreachable()]
  const [story, cut, at] = [newId<'story'>(), newId<'story-cut'>(), world.clock.now]
  await world.database.transaction(async (trx) => {
    const place = versionPlace(story, 1)
    await insertStory(trx, { id: story, initiative: world.initiative.id, teller: world.people.carer, under16: false, takenDown: undefined, at })
    await insertVersion(trx, story, { number: 1, words: seal(old, 'The blue stick.', place), notes: sealCodes(old, [], place), marks: [] }, { person: world.people.carer, at })
    await insertCut(trx, { id: cut, story, number: 1, editor: world.people.host, words: seal(old, 'A stick.', cutPlace(cut, 'words')), reason: seal(old, 'Shorter.', cutPlace(cut, 'reason')), at })
  })
  for (const ring of [old, both]) await knowKey(world.database, ring.current, { first: false, now: at })
  expect((await countSealed(world.database)).get(old.current)).toBe(3)
  expect(await sealSomeAnew(world.database, both)).toBe(3)
  expect(await sealSomeAnew(world.database, both)).toBe(0)
  const words = (await listCuts(world.database, story))[0]?.texts.get('words') ?? expect.unreachable()
  expect(words.keyId).toBe(both.current)
  expect(sealAnew(both, words, cutPlace(cut, 'words')).keyId).toBe(both.current)
  for (const elsewhere of [cutPlace(cut, 'reason'), cutPlace(newId<'story-cut'>(), 'words'), versionPlace(story, 1)]) expect(() => sealAnew(both, words, elsewhere)).toThrow()
  // What hangs on a cut alone keeps its key known.
  expect(await forgetKeys(world.database, 'none')).toEqual([both.current])
  await loseSealed(world.database, [both.current], at)
  expect(await listCuts(world.database, story)).toEqual([])
})
