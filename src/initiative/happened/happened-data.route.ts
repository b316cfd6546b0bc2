/** Anybody who may see the initiative takes what happened with them, as JSON or CSV: a claim never without its limits, a saving never without its answer. */
import { csv } from '#platform/csv.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type RecordedCost, listCosts } from '../cost/cost.queries.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { type Change, type Outcome, listChanges, listGrounds, listOutcomes } from './happened.queries.ts'

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

const pounds = (pence: number | undefined) => (pence === undefined ? undefined : (pence / 100).toFixed(2))

const jsonCost = ({ id, kind, words, borneBy, amount, notASubstitute, about }: RecordedCost) => ({
  id, kind, words, borneBy, about: about?.id, notASubstitute,
  amount: amount === undefined ? undefined : { pounds: pounds(amount.pence), period: amount.period, basis: amount.basis, source: amount.source },
})

export const happenedJson = route('/initiatives/:slug/happened.json', whoMaySee).get(async (c, here) => {
  const { changes, outcomes, costs } = await everything(c, here)
  return c.data(JSON.stringify({
    initiative: here.initiative.title, slug: here.initiative.slug,
    changes: changes.map(({ id, words, since, restsOn }) => ({ id, words, since, restsOn: restsOn.map((one) => one.id) })),
    outcomes: outcomes.map(({ id, words, toldOn, restsOn, claim }) => ({ id, words, toldOn, restsOn, claim })), costs: costs.map(jsonCost),
  }, undefined, 2), 'application/json; charset=utf-8')
})

const HEAD = ['kind', 'id', 'words', 'day', 'rests_on', 'claim', 'design', 'people', 'period', 'limits', 'pounds', 'borne_by', 'basis', 'source', 'service_changed', 'who_decided', 'with_whom'] as const
type Row = Readonly<Partial<Record<(typeof HEAD)[number], string | number | undefined>>>

export const happenedCsv = route('/initiatives/:slug/happened.csv', whoMaySee).get(async (c, here) => {
  const { changes, outcomes, costs } = await everything(c, here)
  const rows: readonly Row[] = [
    ...changes.map(({ id, words, since, restsOn }) => ({ kind: 'change', id, words, day: since, rests_on: restsOn.map((one) => one.id).join(' ') })),
    ...outcomes.map(({ id, words, toldOn, restsOn, claim }) => (
      { kind: 'outcome', id, words, day: toldOn, rests_on: restsOn.join(' '), claim: claim?.words, design: claim?.design, people: claim?.people, period: claim?.period, limits: claim?.limits })),
    ...costs.map(({ id, kind, words, borneBy, amount, notASubstitute, about }) => ({
      kind, id, words, rests_on: about?.id, pounds: pounds(amount?.pence), period: amount?.period, borne_by: borneBy, basis: amount?.basis, source: amount?.source,
      service_changed: notASubstitute?.serviceChanged, who_decided: notASubstitute?.whoDecided, with_whom: notASubstitute?.withWhom,
    })),
  ]
  return c.data(csv([...HEAD], rows.map((row) => HEAD.map((name) => row[name] ?? ''))), 'text/csv; charset=utf-8', `${here.initiative.slug}-happened.csv`)
})
