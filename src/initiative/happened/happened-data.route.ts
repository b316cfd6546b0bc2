/** Anybody who may see the initiative takes what happened with them, as JSON or CSV: a claim never without its limits, a saving never without its answer. */
import { z } from 'zod'
import { csv, csvLines } from '#platform/csv.ts'
import type { Database } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { fileRoute, jsonRoute } from '#platform/http/data-route.ts'
import type { RecordedCost } from '../cost/cost.queries.ts'
import { BASES, COST_KINDS } from '../cost/tables.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { nextOf } from '../export/next-page.ts'
import { sendCopy } from '../export/send-copy.tsx'
import { BEGINNING, type Happened, type Place, listHappened, readPlace, writePlace } from './everything.queries.ts'
import { DESIGNS } from './tables.ts'
import { sayHappened } from './words/index.ts'

/** A group makes some hundreds of changes in years: this is more, and keeps an answer small. */
const MOST = 2_000

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
  next: z.url().optional(),
})

const query = z.strictObject({
  after: z.string().transform((text, check) => {
    const place = readPlace(text)
    if (place === undefined) check.addIssue({ code: 'custom', message: 'not a cursor' })
    return place ?? z.NEVER
  }).optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(MOST),
})

export const happenedJson = jsonRoute('/initiatives/:slug/happened.json', whoMaySee, {
  operation: 'listWhatHappened', says: () => ({ title: sayHappened('data.json-title'), text: sayHappened('data.json-text') }), query, answer, pages: ['/initiatives/:slug/happened'],
}, async (c, here, { after, limit }) => {
  const { changes, outcomes, costs, next } = await listHappened(c.database, here, after ?? BEGINNING, limit)
  return {
    initiative: here.initiative.title, slug: here.initiative.slug,
    changes: changes.map(({ id, words, since, restsOn }) => ({ id, words, since, restsOn: restsOn.map((one) => one.id) })),
    outcomes: outcomes.map(({ id, words, toldOn, restsOn, claim }) => ({ id, words, toldOn, restsOn: [...restsOn], claim })), costs: costs.map(jsonCost),
    ...(next === undefined ? {} : { next: nextOf(c, `/initiatives/${here.initiative.slug}/happened.json`, writePlace(next)) }),
  }
})

const CSV_TYPE = 'text/csv; charset=utf-8'
const HEAD = ['kind', 'id', 'words', 'day', 'rests_on', 'claim', 'design', 'people', 'period', 'limits', 'pounds', 'borne_by', 'basis', 'source', 'service_changed', 'who_decided', 'with_whom'] as const
type Row = Readonly<Partial<Record<(typeof HEAD)[number], string | number | undefined>>>

export const happenedCsv = fileRoute('/initiatives/:slug/happened.csv', whoMaySee, {
  operation: 'tableWhatHappened', says: () => ({ title: sayHappened('data.csv-title'), text: sayHappened('data.text') }), type: CSV_TYPE,
}, (c, here) => sendCopy(c, here, { name: `${here.initiative.slug}-happened.csv`, type: CSV_TYPE, text: () => tableOf(c, here) }))

/** The table, part by part. */
async function* tableOf(c: Context, here: Seen): AsyncGenerator<string> {
  yield csv([...HEAD], [])
  for await (const some of c.database.parts((snapshot) => partsOf(snapshot, here))) yield csvLines(rowsOf(some).map((row) => HEAD.map((name) => row[name] ?? '')))
}

async function* partsOf(snapshot: Database, here: Seen): AsyncGenerator<Happened> {
  for (let from: Place | undefined = BEGINNING; from !== undefined;) {
    const some: Awaited<ReturnType<typeof listHappened>> = await listHappened(snapshot, here, from, MOST)
    yield some
    from = some.next
  }
}

const rowsOf = ({ changes, outcomes, costs }: Happened): readonly Row[] => [
  ...changes.map(({ id, words, since, restsOn }) => ({ kind: 'change', id, words, day: since, rests_on: restsOn.map((one) => one.id).join(' ') })),
  ...outcomes.map(({ id, words, toldOn, restsOn, claim }) => (
    { kind: 'outcome', id, words, day: toldOn, rests_on: restsOn.join(' '), claim: claim?.words, design: claim?.design, people: claim?.people, period: claim?.period, limits: claim?.limits })),
  ...costs.map(({ id, kind, words, borneBy, amount, notASubstitute, about }) => ({
    kind, id, words, rests_on: about?.id, pounds: amount === undefined ? undefined : (amount.pence / 100).toFixed(2), period: amount?.period, borne_by: borneBy, basis: amount?.basis, source: amount?.source,
    service_changed: notASubstitute?.serviceChanged, who_decided: notASubstitute?.whoDecided, with_whom: notASubstitute?.withWhom,
  })),
]
