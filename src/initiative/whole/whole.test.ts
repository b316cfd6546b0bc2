import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadExampleWorld } from '#app/example/index.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { removeInitiative } from '../purpose/purpose.queries.ts'
import { insertDissent } from '../agreement/dissent.queries.ts'
import { agreementTables } from '../agreement/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { listPublishedCounts } from '../published-count/published-count.queries.ts'
import { type InitiativeId, tables } from '../tables.ts'
import { outlineOf } from '../thread/outline.rules.ts'
import { listThread } from '../thread/thread.queries.ts'
import { listTablesThere } from './carried.queries.ts'
import { CARRIED } from './carried.ts'
import { LEFT_OUT } from './left-out.ts'
import { NotTaken, bringIn } from './read-file.ts'
import { linesOf, packed } from './write-file.ts'

const world = useWorld()
const FROM = 'http://localhost:3000/initiatives/evening-clinics'

const findId = async (slug: string): Promise<InitiativeId> =>
  (await tables(world.database).selectFrom('initiative.initiative').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
const textOf = async (initiative: InitiativeId): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of packed(world.database.parts((snapshot) => linesOf(snapshot, initiative, FROM, world.clock.now)))) pieces.push(piece)
  return gunzipSync(Buffer.concat(pieces)).toString('utf8')
}
const fileOf = (text: string) => async function* () {
  yield gzipSync(text)
}
const bring = (text: string) => bringIn(world.database, fileOf(text), { person: world.people.administrator, at: world.clock.now, moved: async () => undefined })
/** Without the ways of doing it together: some follow from who did it, and nobody comes along. */
const outline = async (initiative: InitiativeId) => withoutWays(outlineOf(await listThread(world.database, { initiative, zone: 'Europe/London', sees: ['public', 'site', 'members'], person: undefined, now: world.clock.now })))
const withoutWays = (told: unknown): unknown => JSON.parse(JSON.stringify(told, (name, value: unknown) => (name === 'ways' ? undefined : value)))
const linesWithoutHead = (text: string) => text.split('\n').slice(1)

let id: InitiativeId
let copy: string

beforeAll(async () => {
  await loadExampleWorld(world.database, world.clock.now)
  id = await findId('evening-clinics')
  copy = await textOf(id)
})

test('every table of the schema goes along or stays behind with a reason', async () => {
  const known = new Set([...Object.keys(CARRIED), ...Object.keys(LEFT_OUT)])
  expect((await listTablesThere(world.database)).filter((table) => !known.has(table))).toEqual([])
  expect(Object.keys(CARRIED).filter((table) => table in LEFT_OUT)).toEqual([])
})

describe('an initiative that moves', () => {
  test('is the same thread on the other side: everything that left has come in, with the ids it had', async () => {
    const [before, counts] = [await outline(id), await listPublishedCounts(world.database, id)]
    await world.database.transaction((trx) => removeInitiative(trx, id))
    const came = await bring(copy)
    expect(came).toMatchObject({ id, slug: 'evening-clinics' })
    expect(await outline(id)).toEqual(before)
    expect(await listPublishedCounts(world.database, id)).toEqual(counts)
    expect(linesWithoutHead(await textOf(id))).toEqual(linesWithoutHead(copy))
    expect(came.rows).toBe(copy.trim().split('\n').length - 2)
  })

  test('comes in beside itself with other ids, at another address, and tells the same', async () => {
    const came = await bring(copy)
    expect(came.slug).toBe('evening-clinics-2')
    expect(came.id).not.toBe(id)
    const plain = (made: unknown) => JSON.stringify(made).replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    expect(plain(await outline(came.id))).toBe(plain(await outline(id)))
    for (const part of ['', '/people', '/questions', '/meetings', '/heard', '/agreed', '/happened', '/thread', '/needs', '/trying', '/costs', '/aims', '/issues', '/case-study']) {
      expect((await world.as(world.people.administrator).get(`/initiatives/${came.slug}${part}`)).status, part).toBe(200)
    }
  })
})

describe('what is in the file', () => {
  test('an agreement leaves as it is called here: co-produced only while two of those affected agree', async () => {
    const { database, initiative, people, clock } = world
    const item = await agreeExample(world, { words: 'qqcalled' })
    await agreementTables(database).updateTable('initiative.decision_version').set({ co_produced: true }).where('item_id', '=', item).execute()
    const called = async () => (await textOf(initiative.id)).split('\n').find((line) => line.startsWith('["decision_version"') && line.includes('qqcalled'))
    expect(await called()).toContain('"co_produced":true')
    await database.transaction((trx) => insertDissent(trx, { item, person: people.service, words: 'No.', seenBy: 'members', enteredBy: undefined, at: clock.now }))
    expect(await called()).toContain('"co_produced":false')
  })

  test('names nobody, says from where nobody spoke, and holds no word that was hidden or taken back', async () => {
    const people = world.people
    const db = tables(world.database)
    const [voice, theme] = await db.selectFrom('initiative.thread_item').select(['id', 'words']).where('initiative_id', '=', id).where('words', '!=', '').orderBy('rank').limit(2).execute()
    if (voice === undefined || theme === undefined) throw new Error('the example has voices')
    await db.insertInto('initiative.hiding').values({ item_id: voice.id, reason: 'qqreason', hidden_by: people.administrator }).execute()
    const decision = await db.selectFrom('initiative.thread_item').select('id').where('initiative_id', '=', id).where('kind', '=', 'decision').limit(1).executeTakeFirstOrThrow()
    await world.database.transaction((trx) => insertDissent(trx, { item: decision.id, person: people.administrator, words: 'qqdissent', seenBy: 'members', enteredBy: undefined, at: world.clock.now }))
    await db.updateTable('initiative.contribution').set({ said_by: 'Qqname', person_id: people.carer }).where('item_id', '=', theme.id).execute()
    const text = await textOf(id)
    expect(text).toContain('qqdissent')
    for (const secret of ['Qqname', 'qqreason', voice.words, people.carer, people.administrator]) expect(text.includes(secret), secret).toBe(false)
    for (const line of text.split('\n').filter((one) => one.startsWith('["contribution"'))) expect(Object.keys(JSON.parse(line)[1])).toEqual(['channel', 'item_id'])
    await db.deleteFrom('initiative.hiding').where('item_id', '=', voice.id).execute()
  })
})

describe('a file from elsewhere', () => {
  const countAll = async () => (await tables(world.database).selectFrom('initiative.initiative').select('id').execute()).length
  const changed = (change: (lines: string[]) => void): string => {
    const lines = copy.trim().split('\n')
    change(lines)
    return `${lines.join('\n')}\n`
  }
  const at = (lines: readonly string[], table: string) => lines.findIndex((line) => line.startsWith(`["${table}"`))

  test.each([
    ['text that is no copy', 'hello\n', 'not-a-copy'],
    ['another format', changedHead({ format: 'thegither-initiative-9' }), 'another-format'],
  ] as const)('%s is refused', async (_, text, code) => {
    await expect(bring(text)).rejects.toMatchObject({ code })
  })

  function changedHead(facts: object): string {
    return `${JSON.stringify(facts)}\n`
  }

  test('one that breaks off, names an unknown table, has a column too many, comes in another order or reaches into another initiative is refused as a whole', async () => {
    const before = await countAll()
    const [theirs] = await tables(world.database).selectFrom('initiative.thread_item').select('id').where('initiative_id', '=', id).where('kind', '=', 'theme').limit(1).execute()
    const cases: readonly (readonly [string, string])[] = [
      [changed((lines) => { lines.pop() }), 'broken-off'],
      [changed((lines) => { lines.splice(3, 1) }), 'broken-off'],
      [changed((lines) => { lines[2] = '["member",{"id":1}]' }), 'row-unknown'],
      [changed((lines) => { lines.splice(-1, 0, lines.splice(1, 1)[0] ?? '') }), 'row-unknown'],
      [changed((lines) => { const n = at(lines, 'thread_item'); lines[n] = (lines[n] ?? '').replace('{', '{"hidden":true,') }), 'row-unreadable'],
      [changed((lines) => { const n = at(lines, 'contribution'); lines[n] = (lines[n] ?? '').replace(/"item_id": ?"[^"]+"/, `"item_id":"${newId<'item'>()}"`) }), 'row-elsewhere'],
      // Of another initiative that is here, and would take on what the file says of it.
      [[(copy.split('\n')[0] ?? '').replaceAll(id, newId<'initiative'>()), `["contribution",{"item_id":"${theirs?.id}","channel":"site"}]`, '{"end":1}', ''].join('\n'), 'row-elsewhere'],
    ]
    for (const [text, code] of cases) await expect(bring(text), code).rejects.toMatchObject({ code })
    expect(theirs).toBeDefined()
    expect(await countAll()).toBe(before)
  })

  test('a bomb is refused before it unpacks, and bytes that are not packed are no copy', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, 'a'))
    await expect(bringIn(world.database, async function* () { yield bomb }, { person: world.people.administrator, at: world.clock.now, moved: async () => undefined })).rejects.toMatchObject({ code: 'too-much' })
    await expect(bringIn(world.database, async function* () { yield Buffer.from('plain') }, { person: world.people.administrator, at: world.clock.now, moved: async () => undefined })).rejects.toBeInstanceOf(NotTaken)
  })
})
