/** Which works are meant, as an address says it: the same names as those of the search. Pure. */
import { z } from 'zod'
import { cleanText } from '#platform/text.ts'
import type { Chosen } from './works.queries.ts'

/** As many as an address has room for. */
export const MOST_TICKED = 100
const FACETS = ['type', 'topic', 'way', 'step', 'stage', 'sector', 'format', 'language', 'scope'] as const

const slug = z.string().regex(/^[a-z0-9-]+$/).max(80)
const value = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u)
const some = <Each extends z.ZodType>(each: Each, most: number) => z.union([each, z.array(each).max(most)]).optional()
const year = z.string().regex(/^\d{4}$/).optional()
const facet = some(value, 20)

/** What may stand behind the question mark of an address that gives works. */
export const chosenQuery = z.strictObject({
  item: some(slug, MOST_TICKED), collection: slug.optional(), q: z.string().trim().max(200).optional(), from: year, until: year,
  type: facet, topic: facet, way: facet, step: facet, stage: facet, sector: facet, format: facet, language: facet, scope: facet,
})
export type ChosenQuery = z.output<typeof chosenQuery>

const listOf = <Each>(given: Each | Each[] | undefined): readonly Each[] => (given === undefined ? [] : Array.isArray(given) ? given : [given])

const NARROWED = ['q', 'collection', 'from', 'until', ...FACETS] as const

/** What an address describes beside the works that it names; what says nothing that we know is passed over. @param read every value of a parameter */
export function readDescribed(read: (name: string) => readonly string[]): ChosenQuery {
  const said = NARROWED.map((name): ChosenQuery => {
    const values = read(name).map((one) => cleanText(one).trim().slice(0, 200)).filter((one) => one !== '')
    return values.length === 0 ? {} : chosenQuery.safeParse({ [name]: values.length === 1 ? values[0] : values }).data ?? {}
  })
  return said.reduce((all, one) => ({ ...all, ...one }), {})
}

/** The same as it stands in addresses and forms. */
export const pairsOf = (query: ChosenQuery): readonly (readonly [string, string])[] => Object.entries(query).flatMap(([name, said]) => listOf(said).map((one) => [name, one] as const))

/** The works that are named, if some are; else what the rest describes. */
export const readChosen = (query: ChosenQuery): Readonly<{ items: readonly string[]; chosen: Chosen }> => ({
  items: [...new Set(listOf(query.item))],
  chosen: {
    q: query.q === '' ? undefined : query.q, collection: query.collection, from: query.from === undefined ? undefined : Number(query.from), until: query.until === undefined ? undefined : Number(query.until),
    facets: FACETS.map((name) => listOf(query[name]).map((one) => `${name}:${one}`)).filter((names) => names.length > 0),
  },
})
