import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { tables } from '../tables.ts'
import { isSearchFast } from './voice-line.queries.ts'

const world = useWorld()

test('whoever keeps a database hears whether words are found by an index', async () => {
  const said: boolean[] = []
  const undone = world.database.transaction(async (trx) => {
    await sql`drop index if exists initiative.thread_item_words`.execute(tables(trx))
    said.push(await isSearchFast(trx))
    await sql`create index thread_item_words on initiative.thread_item (id)`.execute(tables(trx))
    said.push(await isSearchFast(trx))
    throw new Error('as it was before')
  })
  await expect(undone).rejects.toThrow('as it was before')
  expect(said).toEqual([false, true])
})
