/** Anybody who may see the initiative takes what happened with them, as JSON or CSV: a claim never without its limits, a saving never without its answer. */
import { z } from 'zod'
import { csv } from '#platform/csv.ts'
import type { Context } from '#platform/http/context.ts'
import { NO_QUERY, fileRoute, jsonRoute } from '#platform/http/data-route.ts'
import { type RecordedCost, listCosts } from '../cost/cost.queries.ts'
import { BASES, COST_KINDS } from '../cost/tables.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { type Change, type Outcome, listChanges, listGrounds, listOutcomes } from './happened.queries.ts'
import { DESIGNS } from './tables.ts'
import { sayHappened } from './words/index.ts'

type Happened = Readonly<{ changes: readonly Change[]; outcomes: readonly (Outcome & Readonly<{ restsOn: readonly ItemId[] }>)[]; costs: readonly RecordedCost[] }>

/** A group makes some hundreds of changes in years: this is more, and keeps an answer small. What is beyond it is in the whole export. */
const MOST = 2_000

async function everything(c: Context, here: Seen): Promise<Happened> {
  const { initiative, sees } = here
  const [changes, outcomes, costs] = await Promise.all([
    listChanges(c.database, initiative.id, sees, { most: MOST }), listOutcomes(c.database, initiative.id, sees, { about: 'all', most: MOST }),
    listCosts(c.database, here, { after: undefined, most: MOST }),
  ])
  const [agreements, spokenOf] = await Promise.all([listGrounds(c.database, sees, changes.map(({ id }) => id), 'decision'), listGrounds(c.database, sees, outcomes.map(({ id }) => id), 'change')])
  return {
    changes: changes.map((change) => ({ ...change, restsOn: agreements.get(change.id) ?? [] })), costs,
    outcomes: outcomes.map((outcome) => ({ ...outcome, restsOn: (spokenOf.get(outcome.id) ?? []).map(({ id }) => id) })),
  }
}

const jsonCost = ({ id, kind, words, borneBy, amount, notASubstitute, about }: RecordedCost) => ({
  id, kind, words, borneBy, about: about?.id, notASubstitute,
  amount: amount === undefined ? undefined : { pounds: (amount.pence / 100).toFixed(2), period: amount.period, basis: amount.basis, source: amount.source },
})

const id = z.uuid()
const answer = z.strictObject({
  initiative: z.string(), slug: z.string(),
  changes: z.array(z.strictObject({ id, words: z.string(), since: z.iso.date(), restsOn: z.array(id) })),
  outcomes: z.array(z.strictObject({
    id, words: z.string(), toldOn: z.iso.date(), restsOn: z.array(id),
    claim: z.strictObject({ words: z.string(), design: z.enum(DESIGNS), people: z.int(), period: z.string(), limits: z.string() }).optional(),
  })),
  costs: z.array(z.strictObject({
    id, kind: z.enum(COST_KINDS), words: z.string(), borneBy: z.string(), about: id.optional(),
    amount: z.strictObject({ pounds: z.string(), period: z.string(), basis: z.enum(BASES), source: z.string() }).optional(),
    notASubstitute: z.strictObject({ serviceChanged: z.string(), whoDecided: z.string(), withWhom: z.string() }).optional(),
  })),
})

export const happenedJson = jsonRoute('/initiatives/:slug/happened.json', whoMaySee, {
  operation: 'listWhatHappened', says: () => ({ title: sayHappened('data.json-title'), text: sayHappened('data.text') }), query: NO_QUERY, answer,
}, async (c, here) => {
  const { changes, outcomes, costs } = await everything(c, here)
  return {
    initiative: here.initiative.title, slug: here.initiative.slug,
    changes: changes.map(({ id, words, since, restsOn }) => ({ id, words, since, restsOn: restsOn.map((one) => one.id) })),
    outcomes: outcomes.map(({ id, words, toldOn, restsOn, claim }) => ({ id, words, toldOn, restsOn: [...restsOn], claim })), costs: costs.map(jsonCost),
  }
})

const CSV_TYPE = 'text/csv; charset=utf-8'
const HEAD = ['kind', 'id', 'words', 'day', 'rests_on', 'claim', 'design', 'people', 'period', 'limits', 'pounds', 'borne_by', 'basis', 'source', 'service_changed', 'who_decided', 'with_whom'] as const
type Row = Readonly<Partial<Record<(typeof HEAD)[number], string | number | undefined>>>

export const happenedCsv = fileRoute('/initiatives/:slug/happened.csv', whoMaySee, {
  operation: 'tableWhatHappened', says: () => ({ title: sayHappened('data.csv-title'), text: sayHappened('data.text') }), type: CSV_TYPE,
}, async (c, here) => {
  const { changes, outcomes, costs } = await everything(c, here)
  const rows: readonly Row[] = [
    ...changes.map(({ id, words, since, restsOn }) => ({ kind: 'change', id, words, day: since, rests_on: restsOn.map((one) => one.id).join(' ') })),
    ...outcomes.map(({ id, words, toldOn, restsOn, claim }) => (
      { kind: 'outcome', id, words, day: toldOn, rests_on: restsOn.join(' '), claim: claim?.words, design: claim?.design, people: claim?.people, period: claim?.period, limits: claim?.limits })),
    ...costs.map(({ id, kind, words, borneBy, amount, notASubstitute, about }) => ({
      kind, id, words, rests_on: about?.id, pounds: amount === undefined ? undefined : (amount.pence / 100).toFixed(2), period: amount?.period, borne_by: borneBy, basis: amount?.basis, source: amount?.source,
      service_changed: notASubstitute?.serviceChanged, who_decided: notASubstitute?.whoDecided, with_whom: notASubstitute?.withWhom,
    })),
  ]
  return c.data(csv([...HEAD], rows.map((row) => HEAD.map((name) => row[name] ?? ''))), CSV_TYPE, `${here.initiative.slug}-happened.csv`)
})
