/** What a case study in the library is: written here, or the one that an initiative published, pointed at and not copied. Pure. */
import { z } from 'zod'
import { type Claim, DESIGNS, SECTIONS, type Section, WAYS, carriesCause, causalWords, sayCase, sayHappened } from '#initiative/index.ts'
import type { EntryKind, Reference } from '../kind.ts'
import { SECTORS } from '../resource/resource.rules.ts'
import { sayResource } from '../resource/words/index.ts'
import { sayStudy } from './words/index.ts'

export const LONGEST_TITLE = 200
/** A few sentences. */
export const LONGEST_LEAD = 1_000
/** About two pages. */
export const LONGEST_SECTION = 8_000
export const LONGEST_LINE = 300
export const LONGEST_CLAIM = 2_000
/** A page of figures is a report. */
export const MOST_CLAIMS = 6
export const MOST_PARTNERS = 30
const MOST_PEOPLE = 999_999_999

const line = z.string().trim().min(1).max(LONGEST_LINE)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)

/** Never a figure without how it was found, from how many, over which time, and what it can't show (I-23). */
const claim = z.strictObject({ words: z.string().trim().min(1).max(LONGEST_CLAIM), design: z.enum(DESIGNS), people: z.int().min(1).max(MOST_PEOPLE), period: line, limits: z.string().trim().min(1).max(LONGEST_CLAIM) })
  .refine((one) => carriesCause(one.design) || causalWords(one.words).length === 0)

const withoutCause = (text: string) => causalWords(text).length === 0

export const caseStudySchema = z.strictObject({
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  /** What was done, where and by whom. It stands in lists, without the figures: so it says nothing of causes. */
  lead: z.string().trim().max(LONGEST_LEAD).refine(withoutCause).default(''),
  /** Whose case study this leads to, by the id of the initiative; its words stay there. */
  initiative: z.uuid().optional(),
  ways: z.array(z.enum(WAYS)).max(WAYS.length).default([]),
  sectors: z.array(z.enum(SECTORS)).max(SECTORS.length).default([]),
  topics: z.array(slug).max(30).default([]),
  place: line.optional(),
  partners: z.array(line).max(MOST_PARTNERS).default([]),
  /** When it was: «2014 to 2016». */
  when: line.optional(),
  sections: z.partialRecord(z.enum(SECTIONS), z.string().trim().min(1).max(LONGEST_SECTION)).default({}),
  claims: z.array(claim).max(MOST_CLAIMS).default([]),
}).refine((one) => one.initiative === undefined || (Object.keys(one.sections).length === 0 && one.claims.length === 0))
  .refine((one) => withoutCause(one.sections.changed ?? ''))

export type CaseStudy = z.output<typeof caseStudySchema>

const sectionName = (section: Section): string => sayCase(`sections.${section}`)
const claimLine = ({ words, design, people, period, limits }: Claim): string => [
  words, `${sayHappened('claim.design')}: ${sayHappened(`claim.designs.${design}`)}`, `${sayHappened('claim.people')}: ${people}`, `${sayHappened('claim.period')}: ${period}`, `${sayHappened('claim.limits')}: ${limits}`,
].join('\n')

const facet = (name: string, values: readonly string[]) => values.map((value) => `${name}:${value}`)

export const caseStudy: EntryKind<'case-study', CaseStudy> = {
  kind: 'case-study', schema: caseStudySchema, byAnybody: true, staysTheirs: false,
  titleOf: ({ title }) => title,
  references: ({ topics }) => topics.map((to): Reference => ({ relation: 'topic', kind: 'topic', slug: to })),
  findable: ({ lead, place, partners, ways, sectors, topics, sections, claims }) => ({
    about: [place, ...partners].filter(Boolean).join(', '),
    // A claim is found by its words and read on the page, where all that belongs to it stands beside it.
    text: [lead, ...SECTIONS.flatMap((section) => sections[section] ?? []), ...claims.map(claimLine)].filter(Boolean).join('\n'),
    // Whoever looks for case studies means those that lie elsewhere and those that are read here.
    facets: [...facet('type', ['case-study']), ...facet('way', ways), ...facet('sector', sectors), ...facet('topic', topics)],
  }),
  links: () => [],
  lines: (one) => [
    [sayStudy('title'), one.title], [sayStudy('about'), one.lead], [sayStudy('place'), one.place ?? ''], [sayStudy('partners'), one.partners.join('\n')], [sayStudy('when'), one.when ?? ''],
    [sayResource('ways'), one.ways.map((way) => sayResource(`way.${way}`)).join(', ')],
    [sayResource('sectors'), one.sectors.map((sector) => sayResource(`sector.${sector}`)).join(', ')],
    [sayStudy('topics'), one.topics.join(', ')],
    ...SECTIONS.map((section) => [sectionName(section), one.sections[section] ?? ''] as const),
    [sayStudy('claims'), one.claims.map(claimLine).join('\n\n')],
  ],
}
