/** What each kind of item says of itself, beside its words: for programs. Every query asks for the items of a page at once. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { handsOf } from '../agreement/method/show-of-hands.rules.ts'
import { listRoomCounts } from '../agreement/room.queries.ts'
import { agreementTables } from '../agreement/tables.ts'
import { happenedTables } from '../happened/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import { bandOf, hasFewAffected } from '../membership/room.rules.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { listTryingFacts } from './trying-facts.queries.ts'
import { listNeedFacts } from './need-facts.queries.ts'
import type { DecisionFacts, HappenedFacts, ItemRecord } from './record.ts'

type Facts = Pick<ItemRecord, 'need' | 'idea' | 'prototype' | 'test' | 'decision' | 'change' | 'outcome'>
type Card = NonNullable<DecisionFacts['card']>
type Of = Readonly<{ id: ItemId; kind: ItemKind }>

/** The facts of some items, by item. */
export async function listFacts(database: Database, here: Seen, items: readonly Of[]): Promise<ReadonlyMap<ItemId, Facts>> {
  const ids = (wanted: (kind: ItemKind) => boolean) => items.filter(({ kind }) => wanted(kind)).map(({ id }) => id)
  const facts = new Map<ItemId, Facts>()
  const add = (rows: readonly Readonly<{ id: ItemId; facts: Facts }>[]) => { for (const row of rows) facts.set(row.id, { ...facts.get(row.id), ...row.facts }) }
  add(await listNeedFacts(database, here, ids((kind) => kind === 'need')))
  add(await listTryingFacts(database, here, ids((kind) => kind === 'idea' || kind === 'prototype' || kind === 'test')))
  add(await decisions(database, here, ids((kind) => kind === 'decision')))
  add(await happenings(database, ids((kind) => kind === 'change' || kind === 'outcome')))
  return facts
}

async function happenings(database: Database, ids: readonly ItemId[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: ItemId; facts: HappenedFacts }>`
    select i.id, json_strip_nulls(json_build_object(
      'change', case when c.item_id is not null then json_build_object('since', c.since) end,
      'outcome', case when o.item_id is not null then json_build_object('toldOn', o.told_on, 'claim', case when k.item_id is not null
        then json_build_object('words', k.words, 'design', k.design, 'people', k.people, 'period', k.period, 'limits', k.limits) end) end)) as facts
    from unnest(${ids}::uuid[]) i (id)
    left join initiative.change c on c.item_id = i.id left join initiative.outcome o on o.item_id = i.id left join initiative.claim k on k.item_id = i.id`.execute(happenedTables(database))
  return rows
}

/**
 * Whoever disagreed opened their words to some: others do not get them. Names are nobody's here, and of objections only that which the card
 * says. Whether it was co-produced is said as the page of the agreement says it: not where too few of those who agreed it are affected.
 */
async function decisions(database: Database, { sees, membership }: Seen, ids: readonly ItemId[]) {
  if (ids.length === 0) return []
  const rooms = await listRoomCounts(database, ids)
  const { rows } = await sql<{ id: ItemId; how: Readonly<Record<string, unknown>> | null; facts: Omit<DecisionFacts, 'people' | 'band'> }>`
    select i.id, (select k.how from initiative.decision_card k where k.item_id = i.id and k.version = i.version and k.method = 'show-of-hands') as how,
      json_strip_nulls(json_build_object(
        'agreedOn', v.agreed_on, 'replyBy', d.reply_by, 'coProduced', v.co_produced, 'aboutMoney', v.about_money, 'aboutService', v.about_service, 'meeting', d.meeting_id,
        'card', (select json_build_object('question', k.question, 'whoCouldDecide', k.who_could_decide, 'method', k.method, 'reasons', k.reasons, 'cannotChange', k.cannot_change,
            'amountPence', k.amount_pence, 'budget', k.budget, 'moneyFor', k.money_for,
            'options', (select coalesce(json_agg(json_build_object('words', o.words, 'speaksFor', o.speaks_for, 'speaksAgainst', o.speaks_against, 'chosen', o.chosen) order by o.place), '[]')
              from initiative.decision_option o where o.item_id = k.item_id and o.version = k.version),
            'objections', (select coalesce(json_agg(json_build_object('words', case when ${membership !== undefined} then r.words end, 'done', r.done, 'remains', coalesce(r.remains, false)) order by r.place), '[]')
              from initiative.decision_raised r where r.item_id = k.item_id and r.version = k.version and r.kind = 'objection'),
            'interests', case when k.interests is not null then (select coalesce(json_agg(json_build_object('words', case when ${membership !== undefined} then r.words end, 'done', r.done) order by r.place), '[]')
              from initiative.decision_raised r where r.item_id = k.item_id and r.version = k.version and r.kind = 'interest') end)
          from initiative.decision_card k where k.item_id = i.id and k.version = i.version),
        'dissent', (select coalesce(json_agg(x.words order by x.at, x.id), '[]') from initiative.dissent x
          where x.item_id = i.id and x.seen_by = any(${[...sees]}::text[]) and not exists (select 1 from initiative.dissent_taking_back t where t.dissent_id = x.id)),
        'answers', (select coalesce(json_agg(json_build_object('body', a.body, 'said', a.said, 'why', a.why, 'byWhen', a.by_when, 'answeredOn', a.answered_on) order by a.place), '[]')
          from initiative.answer a where a.item_id = i.id),
        'replies', (select coalesce(json_agg(json_build_object('kind', r.kind, 'youSaid', r.you_said, 'words', r.words, 'nextBy', r.next_by,
            'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.place), '[]') from initiative.reply r where r.item_id = i.id))) as facts
    from initiative.thread_item i join initiative.decision d on d.item_id = i.id join initiative.decision_version v on v.item_id = i.id and v.version = i.version
    where i.id = any(${ids}::uuid[])`.execute(agreementTables(database))
  return rows.map(({ id, how, facts }) => {
    const { people, agreed } = rooms.get(id) ?? { people: 0, agreed: 0 }
    return { id, facts: { decision: { ...facts, ...(facts.card === undefined || how === null ? {} : { card: withHands(facts.card, how, membership !== undefined) }), coProduced: facts.coProduced && !hasFewAffected(agreed), ...(membership === undefined ? {} : { people }), band: bandOf(people) } } }
  })
}

/** A card with how many hands there were for each option: exactly for members, in bands for others, as its page shows them. */
function withHands(card: Card, how: Readonly<Record<string, unknown>>, exactly: boolean): Card {
  const hands = handsOf(how)
  const counted = (people: number) => ({ ...(exactly ? { people } : {}), band: bandOf(people) })
  return {
    ...card,
    options: card.options.map((option, place) => {
      const these = hands[place]
      return these === undefined ? option : { ...option, hands: { for: counted(these.for), against: counted(these.against), abstain: counted(these.abstain) } }
    }),
  }
}
