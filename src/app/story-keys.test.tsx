import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#platform/database/database.ts'
import { KeyRing, drawKey, keyId } from '#platform/sealing/key-ring.ts'
import { listRepeated } from '#stories/repeated/marks.queries.ts'
import { marksOf } from '#stories/repeated/marks.ts'
import { OpenedWords, StoryWords, seal, sealCodes } from '#stories/sealed/opened-words.tsx'
import { versionPlace } from '#stories/sealed/places.ts'
import { sealSomeAnew } from '#stories/sealed/key.queries.ts'
import { insertStory, insertVersion, listVersions } from '#stories/story/story.queries.ts'
import type { StoryId } from '#stories/tables.ts'
import { newId } from '#platform/ids.ts'
import { type Frame, inFrame } from '#platform/page/frame.tsx'
import { dropUnusedKeys, giveUp, rotateKeys } from './rotating-keys.ts'
import { KEY_FILE, loadStoryKeys } from './story-keys.ts'
import { makeTestFolder } from './test-folder.ts'
import { settleInitiative, settlePeople } from './test-people.ts'
import { OLDEST, useServers } from './test-servers.ts'

const servers = useServers()
const NOW = new Date('2026-11-24T18:30:00Z')
const FRAME: Frame = { siteName: 'Thegither', origin: 'http://localhost:3000', path: '/', locale: 'en', called: undefined, administrator: false, notice: undefined, asset: (name) => `/assets/${name}`, hasForm: false }
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }

let folder: string
let database: Database
beforeEach(async () => {
  folder = await makeTestFolder('thegither-keys-')
  database = (await servers.ready(OLDEST)).database
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const load = (given?: string) => loadStoryKeys(database, { given, folder }, NOW)
const place = { of: 'a story', part: 'version 1' }

/** Stories, as many as named. */
async function settle(ring: KeyRing, count: number): Promise<readonly StoryId[]> {
  const people = await settlePeople(database, site, () => NOW)
  const initiative = await settleInitiative(database, people)
  const ids = Array.from({ length: count }, () => newId<'story'>())
  await database.transaction(async (trx) => {
    for (const id of ids) {
      await insertStory(trx, { id, initiative: initiative.id, teller: people.carer, under16: false, takenDown: undefined, at: NOW })
      await insertVersion(trx, id, { number: 1, words: seal(ring, `Words of ${id} and no more`, versionPlace(id, 1)), notes: sealCodes(ring, ['loss'], versionPlace(id, 1)), marks: marksOf(ring, ring.current, `Words of ${id} and no more`) }, { person: people.carer, at: NOW })
    }
  })
  return ids
}

const reads = async (ring: KeyRing, id: StoryId) => {
  const { latest } = await listVersions(database, id)
  if (latest === undefined) throw new Error('no words')
  return OpenedWords.open(ring, latest.words, versionPlace(id, 1)).find(`Words of ${id} and no more`) !== undefined
}

describe('a start', () => {
  test('draws a key, readable by this account only, and finds it again', async () => {
    const first = await load()
    expect((await stat(join(folder, KEY_FILE))).mode & 0o777).toBe(0o600)
    expect((await load()).current).toBe(first.current)
  })

  test('without the key that this database was sealed with is refused, and draws no other', async () => {
    await load()
    await rm(join(folder, KEY_FILE))
    await expect(load()).rejects.toThrow('Put it back')
    await expect(stat(join(folder, KEY_FILE))).rejects.toThrow('ENOENT')
  })

  test('with a wrong key, or a spoilt file, is refused', async () => {
    await load()
    await expect(load(drawKey())).rejects.toThrow('not in STORY_KEYS')
    await writeFile(join(folder, KEY_FILE), 'short')
    await expect(load()).rejects.toThrow('should hold keys')
  })

  test('in another folder on the same database needs the same keys', async () => {
    await load()
    const written = await readFile(join(folder, KEY_FILE), 'utf8')
    const other = { folder: join(folder, 'other') }
    await expect(loadStoryKeys(database, { given: undefined, ...other }, NOW)).rejects.toThrow('Put it back')
    expect((await loadStoryKeys(database, { given: written, ...other }, NOW)).current).toBe((await load()).current)
  })
})

describe('sealed words', () => {
  const ring = () => KeyRing.read(drawKey()) ?? expect.unreachable()

  test('can’t be opened in another’s place, with another key, or when a bit was changed', () => {
    const [mine, other] = [ring(), ring()]
    const sealed = seal(mine, 'Mine alone.', place)
    expect(OpenedWords.open(mine, sealed, place).find('Mine alone.')).toEqual({ begins: 0, length: 11 })
    expect(() => OpenedWords.open(mine, sealed, { ...place, part: 'version 2' })).toThrow()
    expect(() => OpenedWords.open(other, { ...sealed, keyId: other.current }, place)).toThrow()
    expect(() => OpenedWords.open(mine, { ...sealed, bytes: Buffer.from(sealed.bytes.map((byte, at) => (at === 30 ? byte ^ 1 : byte))) }, place)).toThrow()
  })

  test('that were opened can be shown, and neither logged, joined to a text nor put into a file', async () => {
    const mine = ring()
    const words = OpenedWords.open(mine, seal(mine, 'Mine alone.', place), place)
    expect([String(words), JSON.stringify({ words }), Object.keys(words), structuredCloneOf(words)].join()).not.toContain('Mine')
    expect(String(await inFrame(FRAME, <StoryWords words={words} />))).toContain('Mine alone.')
  })
})

const structuredCloneOf = (words: object) => JSON.stringify(structuredClone(words))

test('keys that are lost for good are given up with what was sealed, and with nothing else', async () => {
  const [lost] = await settle(await load(), 1)
  await rotateKeys(database, { given: undefined, folder }, NOW, () => undefined)
  await rm(join(folder, KEY_FILE))
  expect(await giveUp(database, { given: undefined, folder }, NOW)).toBe(1)
  expect(lost !== undefined && (await listVersions(database, lost)).latest).toBeUndefined()
  const anew = await load()
  await expect(giveUp(database, { given: undefined, folder }, NOW)).rejects.toThrow('nothing has to be given up')
  expect((await load()).current).toBe(anew.current)
})

describe('a rotation', () => {
  test('that is cut off in the middle goes on with the same new key, and every story can be read at every moment', async () => {
    const ids = await settle(await load(), 150)
    const where = { given: undefined, folder }
    const cutOff = rotateKeys(database, where, NOW, () => { throw new Error('killed') })
    await expect(cutOff).rejects.toThrow('killed')
    const between = await load()
    for (const id of ids) expect(await reads(between, id)).toBe(true)
    expect(await rotateKeys(database, where, NOW, () => undefined)).toBe(50)
    const after = await load()
    expect(after.current).toBe(between.current)
    for (const id of ids) expect(await reads(after, id)).toBe(true)
    const said = `Words of ${ids[0]} and no more`
    expect((await listRepeated(database, marksOf(after, after.current, said))).map(({ story }) => story)).toEqual([ids[0]])
    expect(await listRepeated(database, marksOf(after, after.ids()[0] ?? '', said))).toEqual([])
    expect(await sealSomeAnew(database, after)).toBe(0)
  })

  test('keeps the old key until it is to be forgotten, and then only what nothing needs goes', async () => {
    const old = await load()
    const [id] = await settle(old, 1)
    const where = { given: undefined, folder }
    await rotateKeys(database, where, NOW, () => undefined)
    expect((await load()).ids()).toContain(old.current)
    const left = await dropUnusedKeys(database, where)
    const now = await load()
    expect([left, now.ids()]).toEqual([[now.current], [now.current]])
    expect(id !== undefined && await reads(now, id)).toBe(true)
    expect(keyId((await readFile(join(folder, KEY_FILE), 'utf8')).trim())).toBe(now.current)
  })
})
