import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Which stories have some of the marks asked for, and which. The planner takes a table of long arrays for a small one, since it doesn't
  // count what opening them costs, and would go through every story for each text that is kept: here it has no choice but the index.
  // Asked for in slices: the index compares each story that it finds with all that it was asked for at once.
  await sql`create function stories.find_marks(wanted bigint[]) returns table (story_id uuid, mark bigint) language sql stable
    set enable_seqscan = off set enable_indexscan = off
    as $$
      select v.story_id, m.mark from generate_series(1, cardinality(wanted), 128) as at
      cross join lateral (select wanted[at : at + 127] as some offset 0) slice
      join stories.version_mark v on v.marks && slice.some cross join lateral unnest(v.marks) as m(mark) where m.mark = any(slice.some)
    $$`.execute(db)
  // Marks that wait beside the index would be gone through one by one with each text. Telling can wait until they are in it; every form can't.
  await sql`alter index stories.version_mark_marks set (fastupdate = off)`.execute(db)
  await sql`select gin_clean_pending_list('stories.version_mark_marks')`.execute(db)
}
