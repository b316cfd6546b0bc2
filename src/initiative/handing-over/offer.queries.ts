/** Offers to look after an initiative. One holds for some weeks, and as long as whoever made it looks after the initiative. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, MemberId, PersonId } from '../tables.ts'
import { HOLDS_DAYS } from './offer.rules.ts'
import { type OfferId, handingOverTables } from './tables.ts'

export type Offer = Readonly<{ id: OfferId; from: MemberId; fromPerson: PersonId; to: MemberId; toPerson: PersonId; stepsBack: boolean; words: string | undefined; at: Date }>

const DAY_MS = 86_400_000
/** Offers made at this moment or before hold no more. */
const tooOld = (now: Date): Date => new Date(now.getTime() - HOLDS_DAYS * DAY_MS)

/** Of the row `o`. */
export const offerHolds = (now: Date): RawBuilder<boolean> => sql<boolean>`o.at > ${now}::timestamptz - make_interval(days => ${sql.lit(HOLDS_DAYS)}) and exists (select from initiative.host h where h.member_id = o.from_member_id)`

/** Whether a member is asked, as part of another question. */
export const isAsked = (member: MemberId | null, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from initiative.hand_over_offer o where o.to_member_id = ${member} and ${offerHolds(now)})`

const offers = (database: Database, initiative: InitiativeId, now: Date) =>
  handingOverTables(database).selectFrom('initiative.hand_over_offer as o').innerJoin('initiative.member as f', 'f.id', 'o.from_member_id').innerJoin('initiative.member as t', 't.id', 'o.to_member_id')
    .select(['o.id', 'o.from_member_id', 'o.to_member_id', 'f.person_id as from_person', 't.person_id as to_person', 'o.steps_back', 'o.words', 'o.at']).where('o.initiative_id', '=', initiative).where(offerHolds(now))
type Row = Awaited<ReturnType<ReturnType<typeof offers>['executeTakeFirstOrThrow']>>
const offerOf = (row: Row): Offer => ({
  id: row.id, from: row.from_member_id, fromPerson: row.from_person, to: row.to_member_id, toPerson: row.to_person, stepsBack: row.steps_back, words: row.words ?? undefined, at: row.at,
})

/** The offer to somebody. */
export async function findOfferTo(database: Database, initiative: InitiativeId, member: MemberId, now: Date): Promise<Offer | undefined> {
  const row = await offers(database, initiative, now).where('o.to_member_id', '=', member).executeTakeFirst()
  return row === undefined ? undefined : offerOf(row)
}

/** An offer of this initiative that nobody has answered. */
export async function findOffer(database: Database, initiative: InitiativeId, id: OfferId, now: Date): Promise<Offer | undefined> {
  const row = await offers(database, initiative, now).where('o.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : offerOf(row)
}

/** Offers it; a second offer to the same person takes the place of the first. Those of this initiative that hold no more are gone. */
export async function upsertOffer(trx: Transaction, initiative: InitiativeId, offer: Pick<Offer, 'from' | 'to' | 'stepsBack' | 'words' | 'at'>): Promise<void> {
  const db = handingOverTables(trx)
  await db.deleteFrom('initiative.hand_over_offer').where('initiative_id', '=', initiative).where('at', '<=', tooOld(offer.at)).execute()
  const row = { from_member_id: offer.from, steps_back: offer.stepsBack, words: offer.words ?? null, at: offer.at }
  await db.insertInto('initiative.hand_over_offer').values({ id: newId<'hand-over-offer'>(), initiative_id: initiative, to_member_id: offer.to, ...row })
    .onConflict((on) => on.columns(['initiative_id', 'to_member_id']).doUpdateSet(row)).execute()
}

/** It was answered, or taken back; twice is once. */
export async function deleteOffer(trx: Transaction, id: OfferId): Promise<void> {
  await handingOverTables(trx).deleteFrom('initiative.hand_over_offer').where('id', '=', id).execute()
}

/** What somebody offered, and was offered, and nobody has answered: for themselves. */
export async function listMyOffers(database: Database, person: PersonId): Promise<readonly object[]> {
  return handingOverTables(database).selectFrom('initiative.hand_over_offer as o').innerJoin('initiative.member as t', 't.id', 'o.to_member_id').innerJoin('initiative.member as f', 'f.id', 'o.from_member_id')
    .innerJoin('initiative.initiative as i', 'i.id', 'o.initiative_id').select(['i.title as initiative', 'o.words', 'o.steps_back as stepsBack', 'o.at'])
    .select(sql<'by me' | 'to me'>`case when f.person_id = ${person} then 'by me' else 'to me' end`.as('offered'))
    .where((is) => is.or([is('t.person_id', '=', person), is('f.person_id', '=', person)])).orderBy('o.at').orderBy('o.id').execute()
}
