/** The ledger of consents: added to, and read. */
import { sql } from 'kysely'
import type { PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { forgetCodings } from '../coding/forget-codings.queries.ts'
import { forgetUseMarks } from '../search/use-mark.queries.ts'
import { forgetCuts } from '../cut/cut.queries.ts'
import { askHoldersSoon } from '../outside/when-consents-end.ts'
import { type ConsentId, type EndedBy, type StoryId, tables } from '../tables.ts'
import type { Agreed, Agreeing, Attribution, Consent, GivenHow } from './consent.rules.ts'

/** A consent as its teller reads it. */
export type Given = Consent & Readonly<{
  id: ConsentId; story: StoryId; attribution: Attribution; how: GivenHow; givenAt: Date
  shownAs: string | undefined; witness: string | undefined; guardian: string | undefined; adult: string | undefined
}>

const select = (database: Database, stories: readonly StoryId[]) =>
  tables(database).selectFrom('stories.consent as c').leftJoin('stories.consent_end as e', 'e.consent_id', 'c.id').leftJoin('stories.consent_name as n', 'n.consent_id', 'c.id')
    .selectAll('c').select(['e.at as ended_at', 'n.shown_as', 'n.witness', 'n.guardian', 'n.adult']).where('c.story_id', 'in', stories)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const givenOf = (row: Row): Given => ({
  id: row.id, story: row.story_id, number: row.number, purpose: row.purpose, audience: row.audience, channel: row.channel, attribution: row.attribution, how: row.given_how, givenAt: row.given_at,
  beginsAt: row.begins_at, endsAt: row.ends_at, endedAt: row.ended_at ?? undefined, shownAs: row.shown_as ?? undefined, witness: row.witness ?? undefined,
  guardian: row.guardian ?? undefined, adult: row.adult ?? undefined,
})

/** Everything that was agreed to for these stories, the newest first. One query, or none for none. */
export async function listConsents(database: Database, stories: readonly StoryId[]): Promise<readonly Given[]> {
  if (stories.length === 0) return []
  return (await select(database, stories).orderBy('c.given_at', 'desc').orderBy('c.purpose').orderBy('c.channel').orderBy('c.id').limit(1_000).execute()).map(givenOf)
}

type Giving = Readonly<{ story: StoryId; number: number; person: PersonId; at: Date }>

/** Writes what was agreed to into the ledger: a row a channel, and the names beside each. */
export async function insertConsents(trx: Transaction, { story, number, person, at }: Giving, agreeing: Agreeing, { beginsAt, endsAt, names }: Agreed): Promise<void> {
  const db = tables(trx)
  const rows = agreeing.channels.map((channel) => ({
    id: newId<'story-consent'>(), story_id: story, number, person_id: person, purpose: agreeing.purpose, audience: agreeing.audience, channel,
    attribution: agreeing.attribution, given_how: agreeing.how, given_at: at, begins_at: beginsAt, ends_at: endsAt,
  }))
  await db.insertInto('stories.consent').values(rows).execute()
  const named = { shown_as: names.shownAs ?? null, witness: names.witness ?? null, guardian: names.guardian ?? null, adult: names.adult ?? null }
  if (Object.values(named).every((name) => name === null)) return
  await db.insertInto('stories.consent_name').values(rows.map(({ id }) => ({ consent_id: id, story_id: story, ...named }))).execute()
}

/** The same yes for longer: a row of its own, by which what stands on pages goes on. */
export async function renewConsent(trx: Transaction, given: Given, { person, at, endsAt }: Readonly<{ person: PersonId; at: Date; endsAt: Date }>): Promise<void> {
  const db = tables(trx)
  const id = newId<'story-consent'>()
  const { story, number, purpose, audience, channel, attribution } = given
  await db.insertInto('stories.consent').values({ id, story_id: story, number, person_id: person, purpose, audience, channel, attribution, given_how: 'written', given_at: at, begins_at: at, ends_at: endsAt }).execute()
  if (given.shownAs !== undefined) await db.insertInto('stories.consent_name').values({ consent_id: id, story_id: story, shown_as: given.shownAs, witness: null, guardian: null, adult: null }).execute()
  await db.updateTable('stories.use').set({ consent_id: id }).where('consent_id', '=', given.id).execute()
}

export type Ending = Readonly<{ by: EndedBy; person: PersonId | null; at: Date }>

/**
 * Ends consents: from here on no page shows what rested on them. The name under which words were shown goes with them.
 * @param only one of them, with those by which it was said again; all that the story has where undefined
 * @returns how many ended
 */
export async function endConsents(trx: Transaction, story: StoryId, only: ConsentId | undefined, { by, person, at }: Ending): Promise<number> {
  const db = tables(trx)
  const { rows } = await sql<{ consent_id: ConsentId }>`
    insert into stories.consent_end (consent_id, story_id, ended_by, person_id, at)
    select c.id, c.story_id, ${by}, ${person}, ${at} from stories.consent c where c.story_id = ${story} and (${only ?? null}::uuid is null or exists (
      select 1 from stories.consent o where o.id = ${only ?? null}::uuid and o.story_id = c.story_id and (o.number, o.purpose, o.audience, o.channel) = (c.number, c.purpose, c.audience, c.channel)))
    on conflict (consent_id) do nothing returning consent_id`.execute(db)
  const ended = rows.map((row) => row.consent_id)
  if (ended.length > 0) await forgetCodings(trx, story)
  await askHoldersSoon(trx, ended)
  if (ended.length > 0) await forgetUseMarks(trx, ended)
  if (ended.length > 0) await forgetCuts(trx, story)
  if (ended.length > 0) await db.updateTable('stories.consent_name').set({ shown_as: null }).where('consent_id', 'in', ended).execute()
  return ended.length
}

/** For a restore: the consents that had been given when they were ended. */
export async function endConsentsGivenUntil(trx: Transaction, story: StoryId, at: Date): Promise<void> {
  const given = (await listConsents(trx, [story])).filter(({ givenAt }) => givenAt <= at)
  for (const { id } of given) await endConsents(trx, story, id, { by: 'teller', person: null, at })
}

/** Erases the ledger of a story, which nothing else can: the database writes down that it was done, and why. */
export async function eraseFromLedger(trx: Transaction, story: StoryId, reason: string): Promise<void> {
  await sql`select stories.erase_from_ledger(${story}, ${reason})`.execute(tables(trx))
}
