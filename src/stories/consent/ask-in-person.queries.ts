/** Tellers whose yes ends soon, for whoever may ask them again by telephone or by letter. */
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Id, newId } from '#platform/ids.ts'
import { hoursAfter } from '#platform/time.ts'
import { type StoryId, type StoryTables, tables } from '../tables.ts'
import { ASKED_BEFORE_DAYS, type Audience, type Channel, type Purpose, askedAgain } from './consent.rules.ts'

const askingTables = (database: Database) => database.tables<{ 'stories.asking': { id: Id<'story-asking'>; story_id: StoryId; asked_by: PersonId | null; reached: boolean; at: Date } } & StoryTables>()

/** One yes that ends, as far as whoever asks needs to know. */
export type Ending = Readonly<{ purpose: Purpose; audience: Audience; channel: Channel; endsAt: Date }>

/** A teller to be asked about one story. `shownAs`: their full name, where a yes shows it. */
export type ToAsk = Readonly<{ story: StoryId; initiative: InitiativeId; teller: PersonId; shownAs: string | undefined; helps: 'supporter' | 'taker' | 'host'; endings: readonly Ending[]; triedAt: Date | undefined }>

/** Whoever asks: somebody who helps with the story or wrote it down, or those who look after a group, who know no more than what a yes shows them. */
export type Asker = Readonly<{ person: PersonId; hostOf?: InitiativeId | undefined }>

/** Yeses looked at: most are of tellers who look for themselves or read e-mail, and a story has several. */
const MOST = 2_000

type Row = Readonly<{ story_id: StoryId; initiative_id: InitiativeId; teller_id: PersonId; supporter: PersonId | null; shown_as: string | null; purpose: Purpose; audience: Audience; channel: Channel; ends_at: Date; tried_at: Date | null }>

/** The soonest first; those who were reached within the time are not among them. How a teller wants to be asked is not known here. One query. */
export async function listToAsk(database: Database, { person, hostOf }: Asker, now: Date, only?: StoryId): Promise<readonly ToAsk[]> {
  const { soon } = askedAgain(now)
  const may = hostOf === undefined
    ? sql`(u.person_id = ${person} or t.taker_id = ${person})`
    : sql`s.initiative_id = ${hostOf} and c.attribution = 'name' and n.shown_as is not null and exists (select 1 from stories.consent r where r.story_id = s.id and r.purpose = 'initiative' and r.channel = 'page'
        and r.begins_at <= ${now} and r.ends_at > ${now} and not exists (select 1 from stories.consent_end e where e.consent_id = r.id))`
  const { rows } = await sql<Row>`
    select c.story_id, s.initiative_id, s.teller_id, u.person_id as supporter, n.shown_as, c.purpose, c.audience, c.channel, c.ends_at,
      (select max(a.at) from stories.asking a where a.story_id = s.id and not a.reached and a.at > ${hoursAfter(now, -ASKED_BEFORE_DAYS * 24)}) as tried_at
    from stories.consent c join stories.story s on s.id = c.story_id left join stories.taking_down t on t.story_id = s.id left join stories.supporter u on u.story_id = s.id
    left join stories.consent_name n on n.consent_id = c.id
    where c.begins_at <= ${now} and c.ends_at > ${now} and c.ends_at <= ${soon} and s.teller_id is not null and s.teller_id <> ${person} and ${may} and (${only ?? null}::uuid is null or s.id = ${only ?? null}::uuid)
      and not exists (select 1 from stories.deletion d where d.story_id = s.id) and not exists (select 1 from stories.consent_end e where e.consent_id = c.id)
      and not exists (select 1 from stories.consent o where o.story_id = c.story_id and o.ends_at > c.ends_at and (o.number, o.purpose, o.audience, o.channel) = (c.number, c.purpose, c.audience, c.channel))
      and not exists (select 1 from stories.asking a where a.story_id = s.id and a.reached and a.at > ${hoursAfter(now, -ASKED_BEFORE_DAYS * 24)})
    order by c.ends_at, s.id, c.purpose, c.channel limit ${MOST}`.execute(askingTables(database))
  const all = new Map<StoryId, ToAsk & { endings: Ending[] }>()
  for (const row of rows) {
    const one = all.get(row.story_id) ?? {
      story: row.story_id, initiative: row.initiative_id, teller: row.teller_id, shownAs: row.shown_as ?? undefined, endings: [], triedAt: row.tried_at ?? undefined,
      helps: hostOf !== undefined ? 'host' : row.supporter === person ? 'supporter' : 'taker',
    }
    one.endings.push({ purpose: row.purpose, audience: row.audience, channel: row.channel, endsAt: row.ends_at })
    all.set(row.story_id, one)
  }
  return [...all.values()]
}

export async function insertAsking(trx: Transaction, story: StoryId, { person, reached, at }: Readonly<{ person: PersonId; reached: boolean; at: Date }>): Promise<void> {
  await askingTables(trx).insertInto('stories.asking').values({ id: newId<'story-asking'>(), story_id: story, asked_by: person, reached, at }).execute()
}

/** Who helps with some stories, or wrote them down where nobody helps: whom it is said to that their tellers wait to be asked. */
export async function listHelpers(database: Database, stories: readonly StoryId[]): Promise<ReadonlyMap<StoryId, PersonId>> {
  if (stories.length === 0) return new Map()
  const rows = await tables(database).selectFrom('stories.story as s').leftJoin('stories.supporter as u', 'u.story_id', 's.id').leftJoin('stories.taking_down as t', 't.story_id', 's.id')
    .select(['s.id', 'u.person_id', 't.taker_id']).where('s.id', 'in', [...stories]).execute()
  return new Map(rows.flatMap(({ id, person_id: supporter, taker_id: taker }): readonly (readonly [StoryId, PersonId])[] => {
    const helper = supporter ?? taker
    return helper === null ? [] : [[id, helper]]
  }))
}

/** What is held about whoever asked. */
export const listAskings = async (database: Database, person: PersonId) =>
  askingTables(database).selectFrom('stories.asking').select(['story_id as story', 'reached', 'at']).where('asked_by', '=', person).orderBy('at').execute()

/** What is held about whoever was to be asked: that somebody did or tried, by when. */
export const listAskingsOf = async (database: Database, teller: PersonId) =>
  askingTables(database).selectFrom('stories.asking as a').innerJoin('stories.story as s', 's.id', 'a.story_id').select(['a.story_id as story', 'a.reached', 'a.at']).where('s.teller_id', '=', teller).orderBy('a.at').execute()
