/** Looking for something: what is found on one page, how many there are of everything that can be chosen, and what helps where nothing is. */
import type { Context } from '../http/context.ts'
import { type Asked, isFiltered, isYearChosen } from './asked.rules.ts'
import { filedOf } from './filed.ts'
import { allFound } from './found.ts'
import { type LookedFor, questionOf, readLookedFor, wantedWords } from './looked-for.rules.ts'
import { inOrder } from './place.rules.ts'
import { type Read, type Reader, type Row, type Wanted, findPage, isFew, nearestWords, readQuestion } from './search.queries.ts'
import type { SearchSlots, SourceHit } from './search.slot.ts'
import { type Tally, countTally } from './tally.rules.ts'

/** As many as fit on some screens of a phone. */
const A_PAGE = 20
/** To each word that was not found another is looked for; nobody means more of them. */
const MOST_NEAR = 6

export type Looked = Readonly<{
  lookedFor: LookedFor
  /** What the words are read as; undefined where there was nothing to look for. */
  hits: readonly (Row | SourceHit)[]
  /** Another page begins after the last of these. */
  more: boolean
  /** How many fit what is chosen, and how many there are without any choice. */
  all: number
  asked: number
  /** How many of these lie beside the index. */
  told: number
  /** Something was typed, and nothing of it can be looked for. */
  common: boolean
  /** How many there are of a kind, or of a facet by its name. */
  countOf: (facet: string) => number
  /** The facets that something has, by name. */
  facets: readonly string[]
  /** For each list that is chosen from, how many there would be without it. */
  without: ReadonlyMap<string, number>
  near: string | undefined
  /** What has some of the words, where nothing has all of them. */
  some: readonly Row[]
}>

async function readerOf(c: Context, slots: SearchSlots): Promise<Reader> {
  return { now: c.now, sees: c.person === undefined ? ['public'] : ['public', 'site'], groups: c.person === undefined ? [] : await slots.groupsOf(c), within: c.person?.token?.only }
}

/** The lists that are chosen from, by name, with the facets that fit. */
function choices({ kind, filters, years }: Asked, facets: Read['facets']): readonly Readonly<{ name: string; ids: readonly number[] }>[] {
  const idsOf = (names: readonly string[]) => names.flatMap((name) => facets.get(name) ?? [])
  const inYears = () => [...facets].filter(([name]) => name.startsWith('year:')).filter(([name]) => {
    const year = Number(name.slice(5))
    return year >= (years.from ?? -Infinity) && year <= (years.until ?? Infinity)
  }).map(([, id]) => id)
  return [
    ...(kind === undefined ? [] : [{ name: 'kind', ids: idsOf([`kind:${kind}`]) }]),
    ...[...filters].map(([name, values]) => ({ name, ids: idsOf(values.map((value) => `${name}:${value}`)) })),
    ...(isYearChosen(years) ? [{ name: 'year', ids: inYears() }] : []),
  ]
}

const listName = (facet: string) => facet.slice(0, facet.indexOf(':'))

/** @param told whether what lies beside the index is asked for too: it is shown on pages, and never given as data */
export async function look(c: Context, slots: SearchSlots, asked: Asked, told: boolean): Promise<Looked> {
  const typed = asked.typed ?? ''
  const [lookedFor, question, reader] = [readLookedFor(typed), questionOf(typed), await readerOf(c, slots)]
  const read = await readQuestion(c.database, question, reader)
  const lists = choices(asked, read.facets)
  const names = new Map([...read.facets].map(([name, id]) => [id, name]))
  const browsed = slots.kinds.flatMap(({ kind, browsed: is }) => (is === true ? read.facets.get(`kind:${kind}`) ?? [] : []))
  const base = { query: read.query, loose: read.loose, title: question.text, among: asked.typed === undefined ? browsed : undefined }
  const looks = asked.typed === undefined ? browsed.length > 0 : read.query !== undefined
  const besides = told ? findBeside(c, slots, lookedFor, asked) : { counts: new Map<string, number>(), hits: [] }
  const found = looks ? await allFound(c.database, base, reader) : Buffer.alloc(0)
  const tally = countTally(found, await filedOf(c.database, found), lists.map(({ ids }) => ids), (id) => { const at = lists.findIndex(({ name }) => name === listName(names.get(id) ?? '')); return at < 0 ? undefined : at })
  const [rows, beside] = await Promise.all([
    tally.all === 0 ? [] : findPage(c.database, { ...base, chosen: lists.map(({ ids }) => ids) }, reader, { sort: asked.sort, after: asked.after, most: A_PAGE + 1, few: isFew(tally.all) }), besides,
  ])
  const all = asked.sort === 'title' ? rows : [...rows, ...beside.hits].toSorted(inOrder)
  const toldAll = [...beside.counts.values()].reduce((sum, one) => sum + one, 0)
  const toldHere = asked.kind === undefined ? toldAll : beside.counts.get(asked.kind) ?? 0
  const numbers = { all: tally.all + toldHere, asked: tally.asked + toldAll, told: toldAll }
  return {
    lookedFor, hits: all.slice(0, A_PAGE), more: all.length > A_PAGE, ...numbers, common: asked.typed !== undefined && read.query === undefined && numbers.asked === 0,
    ...countsOf(tally, read, names, beside.counts), without: new Map(lists.map(({ name }, at) => [name, (tally.without[at] ?? 0) + (name === 'kind' ? toldAll : toldHere)])),
    ...(numbers.asked === 0 && asked.typed !== undefined ? await nearly(c, lookedFor, { ...base, some: read.some, knowsNear: read.knowsNear }, reader) : { near: undefined, some: [] }),
  }
}

function countsOf(tally: Tally, read: Read, names: ReadonlyMap<number, string>, told: ReadonlyMap<string, number>): Pick<Looked, 'countOf' | 'facets'> {
  return {
    countOf: (facet) => (tally.counts.get(read.facets.get(facet) ?? -1) ?? 0) + (facet.startsWith('kind:') ? told.get(facet.slice(5)) ?? 0 : 0),
    facets: [...tally.counts.keys()].flatMap((id) => names.get(id) ?? []),
  }
}

/** What is found beside the index. It has no facets but its kind, and no place among titles. */
async function findBeside(c: Context, { sources }: SearchSlots, lookedFor: LookedFor, asked: Asked): Promise<Readonly<{ counts: ReadonlyMap<string, number>; hits: readonly SourceHit[] }>> {
  if (lookedFor.any.length === 0 || isFiltered(asked) || asked.sort === 'title') return { counts: new Map(), hits: [] }
  const found = await Promise.all(sources.map(async (source) => ({ kind: source.kind, ...(await source.find(c, lookedFor, { after: asked.after, most: A_PAGE + 1 })) })))
  return { hits: found.flatMap((one) => (asked.kind === undefined || asked.kind === one.kind ? one.hits : [])), counts: new Map(found.map((one) => [one.kind, one.count])) }
}

type Nearly = Readonly<{ title: string; some: string | undefined; knowsNear: boolean }>

/** Words that are nearly the same, if something is found by them; else what has some of the words. */
async function nearly(c: Context, lookedFor: LookedFor, { title, some, knowsNear }: Nearly, reader: Reader): Promise<Pick<Looked, 'near' | 'some'>> {
  const words = wantedWords(lookedFor)
  const wanted = (query: string): Wanted => ({ query, loose: undefined, title, among: undefined, chosen: [] })
  if (knowsNear && words.length > 0 && words.length <= MOST_NEAR) {
    const nearest = await nearestWords(c.database, words, reader)
    const meant = words.map((word) => nearest.words.get(word) ?? word).join(' ')
    if (nearest.finds && meant !== words.join(' ')) return { near: meant, some: [] }
  }
  return { near: undefined, some: some === undefined ? [] : await findPage(c.database, wanted(some), reader, { sort: 'fit', after: undefined, most: A_PAGE, few: true }) }
}

/** What is asked for after the last of a page. */
export const nextOf = (asked: Asked, { hits, more }: Pick<Looked, 'hits' | 'more'>): Asked | undefined => (more ? { ...asked, after: hits.at(-1) } : undefined)
