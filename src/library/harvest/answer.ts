/** Answers in the XML of OAI-PMH 2.0. Pure. */
import { element, xml } from '#platform/xml.ts'
import { aroundOf, describe } from '../sharing/shared.ts'
import { dublinOf } from '../sharing/described.rules.ts'
import type { Stamped } from '../sharing/outside.queries.ts'
import { type Reading, type Wrong, identifierOf, setOfKind, setOfTopic, tokenOf } from './asked.ts'

const BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">'

export const FORMAT = {
  prefix: 'oai_dc', schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd', namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
} as const

/** As harvesters write moments: in seconds. */
export const stamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** What was asked, as the answer says it again. `known`: whether it could be read at all. */
export type Said = Readonly<{ at: Date; address: string; given: readonly (readonly [name: string, value: string])[] }>

/** A whole answer. What could not be read is not said again. */
export function answerOf({ at, address, given }: Said, body: string, isReadable = true): string {
  const attributes = isReadable ? given.map(([name, value]) => ` ${name}="${xml(value)}"`).join('') : ''
  return `${BEGIN}\n<responseDate>${stamp(at)}</responseDate>\n<request${attributes}>${xml(address)}</request>\n${body}\n</OAI-PMH>\n`
}

export const problemOf = (said: Said, { error, about }: Wrong): string => answerOf(said, `<error code="${error}">${xml(about)}</error>`, error !== 'badVerb' && error !== 'badArgument')

/** `said` of an entry: its name, when it was stamped, and the sets that it is in. */
export function headerOf(host: string, one: Stamped): string {
  const sets = [setOfKind(one.kind), ...one.topics.map(({ slug }) => setOfTopic(slug))]
  return `<header${one.state === 'withdrawn' ? ' status="deleted"' : ''}>${element('identifier', identifierOf(host, one))}${element('datestamp', stamp(one.at))}${sets.map((set) => element('setSpec', set)).join('')}</header>`
}

const DC = `<oai_dc:dc xmlns:oai_dc="${FORMAT.namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${FORMAT.namespace} ${FORMAT.schema}">`

/** An entry; what was taken out is its header alone. */
export function recordOf(site: URL, one: Stamped): string {
  const header = headerOf(site.hostname, one)
  if (one.state === 'withdrawn') return `<record>${header}</record>`
  const elements = dublinOf(describe(one), aroundOf(one), (path) => new URL(path, site).href).map(([name, value]) => element(`dc:${name}`, value))
  return `<record>${header}<metadata>${DC}${elements.join('')}</oai_dc:dc></metadata></record>`
}

/** The end of a list, if it was given in parts: where it goes on, and an empty one at the last. */
export function tokenElement({ told }: Reading, next: Reading | undefined, of: number): string {
  if (next === undefined && told === 0) return ''
  return `<resumptionToken completeListSize="${Math.max(of, told)}" cursor="${told}">${next === undefined ? '' : tokenOf(next)}</resumptionToken>`
}
