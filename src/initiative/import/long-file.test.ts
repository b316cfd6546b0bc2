/** A file that takes a while: how far it is, stopping it, a program that dies over it, and taking all of it back. */
import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { tables } from '../tables.ts'
import { insertItem, insertItems, linkItems } from '../thread/item.queries.ts'
import { takeBackWithPerson } from '../voice/take-all-back.queries.ts'
import { takeVoicesBack } from '../voice/voice.queries.ts'
import { insertRun, moveRun, takeRun } from './draft.queries.ts'
import { NothingTaken, importVoices } from './import-voices.ts'
import { takeBackInOneGo } from './run-take-back.ts'
import { deleteTakingBack, moveTakingBack, takeImportBack } from './take-back.queries.ts'
import { importTables } from './tables.ts'
import { keepFile, runOnce } from './test-files.ts'

const world = useWorld()
const ROWS = 4_500
const csv = (rows: number, extra = '') => `id,words\n${Array.from({ length: rows }, (_, row) => `${row},"The bus is late, ${row} times"\n`).join('')}${extra}`

/** An initiative of its own, with a file that was sent to it. */
async function place(rows = ROWS, extra = '') {
  const initiative = await settleInitiative(world.database, world.people, { slug: `long-${newId<'slug'>()}` })
  const text = csv(rows, extra)
  const draft = await keepFile(world, text, initiative.id)
  const voices = async () => (await tables(world.database).selectFrom('initiative.thread_item').select(({ fn }) => fn.countAll<number>().as('n')).where('initiative_id', '=', initiative.id).where('kind', '=', 'voice').executeTakeFirstOrThrow()).n
  /** How many still have their words. */
  const spoken = async () => (await sql<{ n: number }>`select count(*) as n from initiative.thread_item where initiative_id = ${initiative.id} and kind = 'voice' and words <> ''`.execute(tables(world.database))).rows[0]?.n
  const ask = (leaveOut = false) => world.database.transaction((trx) => insertRun(trx, { draft, kind: 'import', mapping: { words: 'words', id: 'id' }, leaveOut }, world.clock.now))
  const bringIn = async () => {
    const run = await ask()
    await runOnce(world, run)
    return run
  }
  const path = `/initiatives/${initiative.slug}`
  const wanted = { initiative: initiative.id, mapping: { words: 'words', id: 'id' }, hash: 'h', fileName: 'f', person: undefined, standpoint: undefined, seenBy: 'members', leaveOut: false, watch: undefined, file: async function* () { yield new TextEncoder().encode(text) } } as const
  return { ...initiative, draft, voices, spoken, ask, bringIn, path, wanted }
}

/** Does what the queue does. */
const takeBack = (run: string) => takeBackInOneGo(world.database, { import: run }, () => world.clock.now)
const host = () => world.as(world.people.host)

describe('a file that is being brought in', () => {
  test('shows how far it is although nothing has come in, and comes anew by itself until somebody wants it still', async () => {
    const { path, ask, voices } = await place()
    const run = await ask()
    await takeRun(world.database, run, world.clock.now)
    await moveRun(world.database, run, { read: 2_000, fresh: 1_990, before: 0, refused: 10 }, world.clock.now)
    const page = await host().get(`${path}/imports/${run}`)
    expect(page.text).toContain('2,000 of 4,500 rows read')
    expect([page.headers.get('refresh'), (await host().get(`${path}/imports/${run}?still=yes`)).headers.get('refresh')]).toEqual(['3', null])
    expect(await voices()).toBe(0)
  })

  test('is told of from outside its transaction, thousands of rows at a time', async () => {
    const { id, wanted, voices } = await place()
    const seen: (readonly number[])[] = []
    const imported = await importVoices(world.database, { ...wanted, id: newId<'import'>() }, async ({ read }) => { seen.push([read, await voices()]) })
    expect(imported).toMatchObject({ kind: 'imported', tally: { read: ROWS, fresh: ROWS, before: 0, refused: 0 } })
    expect(seen).toEqual([[2_000, 0], [4_000, 0], [4_500, 0]])
    expect([await voices(), id === wanted.initiative]).toEqual([ROWS, true])
  })

  test('is stopped whole, also in the middle', async () => {
    const { wanted, voices } = await place()
    const stopped = await importVoices(world.database, { ...wanted, id: newId<'import'>() }, async () => { throw new NothingTaken('stopped') })
    expect([stopped, await voices()]).toEqual([{ kind: 'stopped' }, 0])
  })

  test('is stopped by the button before it began, says so, and can be begun again', async () => {
    const { path, ask, voices, bringIn } = await place()
    const run = await ask()
    expect((await host().post(`${path}/imports/${run}/stop`)).status).toBe(303)
    await runOnce(world, run)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('Nothing of the file came in')
    expect((await host().post(`${path}/imports/${run}/stop`)).status).toBe(422)
    await bringIn()
    expect(await voices()).toBe(ROWS)
  })

  test('that a program died over is begun again by the next, and comes in once', async () => {
    const { path, ask, voices } = await place()
    const run = await ask()
    await takeRun(world.database, run, world.clock.now)
    await moveRun(world.database, run, { read: 2_000, fresh: 2_000, before: 0, refused: 0 }, world.clock.now)
    // Two at once: the one that was thought dead, and the one after it.
    await Promise.all([runOnce(world, run), runOnce(world, run)])
    await runOnce(world, run)
    expect(await voices()).toBe(ROWS)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('What came in')
  })

  test('that was to be stopped when the program died is stopped by the next', async () => {
    const { path, ask, voices } = await place()
    const run = await ask()
    await takeRun(world.database, run, world.clock.now)
    await host().post(`${path}/imports/${run}/stop`)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('It is being stopped')
    await runOnce(world, run)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('It was stopped')
    expect(await voices()).toBe(0)
  })

  test('whose very last row can’t be taken brings nothing in, and says why', async () => {
    const { path, ask, voices } = await place(ROWS, '9999,\n')
    const run = await ask()
    await runOnce(world, run)
    expect(await voices()).toBe(0)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('Some rows can’t be taken')
  })
})

describe('taking an import back', () => {
  test('empties every voice at once, keeps the themes made of them, and lets the file come in again', async () => {
    const { id, path, bringIn, voices, spoken } = await place()
    const run = await bringIn()
    const items = await importTables(world.database).selectFrom('initiative.import_row').select('item_id').where('import_id', '=', run).orderBy('row').limit(3).execute()
    const [one, two, three] = items.map((row) => row.item_id)
    if (one === undefined || two === undefined || three === undefined) throw new Error('nothing came in')
    await world.database.transaction(async (trx) => {
      const theme = await insertItem(trx, { initiative: id, kind: 'theme', words: 'Late buses', seenBy: 'members' }, { person: world.people.host, standpoint: undefined, channel: 'site' })
      await linkItems(trx, id, theme, [one, two])
      // Somebody had asked for theirs before: it stays away, whatever the others do.
      await takeVoicesBack(trx, id, [three], world.clock.now)
    })
    const page = (await host().get(`${path}/imports/${run}/take-back`)).text
    expect(page).toContain('4,499 voices came in with this file')
    expect(page).toContain('Something rests on 2 of them')
    const done = await host().post(`${path}/imports/${run}/take-back`)
    expect(done.location).toBe(`${path}/imports/${run}/take-back`)
    await takeBack(run)
    expect(await spoken()).toBe(0)
    expect((await host().get(`${path}/heard`)).text).toContain('Late buses')
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('All of this was taken back')
    expect((await host().post(`${path}/imports/${run}/take-back`)).status).toBe(422)
    const activities = world.database.tables<{ 'platform.activity': { kind: string; ids: Record<string, string> } }>().selectFrom('platform.activity').select('ids').where('kind', '=', 'import-taken-back')
    expect((await activities.execute()).map((row) => row.ids)).toContainEqual({ initiative: id, import: run })

    const again = await keepFile(world, csv(ROWS), id)
    const rerun = await world.database.transaction((trx) => insertRun(trx, { draft: again, kind: 'import', mapping: { words: 'words', id: 'id' } }, world.clock.now))
    await runOnce(world, rerun)
    const report = await importTables(world.database).selectFrom('initiative.import').select('taken').where('id', '=', rerun).executeTakeFirst()
    expect([report?.taken, await voices()]).toEqual([ROWS - 1, ROWS + ROWS - 1])
  })

  test('of a long file is seen from outside its transaction: how far it is, and not half of it; and comes anew by itself until somebody wants it still', async () => {
    const { id, path, bringIn, spoken } = await place(6_000)
    const run = await bringIn()
    expect((await host().post(`${path}/imports/${run}/take-back`)).status).toBe(303)
    const seen: string[] = []
    await world.database.transaction(async (trx) => {
      await takeImportBack(trx, id, run, world.clock.now, async (taken) => {
        await moveTakingBack(world.database, run, taken, world.clock.now)
        const page = await host().get(`${path}/imports/${run}/take-back`)
        seen.push(`${/[\d,]+ of [\d,]+ voices taken back/.exec(page.text)?.[0]}, ${await spoken()} read, ${page.headers.get('refresh')}`)
      })
      await deleteTakingBack(trx, run)
    })
    expect(seen).toEqual(['5,000 of 6,000 voices taken back, 6000 read, 3', '6,000 of 6,000 voices taken back, 6000 read, 3'])
    expect(await spoken()).toBe(0)
    expect((await host().get(`${path}/imports/${run}/take-back?still=yes`)).headers.get('refresh')).toBeNull()
  })

  test('pressed twice, and begun again where a program died over it, it is done once and whole', async () => {
    const { path, id, bringIn, spoken } = await place()
    const run = await bringIn()
    const press = () => host().post(`${path}/imports/${run}/take-back`)
    expect([(await press()).status, (await press()).status]).toEqual([303, 303])
    const died = world.database.transaction((trx) => takeImportBack(trx, id, run, world.clock.now, async () => { throw new Error('the program was killed') }))
    await expect(died).rejects.toThrow('killed')
    expect(await spoken()).toBe(ROWS)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('All of this is being taken back')
    world.clock.now = new Date(world.clock.now.getTime() + 180_000)
    expect((await host().get(`${path}/imports/${run}/take-back`)).text).toContain('Nothing has moved for a while')
    expect((await press()).status).toBe(303)
    await Promise.all([takeBack(run), takeBack(run)])
    expect(await spoken()).toBe(0)
    expect((await host().get(`${path}/imports/${run}`)).text).toContain('All of this was taken back')
    const activities = await sql<{ n: number }>`select count(*) as n from platform.activity where kind = 'import-taken-back' and ids->>'import' = ${run}`.execute(tables(world.database))
    expect(activities.rows[0]?.n).toBe(1)
    expect((await host().get(`${path}/imports/${run}/take-back`)).queries).toBeLessThanOrEqual(8)
  })

  test('whoever brought it in may, though they are no host any more; other members may not', async () => {
    const { id, path, bringIn } = await place(3)
    const run = await bringIn()
    expect((await world.as(world.people.carer).get(`${path}/imports/${run}/take-back`)).status).toBe(403)
    await importTables(world.database).updateTable('initiative.import').set({ person_id: world.people.carer }).where('id', '=', run).execute()
    expect((await world.as(world.people.carer).post(`${path}/imports/${run}/take-back`)).status).toBe(303)
    expect((await importTables(world.database).selectFrom('initiative.taking_back as t').innerJoin('initiative.thread_item as i', 'i.id', 't.item_id').select('i.id').where('i.initiative_id', '=', id).execute())).toHaveLength(3)
  })
})

test('whoever said more than one statement can name takes all of it with them', async () => {
  const { id } = await place(3)
  const MANY = 70_000
  const by = { person: world.people.stranger, standpoint: undefined, channel: 'site' } as const
  await world.database.transaction((trx) => insertItems(trx, Array.from({ length: MANY }, (_, n) => ({ item: { initiative: id, kind: 'voice', words: `Mine ${n}`, seenBy: 'members' } as const, by }))))
  await world.database.transaction((trx) => takeBackWithPerson(trx, { person: world.people.stranger, contributions: 'take-back' }, world.clock.now))
  const { rows } = await sql<{ emptied: number; lines: number }>`select
    (select count(*) from initiative.contribution c join initiative.taking_back t on t.item_id = c.item_id join initiative.thread_item i on i.id = c.item_id and i.words = '' where c.person_id = ${world.people.stranger}) as emptied,
    (select count(*) from platform.activity where kind = 'voices-taken-back') as lines`.execute(tables(world.database))
  expect(rows).toEqual([{ emptied: MANY, lines: 70 }])
})
