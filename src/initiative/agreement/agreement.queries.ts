/** What was agreed: the newest version of each agreement, and those before it. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { Audience, ItemId, PersonId } from '../tables.ts'
import { selectWays } from '../ways/ways.queries.ts'
import { type Shown, heldWays } from '../ways/ways.rules.ts'
import { type CardParts, cardOf, insertCard, selectCard } from './card.queries.ts'
import type { Card } from './reading.rules.ts'
import { agreementTables } from './tables.ts'

export type AgreementFacts = Readonly<{ words: string; agreedOn: Day; aboutMoney: boolean; aboutService: boolean; coProduced: boolean; card: Card | undefined }>

/** One version of an agreement. `reason`: why it was corrected; the first version has none. */
export type AgreementVersion = AgreementFacts & Readonly<{ version: number; reason: string | undefined; recordedBy: PersonId | undefined; at: Date }>

export type Agreement = AgreementVersion & Readonly<{ id: ItemId; replyBy: Day; meeting: MeetingId | undefined; hidden: boolean; seenBy: Audience; recordedAt: Date }>

const select = (database: Database, { initiative, sees, membership }: Pick<Seen, 'initiative' | 'sees' | 'membership'>) => {
  const query = agreementTables(database).selectFrom('initiative.thread_item as i')
    .innerJoin('initiative.decision as d', 'd.item_id', 'i.id')
    .innerJoin('initiative.decision_version as v', (join) => join.onRef('v.item_id', '=', 'i.id').onRef('v.version', '=', 'i.version'))
    .leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select([
      'i.id', 'i.recorded_at', 'i.seen_by', 'd.reply_by', 'd.meeting_id', 'h.item_id as hidden', 'v.version', 'v.words', 'v.agreed_on', 'v.about_money', 'v.about_service', 'v.co_produced',
      'v.reason', 'v.recorded_by', 'v.at', selectCard.as('card'),
    ])
    .where('i.initiative_id', '=', initiative.id).where('i.kind', '=', 'decision').where('i.seen_by', 'in', sees)
  return membership?.host === true ? query : query.where('h.item_id', 'is', null)
}

type VersionRow = {
  version: number; words: string; agreed_on: Day; about_money: boolean; about_service: boolean; co_produced: boolean; reason: string | null; recorded_by: PersonId | null; at: Date
  card: CardParts | null
}

const versionOf = (row: VersionRow): AgreementVersion => ({
  version: row.version, words: row.words, agreedOn: row.agreed_on, aboutMoney: row.about_money, aboutService: row.about_service, coProduced: row.co_produced,
  card: row.card === null ? undefined : cardOf(row.card), reason: row.reason ?? undefined, recordedBy: row.recorded_by ?? undefined, at: row.at,
})

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>
const agreementOf = (row: Row): Agreement => ({
  ...versionOf(row), id: row.id, replyBy: row.reply_by, meeting: row.meeting_id ?? undefined, hidden: row.hidden !== null, seenBy: row.seen_by, recordedAt: row.recorded_at,
})

/** The agreements that this visitor may see, the newest first, after the one of that id. */
export async function listAgreements(database: Database, here: Seen, { after, most }: { after: ItemId | undefined; most: number }): Promise<readonly Agreement[]> {
  let query = select(database, here)
  if (after !== undefined) {
    query = query.where(sql<boolean>`(i.recorded_at, i.id) < (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = ${here.initiative.id})`)
  }
  return (await query.orderBy('i.recorded_at', 'desc').orderBy('i.id', 'desc').limit(most).execute()).map(agreementOf)
}

/** An agreement as its own pages have it: with the ways of doing it together that it shows. */
export type OneAgreement = Agreement & Readonly<{ ways: readonly Shown[] }>

/** An agreement, if this visitor may see it. */
export async function findAgreement(database: Database, here: Seen, item: ItemId): Promise<OneAgreement | undefined> {
  const row = await select(database, here).select(selectWays.as('ways')).where('i.id', '=', item).executeTakeFirst()
  return row === undefined ? undefined : { ...agreementOf(row), ways: heldWays('decision', row.ways) }
}

/** Every version of an agreement, the newest first: for those who take part. */
export async function listVersions(database: Database, item: ItemId): Promise<readonly AgreementVersion[]> {
  const rows = await agreementTables(database).selectFrom('initiative.decision_version as v')
    .select(['v.version', 'v.words', 'v.agreed_on', 'v.about_money', 'v.about_service', 'v.co_produced', 'v.reason', 'v.recorded_by', 'v.at', selectCard.as('card')])
    .where('v.item_id', '=', item).orderBy('v.version', 'desc').execute()
  return rows.map(versionOf)
}

/** The promise of an agreement whose item was just recorded. */
export async function insertDecision(trx: Transaction, item: ItemId, promise: { replyBy: Day; meeting: MeetingId | undefined }): Promise<void> {
  await agreementTables(trx).insertInto('initiative.decision').values({ item_id: item, reply_by: promise.replyBy, meeting_id: promise.meeting ?? null }).execute()
}

/** Adds a version. The first is 1. */
export async function insertVersion(trx: Transaction, item: ItemId, version: number, facts: AgreementFacts, by: { person: PersonId; reason: string | undefined; at: Date }): Promise<void> {
  const { card } = facts
  await agreementTables(trx).insertInto('initiative.decision_version').values({
    item_id: item, version, words: facts.words, agreed_on: facts.agreedOn, about_money: facts.aboutMoney, about_service: facts.aboutService, co_produced: facts.coProduced,
    reason: by.reason ?? null, recorded_by: by.person, at: by.at,
  }).execute()
  if (card !== undefined) await insertCard(trx, item, version, card)
}

/** Makes the item say what the corrected version says; false where it was corrected since `version`. */
export async function raiseVersion(trx: Transaction, item: ItemId, version: number, words: string): Promise<boolean> {
  const row = await agreementTables(trx).updateTable('initiative.thread_item').set({ words, version: version + 1 })
    .where('id', '=', item).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}
