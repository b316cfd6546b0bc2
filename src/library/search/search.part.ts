/** What can be found of the library, and by what it can be narrowed down. */
import { anew, searchPath } from '#platform/search/asked.rules.ts'
import type { SearchSlots } from '#platform/search/search.slot.ts'
import { FIVE_STEPS, WAYS } from '#initiative/index.ts'
import { listTitled } from '../entry/entry.queries.ts'
import { KINDS } from '../kind.ts'
import { sayLanguage } from '../resource/language.rules.ts'
import { FORMATS, SCOPES, SECTORS, STAGES, TYPES } from '../resource/resource.rules.ts'
import { sayResource } from '../resource/words/index.ts'
import { say } from '../words/index.ts'
import { sayFinding } from './words/index.ts'

const FILTERS = ['type', 'topic', 'way', 'step', 'scope', 'format', 'language', 'stage', 'sector'] as const

/** Those whose values have an order of their own. */
const ORDERS: Readonly<Partial<Record<(typeof FILTERS)[number], readonly string[]>>> = { way: WAYS, step: FIVE_STEPS, scope: SCOPES }

/** Facets whose values are fixed, with what each is called: in the language of who asks. */
const namesNow = (): ReadonlyMap<string, string> => new Map([
  ...TYPES.map((one) => [`type:${one}`, sayResource(`types.${one}`)] as const),
  ...WAYS.map((one) => [`way:${one}`, sayResource(`way.${one}`)] as const),
  ...FIVE_STEPS.map((one) => [`step:${one}`, sayResource(`step.${one}`)] as const),
  ...SCOPES.map((one) => [`scope:${one}`, sayResource(`scopes.${one}`)] as const),
  ...FORMATS.map((one) => [`format:${one}`, sayResource(`format.${one}`)] as const),
  ...STAGES.map((one) => [`stage:${one}`, sayResource(`stage.${one}`)] as const),
  ...SECTORS.map((one) => [`sector:${one}`, sayResource(`sector.${one}`)] as const),
])

const [TOPIC, LANGUAGE] = ['topic:', 'language:']

export const searchInLibrary: Pick<SearchSlots, 'kinds' | 'filters' | 'called' | 'calledBy' | 'help' | 'onwards'> = {
  kinds: KINDS.map((kind) => ({ kind, one: () => say(`kinds.${kind}.one`), all: () => say(`kinds.${kind}.all`), browsed: true, ...(kind === 'resource' ? { calledBy: 'type' } : {}) })),
  filters: FILTERS.map((name) => ({ name, title: () => sayFinding(`filters.${name}`), ...(ORDERS[name] === undefined ? {} : { order: ORDERS[name] }) })),
  called: async (c, facets) => {
    const topics = await listTitled(c.database, facets.filter((one) => one.startsWith(TOPIC)).map((one) => ({ kind: 'topic', slug: one.slice(TOPIC.length) }) as const))
    const names = namesNow()
    const titles = new Map(topics.map(({ slug, title }) => [TOPIC + slug, title]))
    return new Map(facets.flatMap((one) => {
      const name = names.get(one) ?? titles.get(one) ?? (one.startsWith(LANGUAGE) ? sayLanguage(one.slice(LANGUAGE.length)) : undefined)
      return name === undefined ? [] : [[one, name] as const]
    }))
  },
  calledBy: ['library'],
  help: (_c, typed) => [
    { href: `/library/ask?what=${encodeURIComponent(typed)}`, text: sayFinding('ask') },
    { href: `/library/suggest?what=${encodeURIComponent(typed)}`, text: sayFinding('suggest') },
  ],
  onwards: (asked, countOf) => {
    const count = asked.kind === undefined || asked.kind === 'resource' ? countOf('kind:resource') : 0
    return count === 0 ? [] : [{ href: searchPath(anew(asked, { kind: undefined, sort: asked.typed === undefined ? 'newest' : 'fit' }), '/library/cite'), text: sayFinding('cite', { count }) }]
  },
}
