/** What ideas, prototypes and tests say of themselves, beside their words: for programs. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import { bandOf } from '../membership/room.rules.ts'
import type { ItemId } from '../tables.ts'
import { readablePeople } from '../trial/sheet.queries.ts'
import { tryingTables } from '../trying/tables.ts'
import type { TryingFacts } from './record.ts'

type Row = Readonly<{ id: ItemId; people: number; facts: Omit<TryingFacts, 'test'> & Readonly<{ test?: Omit<NonNullable<TryingFacts['test']>, 'people' | 'band'> }> }>

/** Who took part in a test is a number for members and a band for others; what people wrote on its sheet goes to nobody. One query. */
export async function listTryingFacts(database: Database, { membership }: Pick<Seen, 'membership'>, ids: readonly ItemId[]): Promise<readonly Readonly<{ id: ItemId; facts: TryingFacts }>[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select i.id,
      ((select count(*) from initiative.trying_presence r where r.item_id = i.id) + coalesce((select sum(r.people) from initiative.trying_company r where r.item_id = i.id), 0))::integer as people,
      json_strip_nulls(json_build_object(
        'idea', case when d.item_id is not null then json_build_object('how', d.how) end,
        'prototype', case when p.item_id is not null then json_build_object('form', p.form, 'formWords', p.form_words, 'what', p.what) end,
        'test', case when t.item_id is not null then json_build_object('setting', t.setting, 'from', t.began_on, 'until', t.ended_on, 'done', t.was_done, 'result', t.result, 'seen', t.seen, 'learned', t.learned, 'next', t.next,
          'answers', (select coalesce(json_agg(json_build_object('question', q.words, 'kind', q.kind, 'low', q.low, 'high', q.high, 'people', ${readablePeople('s')}) order by q.place), '[]')
            from initiative.sheet_question q join initiative.sheet_spread s on s.question_id = q.id
            where q.item_id = i.id and q.kind <> 'words' and ${readablePeople('s')} is not null)) end)) as facts
    from initiative.thread_item i
    left join initiative.idea_version d on d.item_id = i.id and d.version = i.version
    left join initiative.prototype_version p on p.item_id = i.id and p.version = i.version
    left join initiative.trial_version t on t.item_id = i.id and t.version = i.version
    where i.id = any(${[...ids]}::uuid[])`.execute(tryingTables(database))
  return rows.map(({ id, people, facts: { test, ...facts } }) => ({
    id, facts: test === undefined ? facts : { ...facts, test: { ...test, ...(membership === undefined ? {} : { people }), band: bandOf(people) } },
  }))
}
