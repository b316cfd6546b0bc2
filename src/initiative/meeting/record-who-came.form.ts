/** What arrives when somebody writes down who came: `came-<member>`, and rows of people without names. */
import { z } from 'zod'
import { codes, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { WAYS, type Way } from './tables.ts'
import type { MemberPresence } from './who-came.queries.ts'
import type { CompanyRow } from './who-came.rules.ts'

export type WhoCameFormCode = 'way-missing' | 'people-unreadable' | 'too-many'
const code = codes<WhoCameFormCode>()

/** Rows of people without names: more kinds of people than this are seldom in one room. */
export const MOST_ROWS = 30

const wayOf = (typed: unknown): Way | undefined => WAYS.find((way) => way === typed)
const idOf = <Kind extends string>(typed: unknown) => (typeof typed === 'string' ? readId<Kind>(typed) : undefined)

const whoCameForm = z.looseObject({ version }).transform(({ version: shown, ...typed }, check) => {
  const problem = (field: string, message: WhoCameFormCode) => check.addIssue({ code: 'custom', path: [field], message })
  const members: MemberPresence[] = []
  for (const name of Object.keys(typed)) {
    const member = name.startsWith('came-') && typed[name] === 'yes' ? readId<'member'>(name.slice('came-'.length)) : undefined
    if (member === undefined) continue
    const way = wayOf(typed[`way-${member}`])
    if (way === undefined) problem(`way-${member}`, code('way-missing'))
    else members.push({ member, way, standpoint: idOf<'standpoint'>(typed[`standpoint-${member}`]) })
  }
  if (members.length > 1_000) problem('', code('too-many'))
  return { version: shown, members, company: companyOf(typed, problem) }
})

/** The rows `people-0`, `company-standpoint-0`, `company-way-0` and so on that say how many. Their places stay as typed, so that a problem finds its row. */
function companyOf(typed: Readonly<Record<string, unknown>>, problem: (field: string, message: WhoCameFormCode) => void): readonly CompanyRow[] {
  return Array.from({ length: MOST_ROWS }, (_, row) => row).flatMap((row): CompanyRow[] => {
    const typedPeople = typed[`people-${row}`]
    const count = typeof typedPeople === 'string' ? typedPeople.trim() : ''
    if (count === '' || count === '0') return []
    const people = /^\d{1,3}$/.test(count) ? Number(count) : undefined
    const way = wayOf(typed[`company-way-${row}`])
    if (people === undefined) problem(`people-${row}`, code('people-unreadable'))
    if (way === undefined) problem(`company-way-${row}`, code('way-missing'))
    return people === undefined || way === undefined ? [] : [{ row, people, way, standpoint: idOf<'standpoint'>(typed[`company-standpoint-${row}`]) }]
  })
}

export const readWhoCame = formReader<typeof whoCameForm, WhoCameFormCode>(whoCameForm)
