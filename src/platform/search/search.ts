/** Looking for something: what is found on one page, how many there are of everything that can be chosen, and what helps where nothing is. */
import type { Context } from '../http/context.ts'
import { type Asked, isFiltered, isYearChosen } from './asked.rules.ts'
import { type Choice, allFound, listName, tallyOf } from './found.ts'
import { type LookedFor, questionOf, readLookedFor, wantedWords } from './looked-for.rules.ts'
import { inOrder } from './place.rules.ts'
import { type Read, type Reader, type Row, type Wanted, findPage, isFew, nearestWords } from './search.queries.ts'
import type { SearchSlots, SourceHit } from './search.slot.ts'

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
  /** What one is filed under; nothing of what lies beside the index. */
  facetsOf: (hit: Row | SourceHit) => readonly string[]
  /** What they are called, where that is shown. */
  labels: ReadonlyMap<string, string>
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
function choices({ kind, filters, years }: Asked, facets: Read['facets']): readonly Choice[] {
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

/** @param forPage whether what lies beside the index is asked for too, and what facets are called: both are shown on pages, and never given as data */
export async function look(c: Context, slots: SearchSlots, asked: Asked, forPage: boolean): Promise<Looked> {
  const typed = asked.typed ?? ''
  const [lookedFor, question, reader] = [readLookedFor(typed), questionOf(typed), await readerOf(c, slots)]
  const found = await allFound(c.database, question, asked.typed === undefined ? slots.kinds.flatMap(({ kind, browsed }) => (browsed === true ? `kind:${kind}` : [])) : undefined, reader)
  const { read, among } = found
  const lists = choices(asked, read.facets)
  const names = new Map([...read.facets].map(([name, id]) => [id, name]))
  const base = { query: read.query, loose: read.loose, title: question.text, among }
  const tally = await tallyOf(c.database, found, lists)
  const facets = [...tally.counts.keys()].flatMap((id) => names.get(id) ?? [])
  const [rows, beside, labels] = await Promise.all([
    tally.all === 0 ? [] : findPage(c.database, { ...base, chosen: lists.map(({ ids }) => ids) }, reader, { sort: asked.sort, after: asked.after, most: A_PAGE + 1, few: isFew(tally.all) }),
    forPage ? findBeside(c, slots, lookedFor, asked) : NONE_BESIDE,
    forPage ? labelsOf(c, slots, asked, facets) : new Map<string, string>(),
  ])
  const all = asked.sort === 'title' ? rows : [...rows, ...beside.hits].toSorted(inOrder)
  const told = [...beside.counts.values()].reduce((sum, one) => sum + one, 0)
  const toldHere = asked.kind === undefined ? told : beside.counts.get(asked.kind) ?? 0
  const numbers = { all: tally.all + toldHere, asked: tally.asked + told, told }
  return {
    lookedFor, hits: all.slice(0, A_PAGE), more: all.length > A_PAGE, ...numbers, common: asked.typed !== undefined && read.query === undefined && numbers.asked === 0, facets, labels,
    facetsOf: (hit) => ('facets' in hit ? hit.facets.flatMap((id) => names.get(id) ?? []) : []),
    countOf: (facet) => (tally.counts.get(read.facets.get(facet) ?? -1) ?? 0) + (facet.startsWith('kind:') ? beside.counts.get(facet.slice(5)) ?? 0 : 0),
    without: new Map(lists.map(({ name }, at) => [name, (tally.without[at] ?? 0) + (name === 'kind' ? told : toldHere)])),
    ...(numbers.asked === 0 && asked.typed !== undefined ? await nearly(c, lookedFor, { ...base, some: read.some, knowsNear: read.knowsNear }, reader) : { near: undefined, some: [] }),
  }
}

/** What the facets of the lists that are offered are called, and those that are chosen. */
async function labelsOf(c: Context, { filters, called }: SearchSlots, asked: Asked, facets: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Set(filters.map(({ name }) => name))
  const chosen = [...asked.filters].flatMap(([name, values]) => values.map((value) => `${name}:${value}`))
  const wanted = [...new Set([...facets.filter((facet) => names.has(listName(facet))), ...chosen])]
  return wanted.length === 0 ? new Map() : called(c, wanted)
}

type Beside = Readonly<{ counts: ReadonlyMap<string, number>; hits: readonly SourceHit[] }>
const NONE_BESIDE: Beside = { counts: new Map(), hits: [] }

/** What is found beside the index. It has no facets but its kind, and no place among titles. */
async function findBeside(c: Context, { sources }: SearchSlots, lookedFor: LookedFor, asked: Asked): Promise<Beside> {
  if (lookedFor.any.length === 0 || isFiltered(asked) || asked.sort === 'title') return NONE_BESIDE
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
