/** What arrives when somebody writes a case study, and what is made of it. */
import { z } from 'zod'
import { type Claim, DESIGNS, SECTIONS, type Section, WAYS, causalWords, decideClaim } from '#initiative/index.ts'
import { codes, optionalText, several, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type ChangingCode, changing } from '../entry/entry.form.ts'
import { SECTORS } from '../resource/resource.rules.ts'
import { topicSlugs } from '../topic/topic.form.tsx'
import { type CaseStudy, LONGEST_CLAIM, LONGEST_LEAD, LONGEST_LINE, LONGEST_SECTION, LONGEST_TITLE, MOST_CLAIMS, MOST_PARTNERS } from './case-study.rules.ts'

export type CaseStudyCode = 'title-missing' | 'too-long' | 'lead-missing' | 'causal' | 'claim-causal' | 'claim-missing' | 'design-missing' | 'design-unknown' | 'people-missing' | 'people-unreadable'
  | 'period-missing' | 'limits-missing' | 'choice-unknown' | 'topic-unknown' | 'too-many'
const code = codes<CaseStudyCode>()

const nothing = z.literal('').transform(() => undefined)
const sectionText = optionalText(code('too-long'), LONGEST_SECTION)
const claim = z.object({
  claim: optionalText(code('too-long'), LONGEST_CLAIM),
  design: z.union([nothing, z.enum(DESIGNS)], code('design-unknown')).optional(),
  people: z.union([nothing, z.string().trim().regex(/^[1-9]\d{0,8}$/).transform(Number)], code('people-unreadable')).optional(),
  period: optionalText(code('too-long'), LONGEST_LINE),
  limits: optionalText(code('too-long'), LONGEST_CLAIM),
})
const CLAIM_FIELDS = ['claim', 'design', 'people', 'period', 'limits'] as const
export type ClaimField = (typeof CLAIM_FIELDS)[number]

/** The name of a field of one claim. */
export const claimField = (place: number, field: string): string => `claim-${place}-${field}`
export const sectionField = (section: Section): string => `section-${section}`

const fields = z.looseObject({
  ...changing,
  title: text(code('title-missing'), code('too-long'), LONGEST_TITLE),
  lead: text(code('lead-missing'), code('too-long'), LONGEST_LEAD),
  place: optionalText(code('too-long'), LONGEST_LINE),
  partners: optionalText(code('too-long'), MOST_PARTNERS * (LONGEST_LINE + 1)),
  when: optionalText(code('too-long'), LONGEST_LINE),
  ways: several(WAYS, code('choice-unknown')), sectors: several(SECTORS, code('choice-unknown')), topics: topicSlugs(code('topic-unknown')),
})

type Loose = Readonly<Record<string, unknown>>

/** What was written in each section; those that were left empty are none. */
function sectionsOf(typed: Loose, check: z.RefinementCtx): CaseStudy['sections'] {
  return Object.fromEntries(SECTIONS.flatMap((section) => {
    const read = sectionText.safeParse(typed[sectionField(section)])
    if (!read.success) check.addIssue({ code: 'custom', message: code('too-long'), path: [sectionField(section)] })
    if (section === 'changed' && causalWords(read.data ?? '').length > 0) check.addIssue({ code: 'custom', message: code('causal'), path: [sectionField(section)] })
    return read.data === undefined ? [] : [[section, read.data] as const]
  }))
}

/** The claims, of the numbered fields, each whole or none. */
function claimsOf(typed: Loose, check: z.RefinementCtx): Claim[] {
  return Array.from({ length: MOST_CLAIMS }).flatMap((_, place): Claim[] => {
    const read = claim.safeParse(Object.fromEntries(CLAIM_FIELDS.map((field) => [field, typed[claimField(place, field)]])))
    const say = (field: string, message: string) => check.addIssue({ code: 'custom', message, path: [claimField(place, field)] })
    if (!read.success) {
      for (const { path, message } of read.error.issues) say(String(path[0]), message)
      return []
    }
    const { claim: words, design, people, period, limits } = read.data
    const decided = decideClaim({ words, design, people, period, limits })
    if (decided.kind === 'refused') for (const one of decided.problems) say(one.field, one.code)
    return decided.kind === 'agreed' && decided.claim !== undefined ? [decided.claim] : []
  })
}

function partnersOf(typed: string | undefined, check: z.RefinementCtx): string[] {
  const partners = (typed ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== '')
  if (partners.some((one) => one.length > LONGEST_LINE)) check.addIssue({ code: 'custom', message: code('too-long'), path: ['partners'] })
  if (partners.length > MOST_PARTNERS) check.addIssue({ code: 'custom', message: code('too-many'), path: ['partners'] })
  return partners
}

const form = fields.transform((typed, check): Readonly<{ content: CaseStudy; version: number; note?: string | undefined }> => {
  const { version, note, title, lead, place, when, ways, sectors, topics } = typed
  if (causalWords(lead).length > 0) check.addIssue({ code: 'custom', message: code('causal'), path: ['lead'] })
  return { version, note, content: {
    title, lead, ways, sectors, topics, partners: partnersOf(typed.partners, check), sections: sectionsOf(typed, check), claims: claimsOf(typed, check),
    ...(place === undefined ? {} : { place }), ...(when === undefined ? {} : { when }),
  } }
})

export const readCaseStudy = formReader<typeof form, CaseStudyCode | ChangingCode>(form)
