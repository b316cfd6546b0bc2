/** The full card of each version of an agreement: its rows, read whole and written whole. */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { ItemId, PersonId } from '../tables.ts'
import type { Card, Interest } from './reading.rules.ts'
import { type Method, agreementTables } from './tables.ts'

type RaisedRow = { kind: 'objection' | 'interest'; person: PersonId | null; words: string | null; done: string | null; remains: boolean | null }

/** A card as the database gives it. */
export type CardParts = {
  question: string; whoCouldDecide: string; method: Method; reasons: string; cannotChange: string; how: Readonly<Record<string, unknown>>
  pence: number | null; budget: string | null; moneyFor: string | null; interests: boolean | null
  options: { words: string; speaksFor: string | null; speaksAgainst: string | null; chosen: boolean | null }[]; raised: RaisedRow[]; delegates: (PersonId | null)[]
}

/** The card of a version `v`, for a query that selects from versions. */
export const selectCard = sql<CardParts | null>`(
  select json_build_object('question', k.question, 'whoCouldDecide', k.who_could_decide, 'method', k.method, 'reasons', k.reasons, 'cannotChange', k.cannot_change, 'how', k.how,
    'pence', k.amount_pence, 'budget', k.budget, 'moneyFor', k.money_for, 'interests', k.interests,
    'options', (select coalesce(json_agg(json_build_object('words', o.words, 'speaksFor', o.speaks_for, 'speaksAgainst', o.speaks_against, 'chosen', o.chosen) order by o.place), '[]')
      from initiative.decision_option o where o.item_id = k.item_id and o.version = k.version),
    'raised', (select coalesce(json_agg(json_build_object('kind', r.kind, 'person', r.person_id, 'words', r.words, 'done', r.done, 'remains', r.remains) order by r.place), '[]')
      from initiative.decision_raised r where r.item_id = k.item_id and r.version = k.version),
    'delegates', (select coalesce(json_agg(g.person_id order by g.id), '[]') from initiative.decision_delegate g where g.item_id = k.item_id and g.version = k.version))
  from initiative.decision_card k where k.item_id = v.item_id and k.version = v.version)`

/** The card that rows hold. */
export function cardOf(parts: CardParts): Card {
  const { question, whoCouldDecide, method, reasons, cannotChange, how, pence, budget, moneyFor } = parts
  const raised = (kind: RaisedRow['kind']) => parts.raised.filter((row) => row.kind === kind)
  return {
    question, whoCouldDecide, method, reasons, cannotChange,
    options: parts.options.map((one) => ({ words: one.words, speaksFor: one.speaksFor ?? undefined, speaksAgainst: one.speaksAgainst ?? undefined, chosen: one.chosen ?? undefined })),
    way: { facts: how, objections: raised('objection').map((row) => ({ ...interestOf(row), remains: row.remains === true })), delegates: parts.delegates.map((person) => person ?? undefined) },
    money: pence === null || budget === null ? undefined : { pence, budget, what: moneyFor ?? undefined },
    interests: parts.interests === null ? undefined : raised('interest').map(interestOf),
  }
}

const interestOf = ({ person, words, done }: RaisedRow): Interest => ({ person: person ?? undefined, words: words ?? undefined, done: done ?? undefined })

/** Writes the card of a version down. */
export async function insertCard(trx: Transaction, item: ItemId, version: number, card: Card): Promise<void> {
  const db = agreementTables(trx)
  const at = { item_id: item, version }
  const { money, way, interests } = card
  await db.insertInto('initiative.decision_card').values({
    ...at, question: card.question, who_could_decide: card.whoCouldDecide, method: card.method, reasons: card.reasons, cannot_change: card.cannotChange, how: JSON.stringify(way.facts),
    amount_pence: money?.pence ?? null, budget: money?.budget ?? null, money_for: money?.what ?? null, interests: interests === undefined ? null : interests.length > 0,
  }).execute()
  await db.insertInto('initiative.decision_option').values(card.options.map((one, index) => ({
    ...at, place: index + 1, words: one.words, speaks_for: one.speaksFor ?? null, speaks_against: one.speaksAgainst ?? null, chosen: one.chosen ?? null,
  }))).execute()
  const raised = [...way.objections.map((one) => ({ kind: 'objection' as const, ...one })), ...(interests ?? []).map((one) => ({ kind: 'interest' as const, ...one, remains: null }))]
  if (raised.length > 0) {
    await db.insertInto('initiative.decision_raised').values(raised.map(({ kind, person, words, done, remains }, index) => ({
      id: newId<'raised'>(), ...at, place: index + 1, kind, person_id: person ?? null, words: words ?? null, done: done ?? null, remains,
    }))).execute()
  }
  if (way.delegates.length > 0) {
    await db.insertInto('initiative.decision_delegate').values(way.delegates.map((person) => ({ id: newId<'delegate'>(), ...at, person_id: person ?? null }))).execute()
  }
}

/**
 * Takes back what somebody raised, at one agreement or at every one, in every version of it: the words are gone, and only the mark stays.
 * What the group did about it is the group's.
 */
export async function takeBackRaised(trx: Transaction, person: PersonId, item: ItemId | 'every'): Promise<void> {
  await agreementTables(trx).updateTable('initiative.decision_raised').set({ words: null })
    .where('person_id', '=', person).where((eb) => (item === 'every' ? eb.lit(true) : eb('item_id', '=', item))).execute()
}
