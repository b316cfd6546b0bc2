/** Where words of stories stand. */
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Attribution, Audience, Channel, Consent, Purpose } from '../consent/consent.rules.ts'
import { COPY_COLUMNS, type CopyRow, copyOf } from '../outside/copy.queries.ts'
import { outsideTables } from '../outside/tables.ts'
import type { Excerpt, Sealed } from '../sealed/opened-words.tsx'
import { type ConsentId, type StoryId, type UseId, tables } from '../tables.ts'
import { MOST_ON_PAGE, type QuotePlace, anchorOfPage } from './use.rules.ts'

/** A place on a page: of a case study a section, of a journal an entry, an agreement; in the library a case study, by its id; outside, the use itself. */
export type Spot = Readonly<{ initiative: InitiativeId; place: QuotePlace; anchor: string }>

export type NewUse = Spot & Excerpt & Readonly<{ id: UseId; story: StoryId; number: number; consent: ConsentId; by: PersonId | null; at: Date }>

export async function insertUse(trx: Transaction, { id, story, number, consent, begins, length, initiative, place, anchor, by, at }: NewUse): Promise<void> {
  await tables(trx).insertInto('stories.use').values({ id, story_id: story, number, consent_id: consent, begins, length, initiative_id: initiative, place, anchor, used_by: by, at }).execute()
}

/** A use with all that decides whether it is shown, and the version's words as they are kept; none where they were deleted. */
export type UseOnPage = Spot & Readonly<{
  id: UseId; story: StoryId; number: number; excerpt: Excerpt; at: Date; consent: Consent; attribution: Attribution; shownAs: string | undefined; onPaper: boolean; words: Sealed | undefined
}>

type Row = Readonly<{
  id: UseId; story_id: StoryId; number: number; initiative_id: InitiativeId; place: QuotePlace; anchor: string; begins: number; length: number; at: Date; of_number: number; purpose: Purpose
  audience: Audience; channel: Channel; attribution: Attribution; begins_at: Date; ends_at: Date; ended_at: Date | null; shown_as: string | null; on_paper: boolean; key_id: string | null; sealed: Buffer | null
}>

/** Whether there is room for one more on a page. Whoever else quotes in this group meanwhile waits until this transaction is over. */
export async function hasRoom(trx: Transaction, spot: Spot): Promise<boolean> {
  const db = tables(trx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${spot.place === 'library' ? spot.anchor : spot.initiative}, 1495))`.execute(db)
  const anchor = anchorOfPage(spot) ?? null
  const { rows } = await sql<{ quoted: number }>`select count(*)::int as quoted from stories.use u
    where ${ofInitiative(spot)} and u.place = ${spot.place} and (${anchor}::text is null or u.anchor = ${anchor})`.execute(db)
  return (rows[0]?.quoted ?? 0) < MOST_ON_PAGE
}

/** The pages of the library are no initiative’s: any group’s stories may be quoted there. */
const ofInitiative = ({ initiative, place }: Readonly<{ initiative?: InitiativeId; place: QuotePlace }>) => (place === 'library' ? sql`true` : sql`u.initiative_id = ${initiative}`)

type Where = (Pick<Spot, 'initiative' | 'place'> & Readonly<{ anchor?: string | undefined; now: Date }>) | Readonly<{ place: 'library'; anchor: string; now: Date }>

/** What is quoted on a page, in the order in which it was. One query. A use names its consent, and no other stands in for it (I-03). */
export async function listUsesOnPage(database: Database, where: Where): Promise<readonly UseOnPage[]> {
  const { place, anchor, now } = where
  const { rows } = await sql<Row>`
    select u.id, u.story_id, u.number, u.initiative_id, u.place, u.anchor, u.begins, u.length, u.at, c.number as of_number, c.purpose, c.audience, c.channel, c.attribution, c.begins_at, c.ends_at,
      e.at as ended_at, n.shown_as, v.key_id, v.sealed,
      exists (select 1 from stories.consent p where p.story_id = c.story_id and p.number = c.number and p.purpose = c.purpose and p.audience = c.audience and p.channel = 'paper'
        and p.begins_at <= ${now} and p.ends_at > ${now} and not exists (select 1 from stories.consent_end q where q.consent_id = p.id)) as on_paper
    from stories.use u join stories.consent c on c.id = u.consent_id left join stories.consent_end e on e.consent_id = c.id left join stories.consent_name n on n.consent_id = c.id
    left join stories.version v on v.story_id = u.story_id and v.number = u.number
    where ${ofInitiative(where)} and u.place = ${place} and (${anchor ?? null}::text is null or u.anchor = ${anchor ?? null})
    order by u.at, u.id limit ${MOST_ON_PAGE}`.execute(tables(database))
  return rows.map((row) => ({
    id: row.id, story: row.story_id, number: row.number, initiative: row.initiative_id, place: row.place, anchor: row.anchor, excerpt: { begins: row.begins, length: row.length }, at: row.at,
    consent: { number: row.of_number, purpose: row.purpose, audience: row.audience, channel: row.channel, beginsAt: row.begins_at, endsAt: row.ends_at, endedAt: row.ended_at ?? undefined },
    attribution: row.attribution, shownAs: row.shown_as ?? undefined, onPaper: row.on_paper,
    words: row.key_id === null || row.sealed === null ? undefined : { keyId: row.key_id, bytes: row.sealed },
  }))
}

/** `copy`: what it was taken along for, where it is outside this site. */
export type Use = Spot & Readonly<{ id: UseId; number: number; consent: ConsentId; excerpt: Excerpt; at: Date; copy: CopyRow | undefined }>

/** Everywhere that words of a story stand, the newest first. */
export async function listUsesOf(database: Database, story: StoryId): Promise<readonly Use[]> {
  const rows = await outsideTables(database).selectFrom('stories.use as u').leftJoin('stories.outside_copy as x', 'x.use_id', 'u.id').selectAll('u').select(COPY_COLUMNS)
    .where('u.story_id', '=', story).orderBy('u.at', 'desc').orderBy('u.id').limit(200).execute()
  return rows.map((row) => ({
    id: row.id, number: row.number, consent: row.consent_id, excerpt: { begins: row.begins, length: row.length }, initiative: row.initiative_id, place: row.place, anchor: row.anchor, at: row.at, copy: copyOf(row),
  }))
}

/** Takes a quotation off its page. False where it is not there in this initiative; what somebody took along can't be taken off. */
export async function deleteUse(trx: Transaction, initiative: InitiativeId, id: UseId): Promise<boolean> {
  return (await tables(trx).deleteFrom('stories.use').where('id', '=', id).where('initiative_id', '=', initiative).where('place', '<>', 'outside').returning('id').executeTakeFirst()) !== undefined
}

export const isUseThere = async (database: Database, id: UseId): Promise<boolean> =>
  (await tables(database).selectFrom('stories.use').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** The same after a restore, where it is there. */
export async function deleteUseAgain(trx: Transaction, id: UseId): Promise<void> {
  await tables(trx).deleteFrom('stories.use').where('id', '=', id).execute()
}
