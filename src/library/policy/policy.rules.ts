/** What the map says of a law or policy: the one shape for forms, the starting collection and the database. Pure. */
import { z } from 'zod'
import { isDay } from '#platform/time.ts'
import { type EntryKind, FOLDERS, KINDS, type Reference } from '../kind.ts'
import { sayPolicy } from './words/index.ts'

/** In the order from what binds most to what binds least. */
export const POLICY_TYPES = ['act', 'regulations', 'guidance', 'standards', 'strategy'] as const

export const MOST_CARRIED = 12
export const MOST_EXPLAINING = 30
export const LONGEST = { line: 300, words: 2_000 } as const
export const YEARS = { first: 1700, last: 2100 } as const

const line = (most: number) => z.string().trim().min(1).max(most)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000)

/** Something that it asks for, in plain words, with the section or paragraph in which it stands. */
const carried = z.strictObject({ words: line(LONGEST.words), where: line(LONGEST.line).optional(), link: webAddress.optional() })

export const policySchema = z.strictObject({
  name: line(LONGEST.line),
  type: z.enum(POLICY_TYPES),
  year: z.number().int().min(YEARS.first).max(YEARS.last).optional(),
  /** As lawyers name it: «2014 asp 9». */
  citation: line(LONGEST.line).optional(),
  link: webAddress.optional(),
  /** What it is about, in plain words. */
  about: z.string().trim().max(LONGEST.words).default(''),
  /** Where and for whom it holds. */
  applies: line(LONGEST.line).optional(),
  principles: z.array(carried).max(MOST_CARRIED).default([]),
  duties: z.array(carried).max(MOST_CARRIED).default([]),
  /** What in the library explains it. */
  explainedBy: z.array(z.strictObject({ kind: z.enum(KINDS), slug })).max(MOST_EXPLAINING).default([]),
  /** When somebody last held what stands here against the source, and who. Not there: nobody has yet. */
  checked: z.strictObject({ on: z.string().refine(isDay), by: line(LONGEST.line) }).optional(),
})

export type Policy = z.output<typeof policySchema>
export type Carried = Policy['duties'][number]

const asLine = ({ words, where, link }: Carried) => [words, where, link].filter((part) => part !== undefined).join(' – ')

/** The path in an address of ours at which something of the library is read. */
const PATH = new RegExp(`/library/(${Object.values(FOLDERS).join('|')})/([a-z0-9]+(?:-[a-z0-9]+)*)/?(?:[?#]|$)`)

/** What an address of a page of the library stands for; undefined for anything else. */
export function entryAt(address: string): Readonly<{ kind: (typeof KINDS)[number]; slug: string }> | undefined {
  const [, folder, name] = PATH.exec(address) ?? []
  const kind = KINDS.find((one) => FOLDERS[one] === folder)
  return kind === undefined || name === undefined ? undefined : { kind, slug: name }
}

export const policy: EntryKind<'policy', Policy> = {
  kind: 'policy', schema: policySchema, byAnybody: false, staysTheirs: false,
  titleOf: ({ name }) => name,
  apart: ({ year }) => year?.toString(),
  references: ({ explainedBy }) => explainedBy.map((one): Reference => ({ relation: 'explained-by', ...one })),
  findable: (one) => ({
    about: one.citation ?? '',
    text: [one.about, one.applies, ...[...one.principles, ...one.duties].map(({ words }) => words)].filter((words) => words !== undefined && words !== '').join('\n'),
    facets: [`policy:${one.type}`],
    year: one.year,
  }),
  links: (one) => [one.link, ...[...one.principles, ...one.duties].map(({ link }) => link)].filter((link) => link !== undefined),
  lines: (one) => [
    [sayPolicy('name'), one.name],
    [sayPolicy('type'), sayPolicy(`types.${one.type}`)],
    [sayPolicy('year'), one.year?.toString() ?? ''],
    [sayPolicy('citation'), one.citation ?? ''],
    [sayPolicy('link'), one.link ?? ''],
    [sayPolicy('about'), one.about],
    [sayPolicy('applies'), one.applies ?? ''],
    [sayPolicy('principles'), one.principles.map(asLine).join('\n')],
    [sayPolicy('duties'), one.duties.map(asLine).join('\n')],
    [sayPolicy('explained-by'), one.explainedBy.map(({ kind, slug: name }) => `/library/${FOLDERS[kind]}/${name}`).join('\n')],
    [sayPolicy('checked.on'), one.checked === undefined ? '' : `${one.checked.on}, ${one.checked.by}`],
  ],
}
