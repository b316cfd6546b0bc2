/** What other libraries' programs may ask at `/oai`, in the way of OAI-PMH 2.0, and what is wrong with what they asked. Pure. */
import { z } from 'zod'
import { readId } from '#platform/ids.ts'
import { FOLDERS, KINDS, type Kind } from '../kind.ts'
import type { Within } from '../sharing/outside.queries.ts'
import type { EntryId } from '../tables.ts'

export type ErrorCode = 'badArgument' | 'badResumptionToken' | 'badVerb' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch'
export type Wrong = Readonly<{ error: ErrorCode; about: string }>

/** A list that is read on. `told`: how many were given before; `of`: how many there were when it began; `began`: when that was. */
export type Reading = Readonly<{ from?: Date | undefined; until?: Date | undefined; set?: string | undefined; after?: EntryId | undefined; told: number; of?: number | undefined; began?: Date | undefined }>

export type Asked = Readonly<
  | { verb: 'Identify' | 'ListSets' }
  | { verb: 'ListMetadataFormats'; identifier: string | undefined }
  | { verb: 'GetRecord'; identifier: string }
  | { verb: 'ListIdentifiers' | 'ListRecords'; reading: Reading }
>

/** What each may have beside `verb`, and what it must have. */
const MAY: Readonly<Record<string, Readonly<{ may: readonly string[]; must: readonly string[] }>>> = {
  Identify: { may: [], must: [] },
  ListMetadataFormats: { may: ['identifier'], must: [] },
  ListSets: { may: ['resumptionToken'], must: [] },
  GetRecord: { may: ['identifier', 'metadataPrefix'], must: ['identifier', 'metadataPrefix'] },
  ListIdentifiers: { may: ['from', 'until', 'set', 'metadataPrefix', 'resumptionToken'], must: ['metadataPrefix'] },
  ListRecords: { may: ['from', 'until', 'set', 'metadataPrefix', 'resumptionToken'], must: ['metadataPrefix'] },
}

const wrong = (error: ErrorCode, about: string): Wrong => ({ error, about })
export const isWrong = (one: object): one is Wrong => 'error' in one

/** Longer than any argument of ours. */
const LONGEST = 1_000
const PREFIX = 'oai_dc'

/** Every argument once, or what is wrong with it. `given` in the order in which it came. */
export function readAsked(given: readonly (readonly [name: string, value: string])[]): Asked | Wrong {
  const verbs = given.filter(([name]) => name === 'verb')
  const verb = verbs[0]?.[1] ?? ''
  const rule = Object.hasOwn(MAY, verb) ? MAY[verb] : undefined
  if (rule === undefined || verbs.length !== 1) return wrong('badVerb', verbs.length > 1 ? 'The verb is there more than once.' : 'The verb is missing, or not one of the six.')
  const rest = given.filter(([name]) => name !== 'verb')
  const of = new Map(rest)
  if (of.size !== rest.length) return wrong('badArgument', 'An argument is there more than once.')
  if (rest.some(([name, value]) => !rule.may.includes(name) || value.length > LONGEST)) return wrong('badArgument', 'There is an argument that this verb does not have, or that is too long.')
  const token = of.get('resumptionToken')
  if (token !== undefined) return readOn(verb, token, rest.length)
  if (rule.must.some((name) => !of.has(name))) return wrong('badArgument', `These are needed: ${rule.must.join(', ')}.`)
  if (!fits(of, 'metadataPrefix', /^[\w.!~*'()-]+$/) || !fits(of, 'identifier', URI)) return wrong('badArgument', 'An argument is not written as it must be.')
  const prefix = of.get('metadataPrefix')
  if (prefix !== undefined && prefix !== PREFIX) return wrong('cannotDisseminateFormat', 'Records are given as oai_dc only.')
  return asked(verb, of)
}

/** As much of one as tells that it is one. */
const URI = /^[a-z][a-z0-9+.-]*:[\w!#$%&'()*+,./:;=?@~[\]-]+$/i
const fits = (of: ReadonlyMap<string, string>, name: string, shape: RegExp): boolean => {
  const value = of.get(name)
  return value === undefined || shape.test(value)
}

function asked(verb: string, of: ReadonlyMap<string, string>): Asked | Wrong {
  const identifier = of.get('identifier')
  if (verb === 'GetRecord') return { verb, identifier: identifier ?? '' }
  if (verb === 'ListMetadataFormats') return { verb, identifier }
  if (verb !== 'ListIdentifiers' && verb !== 'ListRecords') return { verb: verb === 'Identify' ? verb : 'ListSets' }
  const span = readSpan(of.get('from'), of.get('until'))
  if (isWrong(span)) return span
  const set = of.get('set')
  if (set !== undefined && !/^[\w.!~*'()-]+(:[\w.!~*'()-]+)*$/.test(set)) return wrong('badArgument', 'A set is named with letters, digits and -_.!~*\'() only.')
  return { verb, reading: { ...span, set, told: 0 } }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** A day or a second that there was or will be. */
function readStamp(text: string, end: boolean): Date | undefined {
  if (!DAY.test(text) && !SECOND.test(text)) return undefined
  const at = new Date(DAY.test(text) ? `${text}T00:00:00Z` : text)
  // 30 February would become a day in March.
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text.replace('Z', ''))) return undefined
  return DAY.test(text) && end ? new Date(at.getTime() + 86_399_000) : at
}

function readSpan(from: string | undefined, until: string | undefined): Readonly<{ from?: Date; until?: Date }> | Wrong {
  const [begins, ends] = [from === undefined ? undefined : readStamp(from, false), until === undefined ? undefined : readStamp(until, true)]
  if ((from !== undefined && begins === undefined) || (until !== undefined && ends === undefined)) return wrong('badArgument', 'Days are YYYY-MM-DD, moments YYYY-MM-DDThh:mm:ssZ.')
  if (from !== undefined && until !== undefined && from.length !== until.length) return wrong('badArgument', 'from and until must both be days, or both be moments.')
  if (begins !== undefined && ends !== undefined && begins > ends) return wrong('badArgument', 'from is after until.')
  return { ...(begins === undefined ? {} : { from: begins }), ...(ends === undefined ? {} : { until: ends }) }
}

/** A list goes on where it was: everything that it needs stands in the token, so that nothing has to be remembered here. */
export const tokenOf = ({ from, until, set, after, told, of, began }: Reading): string => Buffer.from(JSON.stringify([from?.getTime() ?? null, until?.getTime() ?? null, began?.getTime() ?? null, set ?? null, after ?? null, told, of ?? null])).toString('base64url')

function readOn(verb: string, token: string, many: number): Asked | Wrong {
  if (many > 1) return wrong('badArgument', 'resumptionToken stands alone.')
  const reading = verb === 'ListIdentifiers' || verb === 'ListRecords' ? readToken(token) : undefined
  return reading === undefined || (verb !== 'ListIdentifiers' && verb !== 'ListRecords') ? wrong('badResumptionToken', 'This is not a resumptionToken of ours.') : { verb, reading }
}

const wholeNumber = z.int().min(0).max(1e9)
/** From the year 0 to 9999: others are written otherwise. */
const moment = z.int().min(-62_167_219_200_000).max(253_402_300_799_000).transform((at) => new Date(at))
const tokenShape = z.tuple([moment.nullable(), moment.nullable(), moment, z.string().max(200).nullable(), z.string(), wholeNumber, wholeNumber])

function readToken(token: string): Reading | undefined {
  const read = tokenShape.safeParse(parsed(token))
  if (!read.success) return undefined
  const [from, until, began, set, id, told, of] = read.data
  const after = readId<'library-entry'>(id)
  return after === undefined ? undefined : { from: from ?? undefined, until: until ?? undefined, began, set: set ?? undefined, after, told, of }
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString())
  } catch {
    return undefined
  }
}

const TOPIC = 'topic-'
/** How a set is named: a kind by its folder, a topic with `topic-` before it. */
export const setOfKind = (kind: Kind): string => FOLDERS[kind]
export const setOfTopic = (slug: string): string => `${TOPIC}${slug}`

/** What is in a set; undefined where we have none of that name. */
export function readSet(set: string): Within | undefined {
  const kind = KINDS.find((one) => FOLDERS[one] === set)
  if (kind !== undefined) return { kind }
  const topic = set.startsWith(TOPIC) ? set.slice(TOPIC.length) : ''
  return isSlug(topic) ? { topic } : undefined
}

const isSlug = (text: string) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/** `oai:together.example:library/resource/asset-mapping` */
export const identifierOf = (host: string, { kind, slug }: Readonly<{ kind: Kind; slug: string }>): string => `oai:${host}:library/${kind}/${slug}`

/** Which entry is meant; undefined where none of ours can be. */
export function readIdentifier(host: string, identifier: string): Readonly<{ kind: Kind; slug: string }> | undefined {
  const before = `oai:${host}:library/`
  const [name, slug, ...more] = identifier.startsWith(before) ? identifier.slice(before.length).split('/') : []
  const kind = KINDS.find((one) => one === name)
  return kind === undefined || slug === undefined || more.length > 0 || !isSlug(slug) ? undefined : { kind, slug }
}
