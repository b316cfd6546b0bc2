/** Pages of the library are kept until a table that they show notes a change: each table notes it, or no kept page shows it. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'

const world = useWorld()

/** Why a change of these tables needs no note. */
const NOTES_NOTHING: Readonly<Record<string, string>> = {
  datestamp: 'harvesters read it, and no page', harvest: 'harvesters read it, and no page',
  editor: 'who is an editor is signed in, and sees no kept page',
  entry_link: 'written with the entry', entry_version: 'written with the entry', reference: 'written with the entry',
  request: 'stands on pages of editors and of whoever asked', site: 'what sites ask of programs is on no page',
  work_batch: 'stands on no page', work_file: 'stands on pages of editors', work_file_part: 'stands on pages of editors', work_row: 'stands on pages of editors',
}

test('whatever a kept page shows is noted when it changes; of every other table it is said why it need not be', async () => {
  const { rows } = await sql<{ name: string; notes: boolean }>`
    select c.relname as name, exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and p.proname = 'note_page_change') as notes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'library' and c.relkind = 'r' order by 1`.execute(world.database.tables<Record<string, never>>())
  expect(rows.filter(({ notes }) => !notes).map(({ name }) => name)).toEqual(Object.keys(NOTES_NOTHING).toSorted())
})
