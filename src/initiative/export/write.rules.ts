/** A whole copy as text: a record a line, one JSON document, or a table. Pure. */
import { csvLines } from '#platform/csv.ts'
import type { ExportRecord, ItemRecord } from './record.ts'

type Some = readonly ExportRecord[]
type Cells = readonly (string | number | undefined)[]

/** How a form begins, how each part is written, and how it ends. */
export type Form = Readonly<{ begin: string; part: (some: Some, first: boolean) => string; end: string }>

const lines = (some: Some) => some.map((record) => JSON.stringify(record))

/** A record a line: can be read while it comes. */
export const NDJSON: Form = { begin: '', part: (some) => `${lines(some).join('\n')}\n`, end: '' }

/** One document, for programs that know nothing else. */
export const JSON_ARRAY: Form = { begin: '[\n', part: (some, first) => (first ? '' : ',\n') + lines(some).join(',\n'), end: '\n]\n' }

const HEAD = ['type', 'id', 'about', 'kind', 'words', 'day', 'recorded_at', 'seen_by', 'results', 'more'] as const

/** One table of everything, with a row for each thing that has words; `about` names what a row belongs to. */
export const CSV: Form = { begin: `\uFEFF${csvLines([HEAD])}`, part: (some) => csvLines(some.flatMap(rowsOf)), end: '' }

type Row = Readonly<{ type: string; id?: string | undefined; about?: string | undefined; kind?: string; words?: string | undefined; day?: string | undefined; at?: string | undefined; seenBy?: string; results?: readonly string[]; more?: object }>
const cells = ({ type, id, about, kind, words, day, at, seenBy, results = [], more }: Row): Cells =>
  [type, id, about, kind, words, day, at, seenBy, results.join(' '), more === undefined || Object.keys(more).length === 0 ? '' : JSON.stringify(more)]

function rowsOf(record: ExportRecord): readonly Cells[] {
  switch (record.type) {
    case 'begin':
      return [cells({ type: 'begin', words: record.format, at: record.madeAt, more: { from: record.from } })]
    case 'initiative': {
      const { type, id, title, purpose, openTo, startsOn, ...more } = record
      return [cells({ type, id, kind: title, words: purpose, day: startsOn, seenBy: openTo, more })]
    }
    case 'counts':
      return [cells({ type: 'counts', day: record.asOf, more: { initiative: record.initiative, themes: record.themes } })]
    case 'question': {
      const { type, id, words, askedAt, replyBy, replies, page: _page, ...more } = record
      return [cells({ type, id, words, day: replyBy, at: askedAt, more }), ...replies.map((reply) => replyRow(id, reply))]
    }
    case 'meeting': {
      const { type, id, title, beginsAt, page: _page, ...more } = record
      return [cells({ type, id, words: title, at: beginsAt, more })]
    }
    case 'aim': {
      const { type, id, words, servedBy, page: _page, ...more } = record
      return [cells({ type, id, words, results: servedBy, more })]
    }
    case 'cost': {
      const { type, id, about, kind, words, page: _page, ...more } = record
      return [cells({ type, id, about, kind, words, more })]
    }
    case 'item':
      return itemRows(record)
    case 'end':
      return [cells({ type: 'end', more: { records: record.records } })]
  }
}

const replyRow = (about: string, { kind, youSaid, words, nextBy, at }: Readonly<{ kind: string; youSaid: string; words: string; nextBy?: string | undefined; at: string }>): Cells =>
  cells({ type: 'reply', about, kind, words, day: nextBy, at, more: { youSaid } })

function itemRows({ id, kind, words, seenBy, recordedAt, results, ended, decision, change, outcome, need, idea, prototype, test }: ItemRecord): readonly Cells[] {
  const day = decision?.agreedOn ?? change?.since ?? outcome?.toldOn ?? test?.from
  const { dissent = [], answers = [], replies = [], agreedOn: _agreedOn, ...card } = decision ?? {}
  const { claim } = outcome ?? {}
  return [
    cells({ type: 'item', id, kind, words, day, at: recordedAt, seenBy, results, more: { ...(ended === undefined ? {} : { ended }), ...card, ...need, ...idea, ...prototype, ...test } }),
    ...dissent.map((one) => cells({ type: 'dissent', about: id, words: one })),
    ...answers.map(({ body, said, why, answeredOn, byWhen }) => cells({ type: 'answer', about: id, kind: said, words: why, day: answeredOn, more: { body, byWhen } })),
    ...replies.map((reply) => replyRow(id, reply)),
    ...(claim === undefined ? [] : [cells({ type: 'claim', about: id, kind: claim.design, words: claim.words, more: { people: claim.people, period: claim.period, limits: claim.limits } })]),
  ]
}
