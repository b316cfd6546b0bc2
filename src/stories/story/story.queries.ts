/** Stories, their versions, and who has read them. Whose words are opened is asked at the gates. */
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Day, hoursAfter } from '#platform/time.ts'
import { CUT_DAYS, answeredBy } from '../cut/cut.rules.ts'
import type { CutId } from '../cut/tables.ts'
import { selectUnanswered } from '../outside/copy.queries.ts'
import { keepMarks } from '../repeated/marks.queries.ts'
import type { Mark } from '../repeated/marks.ts'
import type { Sealed } from '../sealed/opened-words.tsx'
import { type StoryId, type Why, tables } from '../tables.ts'
import type { TakenHow } from '../telling/telling.rules.ts'

export type Supporter = Readonly<{ person: PersonId; reads: boolean }>
export type Story = Readonly<{
  id: StoryId; initiative: InitiativeId; teller: PersonId | undefined; under16: boolean; toldAt: Date; deleted: boolean
  takenDown: Readonly<{ by: PersonId | undefined; how: TakenHow; readBack: boolean }> | undefined
  supporter: Supporter | undefined
  /** A cut that somebody proposed and its teller has not answered. */
  cut: Readonly<{ id: CutId; editor: PersonId; at: Date }> | undefined
}>
export type Version = Readonly<{ number: number; madeBy: PersonId | undefined; madeAt: Date; approvedAt: Date | undefined }>
/** A version's words and what to warn of, as they are kept. */
export type SealedVersion = Readonly<{ number: number; words: Sealed; notes: Sealed }>

type Tables = ReturnType<typeof tables>

const select = (db: Tables) =>
  db.selectFrom('stories.story as s').leftJoin('stories.taking_down as t', 't.story_id', 's.id').leftJoin('stories.deletion as d', 'd.story_id', 's.id')
    .leftJoin('stories.supporter as u', 'u.story_id', 's.id')
    .selectAll('s').select(['t.taker_id', 't.how', 't.read_back', 'd.at as deleted_at', 'u.person_id as supporter', 'u.reads'])
    .select(sql<{ id: CutId; editor: PersonId; at: string } | null>`(select json_build_object('id', k.id, 'editor', k.editor_id, 'at', k.at) from stories.cut k
      where k.story_id = s.id and exists (select 1 from stories.cut_text x where x.cut_id = k.id and x.what = 'words') order by k.at desc limit 1)`.as('cut_waits'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const storyOf = (row: Row): Story => ({
  id: row.id, initiative: row.initiative_id, teller: row.teller_id ?? undefined, under16: row.under_16, toldAt: row.told_at, deleted: row.deleted_at !== null,
  takenDown: row.how === null ? undefined : { by: row.taker_id ?? undefined, how: row.how, readBack: row.read_back === true },
  supporter: row.supporter === null ? undefined : { person: row.supporter, reads: row.reads === true },
  cut: row.cut_waits === null ? undefined : { ...row.cut_waits, at: new Date(row.cut_waits.at) },
})

export async function findStory(database: Database, id: StoryId): Promise<Story | undefined> {
  const row = await select(tables(database)).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : storyOf(row)
}

/** Waits until nobody else is changing this story. */
export async function holdStory(trx: Transaction, id: StoryId): Promise<void> {
  await tables(trx).selectFrom('stories.story').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** Hardly anybody tells more; somebody who helps many does. */
export const STORIES_A_PAGE = 50

export type Mine = Story & Readonly<{ waiting: boolean; ending: boolean }>

type Times = Readonly<{ now: Date; soon: Date }>

/** What somebody told or helps with: part of another question, and counted with it. */
const selectIdsOfMine = (db: Tables, person: PersonId) => {
  const part = db.withoutPlugins()
  return part.selectFrom('stories.story as m').select('m.id').where('m.teller_id', '=', person).union(part.selectFrom('stories.supporter as h').select('h.story_id as id').where('h.person_id', '=', person))
}

const selectMine = (db: Tables, person: PersonId, { now, soon }: Times) =>
  select(db)
    .select(({ exists, selectFrom, not }) => not(exists(selectFrom('stories.approval as a').select('a.number').whereRef('a.story_id', '=', 's.id')
      .where('a.number', '=', (eb) => eb.selectFrom('stories.version as v').select((max) => max.fn.max('v.number').as('n')).whereRef('v.story_id', '=', 's.id')))).as('waiting'))
    .select(sql<boolean>`exists (select 1 from stories.consent c where c.story_id = s.id and c.begins_at <= ${now} and c.ends_at > ${now} and c.ends_at <= ${soon}
      and not exists (select 1 from stories.consent_end e where e.consent_id = c.id)
      and not exists (select 1 from stories.consent o where o.story_id = c.story_id and o.ends_at > c.ends_at and (o.number, o.purpose, o.audience, o.channel) = (c.number, c.purpose, c.audience, c.channel)))`.as('ending'))
    .where('s.id', 'in', selectIdsOfMine(db, person))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('stories.deletion as gone').select('gone.story_id').whereRef('gone.story_id', '=', 's.id'))))

/** What somebody told, or helps with, the newest first, after the one of theirs of that id; one more than a page holds. `waiting`: its newest version is not approved; `ending`: something that was agreed to ends before a moment, and was not agreed to for longer. Deleted ones are not among them. */
export async function listStoriesOf(database: Database, person: PersonId, { after, ...times }: Times & Readonly<{ after?: StoryId | undefined }>): Promise<readonly Mine[]> {
  const db = tables(database)
  let query = selectMine(db, person, times).orderBy('s.told_at', 'desc').orderBy('s.id').limit(STORIES_A_PAGE + 1)
  if (after !== undefined) {
    const toldAt = db.withoutPlugins().selectFrom('stories.story as b').select('b.told_at').where('b.id', '=', after).where('b.id', 'in', selectIdsOfMine(db, person))
    query = query.where(({ eb, and, or }) => or([eb('s.told_at', '<', toldAt), and([eb('s.told_at', '=', toldAt), eb('s.id', '>', after)])]))
  }
  const rows = await query.execute()
  return rows.map((row) => ({ ...withoutOldCut(storyOf(row), times.now), waiting: row.waiting === true, ending: row.ending }))
}

export type Counted = Readonly<{ stories: number; waiting: number; ending: number; cuts: number; copies: number }>

/** How many of these there are, and of what somebody who told them has to look at; `copies`: words that they took along and may not use any more. One query. */
export async function countMine(database: Database, person: PersonId, times: Times): Promise<Counted> {
  const [counted] = await mineCounted(database, { person, ...times })
  return counted ?? { stories: 0, waiting: 0, ending: 0, cuts: 0, copies: 0 }
}

const mineCounted = builtOnce((database, { person, now, soon }: Times & Readonly<{ person: PersonId }>) => sql<Counted>`
    select count(*)::int as stories, (count(*) filter (where m.waiting and m.teller_id = ${person}))::int as waiting, (count(*) filter (where m.ending and m.teller_id = ${person}))::int as ending,
      (count(*) filter (where (m.cut_waits ->> 'at')::timestamptz > ${now}::timestamptz - make_interval(days => ${sql.lit(CUT_DAYS)}) and m.teller_id = ${person}))::int as cuts, (${selectUnanswered({ takenBy: person }, now)}) as copies
    from (${selectMine(tables(database), person, { now, soon })}) m`)

/** A cut whose time is up is over, also before somebody has tidied it away. */
const withoutOldCut = (story: Story, now: Date): Story => (story.cut === undefined || answeredBy(story.cut.at) > now ? story : { ...story, cut: undefined })

/** Every story of somebody, in a transaction that ends something of each. */
export async function listStoryIdsOf(database: Database, teller: PersonId): Promise<readonly StoryId[]> {
  return (await tables(database).selectFrom('stories.story').select('id').where('teller_id', '=', teller).execute()).map(({ id }) => id)
}

/** The versions, the newest first, and what the newest says, as it is kept. One query. */
export async function listVersions(database: Database, story: StoryId): Promise<Readonly<{ versions: readonly Version[]; latest: SealedVersion | undefined }>> {
  const newest = sql<boolean>`v.number = (select max(n.number) from stories.version n where n.story_id = v.story_id)`
  const rows = await tables(database).selectFrom('stories.version as v')
    .leftJoin('stories.approval as a', (on) => on.onRef('a.story_id', '=', 'v.story_id').onRef('a.number', '=', 'v.number'))
    .select(['v.number', 'v.key_id', 'v.made_by', 'v.made_at', 'a.at', sql<Buffer | null>`case when ${newest} then v.sealed end`.as('words'), sql<Buffer | null>`case when ${newest} then v.sealed_notes end`.as('notes')])
    .where('v.story_id', '=', story).orderBy('v.number', 'desc').limit(200).execute()
  const [first] = rows
  return {
    versions: rows.map((row) => ({ number: row.number, madeBy: row.made_by ?? undefined, madeAt: row.made_at, approvedAt: row.at ?? undefined })),
    latest: first === undefined || first.words === null || first.notes === null ? undefined : { number: first.number, words: { keyId: first.key_id, bytes: first.words }, notes: { keyId: first.key_id, bytes: first.notes } },
  }
}

/** A version as it is kept: the one of that number, or the newest. */
export async function findSealed(database: Database, story: StoryId, number?: number): Promise<SealedVersion | undefined> {
  let query = tables(database).selectFrom('stories.version').select(['number', 'key_id', 'sealed', 'sealed_notes']).where('story_id', '=', story)
  if (number !== undefined) query = query.where('number', '=', number)
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : { number: row.number, words: { keyId: row.key_id, bytes: row.sealed }, notes: { keyId: row.key_id, bytes: row.sealed_notes } }
}

export type NewStory = Readonly<{ id: StoryId; initiative: InitiativeId; teller: PersonId; under16: boolean; takenDown: Readonly<{ by: PersonId; how: TakenHow; readBack: boolean }> | undefined; at: Date }>

export async function insertStory(trx: Transaction, { id, initiative, teller, under16, takenDown, at }: NewStory): Promise<void> {
  await tables(trx).insertInto('stories.story').values({ id, initiative_id: initiative, teller_id: teller, under_16: under16, told_at: at }).execute()
  if (takenDown === undefined) return
  await tables(trx).insertInto('stories.taking_down').values({ story_id: id, taker_id: takenDown.by, how: takenDown.how, read_back: takenDown.readBack }).execute()
}

/** A version that is new, with the marks of its words. */
export type NewVersion = SealedVersion & Readonly<{ marks: readonly Mark[] }>

export async function insertVersion(trx: Transaction, story: StoryId, { number, words, notes, marks }: NewVersion, by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  await tables(trx).insertInto('stories.version').values({
    story_id: story, number, key_id: words.keyId, sealed: words.bytes, sealed_notes: notes.bytes, made_by: by.person, made_at: by.at,
  }).execute()
  await keepMarks(trx, story, number, marks)
}

/** The teller says that this version is what they mean. Twice is once. */
export async function insertApproval(trx: Transaction, story: StoryId, number: number, at: Date): Promise<void> {
  await tables(trx).insertInto('stories.approval').values({ story_id: story, number, at }).onConflict((on) => on.doNothing()).execute()
}

/** Deletes every word of a story; the marks where words of it stood remain. Done twice, nothing more happens. */
export async function deleteWords(trx: Transaction, stories: readonly StoryId[], at: Date): Promise<void> {
  if (stories.length === 0) return
  const db = tables(trx)
  await db.deleteFrom('stories.version').where('story_id', 'in', stories).execute()
  await db.deleteFrom('stories.consent_name').where('story_id', 'in', stories).execute()
  await db.insertInto('stories.deletion').values(stories.map((story_id) => ({ story_id, at }))).onConflict((on) => on.doNothing()).execute()
}

/** Whether a story is there: for what is done again after a restore. */
export const isStoryThere = async (database: Database, id: StoryId): Promise<boolean> =>
  (await tables(database).selectFrom('stories.story').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** Notes that somebody opened the whole of a version, and for what; once a day. */
export async function insertOpening(trx: Transaction, story: StoryId, number: number, by: Readonly<{ person: PersonId; day: Day; at: Date; why: Why }>): Promise<void> {
  await tables(trx).insertInto('stories.opening').values({ story_id: story, number, person_id: by.person, on_day: by.day, at: by.at, why: by.why }).onConflict((on) => on.doNothing()).execute()
}

/** Names of those who code are kept back no longer than this: somebody may never come to the end. */
const KEPT_BACK_HOURS = 30 * 24

/** `going`: those who code it read apart from each other, and are not all done. */
export type Opening = Readonly<{ number: number; person: PersonId | undefined; at: Date; why: Why; going: boolean }>

/** Who opened it, the newest first. One query. */
export async function listOpenings(database: Database, story: StoryId, now: Date): Promise<readonly Opening[]> {
  const { rows } = await sql<Readonly<{ number: number; person_id: PersonId | null; at: Date; why: Why; going: boolean }>>`
    select o.number, o.person_id, o.at, o.why, o.why = 'coding' and o.at > ${hoursAfter(now, -KEPT_BACK_HOURS)} and exists (
      select 1 from stories.consent p where p.story_id = o.story_id and p.number = o.number and p.purpose = 'coding' and p.begins_at <= ${now} and p.ends_at > ${now}
        and not exists (select 1 from stories.consent_end e where e.consent_id = p.id)
    ) and exists (
      select 1 from stories.round_story q join stories.round_coder k on k.round_id = q.round_id and k.agreed_at is not null and k.person_id is not null join stories.story s on s.id = q.story_id
      where q.story_id = o.story_id and q.number = o.number and s.teller_id is distinct from k.person_id
        and not exists (select 1 from stories.supporter u where u.story_id = q.story_id and u.person_id = k.person_id)
        and not exists (select 1 from stories.coding c where c.coder_id = k.id and c.place = q.place)
    ) as going
    from stories.opening o where o.story_id = ${story} order by o.at desc limit 100`.execute(tables(database))
  return rows.map((row) => ({ number: row.number, person: row.person_id ?? undefined, at: row.at, why: row.why, going: row.going }))
}
