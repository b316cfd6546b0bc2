/** Stories that those who look after a group may read: the consent for the group's work says so, and holds now. */
import { sql } from 'kysely'
import type { InitiativeId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import { type StoryId, tables } from '../tables.ts'

/** `number`: the newest version that the teller agreed to. `shownAs`: under which name, if any. */
export type OpenStory = Readonly<{ id: StoryId; number: number; toldAt: Date; endsAt: Date; shownAs: string | undefined }>

export const OPEN_STORIES_A_PAGE = 50

/** `only`: among these; `after`: what comes after that one. */
type Which = Readonly<{ only?: readonly StoryId[]; after?: StoryId | undefined }>

/** The newest first, one more than stand on a page. One query. */
export async function listOpenStories(database: Database, initiative: InitiativeId, now: Date, { only, after }: Which = {}): Promise<readonly OpenStory[]> {
  const { rows } = await sql<{ id: StoryId; number: number; told_at: Date; ends_at: Date; shown_as: string | null }>`
    select s.id, o.number, s.told_at, o.ends_at, o.shown_as from stories.story s
    cross join lateral (
      select c.number, c.ends_at, n.shown_as from stories.consent c left join stories.consent_name n on n.consent_id = c.id
      where c.story_id = s.id and c.purpose = 'initiative' and c.channel = 'page' and c.begins_at <= ${now} and c.ends_at > ${now}
        and not exists (select 1 from stories.consent_end e where e.consent_id = c.id)
      order by c.number desc, c.ends_at desc limit 1
    ) o
    where s.initiative_id = ${initiative} and (${only ?? null}::uuid[] is null or s.id = any(${only ?? null}::uuid[])) and not exists (select 1 from stories.deletion d where d.story_id = s.id)
      and (${after ?? null}::uuid is null or s.told_at <= (select b.told_at from stories.story b where b.id = ${after ?? null}) and (s.told_at < (select b.told_at from stories.story b where b.id = ${after ?? null}) or s.id > ${after ?? null}))
    order by s.told_at desc, s.id limit ${OPEN_STORIES_A_PAGE + 1}`.execute(tables(database))
  return rows.map((row) => ({ id: row.id, number: row.number, toldAt: row.told_at, endsAt: row.ends_at, shownAs: row.shown_as ?? undefined }))
}
