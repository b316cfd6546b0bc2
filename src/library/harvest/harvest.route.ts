/** Other libraries' programs read all that the library holds, and later what has changed: OAI-PMH 2.0. */
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, everybody, route } from '#platform/http/routes.ts'
import { element } from '#platform/xml.ts'
import { KINDS } from '../kind.ts'
import { asOpenNow } from '../sharing/open-now.ts'
import { type Stamped, countStamped, findStamped, firstStamp, listNewest, listStamped, listSubjects, stampChanges } from '../sharing/outside.queries.ts'
import { topicName } from '../sharing/shared.ts'
import { say } from '../words/index.ts'
import { FORMAT, type Said, answerOf, headerOf, problemOf, recordOf, stamp, tokenElement } from './answer.ts'
import { type Asked, type Reading, type Wrong, identifierOf, isWrong, readAsked, readIdentifier, readSet, setOfKind, setOfTopic } from './asked.ts'
import { harvestPage } from './harvest.view.tsx'

/** About half a megabyte of the longest. */
export const A_PART = 200
/** Longer than all arguments together. */
const LONGEST = 8_000

const PATH = '/oai'
const TYPE = 'text/xml; charset=utf-8'
type Given = Said['given']

const ofAddress = (c: Context): Given => [...new URL(c.hono.req.url).searchParams]

/** The arguments of a form; nothing where it is too long to be one. */
async function ofBody(c: Context): Promise<Given> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.hono.req.header('content-type') ?? '')) return []
  const body = await c.hono.req.text()
  return body.length > LONGEST ? [] : [...new URLSearchParams(body)]
}

const answered = async (c: Context, given: Given): Promise<Response> => {
  const said: Said = { at: c.now, address: new URL(PATH, c.site.publicUrl).href, given }
  const asked = readAsked(given)
  const answer = isWrong(asked) ? asked : await answerTo(c, asked)
  return c.file(isWrong(answer) ? problemOf(said, answer) : answerOf({ ...said, at: answer.at ?? c.now }, answer.body), TYPE)
}

/** `at`: up to when whoever asked has heard of everything. */
type Answer = Readonly<{ body: string; at?: Date }>

async function answerTo(c: Context, asked: Asked): Promise<Answer | Wrong> {
  switch (asked.verb) {
    case 'Identify': return { body: await identify(c) }
    case 'ListSets': return { body: await listSets(c) }
    case 'ListMetadataFormats': return asked.identifier !== undefined && (await find(c, asked.identifier)) === undefined ? NO_SUCH : { body: FORMATS }
    case 'GetRecord': {
      const one = await find(c, asked.identifier)
      return one === undefined ? NO_SUCH : { body: `<GetRecord>${recordOf(c.site.publicUrl, one)}</GetRecord>` }
    }
    case 'ListIdentifiers':
    case 'ListRecords': return list(c, asked.verb, asked.reading)
  }
}

const NO_SUCH: Wrong = { error: 'idDoesNotExist', about: 'Nothing here has this identifier.' }
const NOTHING: Wrong = { error: 'noRecordsMatch', about: 'There is nothing in this span and set.' }
const FORMATS = `<ListMetadataFormats><metadataFormat>${element('metadataPrefix', FORMAT.prefix)}${element('schema', FORMAT.schema)}${element('metadataNamespace', FORMAT.namespace)}</metadataFormat></ListMetadataFormats>`

/** Every domain has a postmaster; a machine without a domain is nobody's to write to. */
function writeTo({ contact, publicUrl: { hostname } }: Context['site']): string {
  const set = /[^\s<>@]+@(?:[^\s<>@.]+\.)+[^\s<>@]+/.exec(contact ?? '')?.[0]
  return set ?? `postmaster@${hostname.includes('.') ? hostname : `${hostname}.invalid`}`
}

async function identify(c: Context): Promise<string> {
  const { name, publicUrl } = c.site
  const facts = [
    ['repositoryName', say('outside.name', { site: name })], ['baseURL', new URL(PATH, publicUrl).href], ['protocolVersion', '2.0'], ['adminEmail', writeTo(c.site)],
    ['earliestDatestamp', stamp((await firstStamp(c.database)) ?? c.now)], ['deletedRecord', 'persistent'], ['granularity', 'YYYY-MM-DDThh:mm:ssZ'], ['compression', 'gzip'],
  ] as const
  return `<Identify>${facts.map(([of, text]) => element(of, text)).join('')}</Identify>`
}

async function listSets(c: Context): Promise<string> {
  const sets = [
    ...KINDS.map((kind) => [setOfKind(kind), say(`kinds.${kind}.all`)] as const),
    ...(await listSubjects(c.database)).map((one) => [setOfTopic(one.slug), say('outside.about', { topic: topicName(one) })] as const),
  ]
  return `<ListSets>${sets.map(([set, called]) => `<set>${element('setSpec', set)}${element('setName', called)}</set>`).join('')}</ListSets>`
}

/** One that was ever published, as it is now. */
async function find(c: Context, identifier: string): Promise<Stamped | undefined> {
  const found = await findNewly(c, identifier)
  return found === undefined ? undefined : (await asOpenNow(c.database, [found], c.now))[0]
}

/** What was published just now is stamped first. */
async function findNewly(c: Context, identifier: string): Promise<Stamped | undefined> {
  const named = readIdentifier(c.site.publicUrl.hostname, identifier)
  if (named === undefined) return undefined
  const found = await findStamped(c.database, named.kind, named.slug)
  if (found !== undefined && found.stampedVersion === found.version) return found
  await stampChanges(c.database, c.now)
  return findStamped(c.database, named.kind, named.slug)
}

async function list(c: Context, verb: 'ListIdentifiers' | 'ListRecords', reading: Reading): Promise<Answer | Wrong> {
  const set = reading.set === undefined ? undefined : readSet(reading.set)
  if (reading.set !== undefined && set === undefined) return NOTHING
  const span = { from: reading.from, until: reading.until, set }
  const began = reading.began ?? await stampChanges(c.database, c.now)
  const of = reading.of ?? await countStamped(c.database, span)
  const found = await listStamped(c.database, { ...span, after: reading.after, most: A_PART + 1 })
  const shown = await asOpenNow(c.database, found.slice(0, A_PART), c.now)
  const last = shown.at(-1)
  if (last === undefined && reading.told === 0) return NOTHING
  const next = found.length > A_PART && last !== undefined ? { ...reading, after: last.id, told: reading.told + shown.length, of, began } : undefined
  const each = shown.map((one) => (verb === 'ListRecords' ? recordOf(c.site.publicUrl, one) : headerOf(c.site.publicUrl.hostname, one)))
  return { at: began, body: `<${verb}>\n${each.join('\n')}\n${tokenElement(reading, next, of)}</${verb}>` }
}

/** Whoever has their browser open the address itself; browsers name pages first, and harvesters ask with a verb. */
const isPerson = (c: Context): boolean => ofAddress(c).length === 0 && /^\s*text\/html\b/i.test(c.hono.req.header('accept') ?? '')

async function explained(c: Context): Promise<Response> {
  const [one] = await listNewest(c.database, { most: 1 })
  const { publicUrl } = c.site
  const page = await c.page(harvestPage({ address: new URL(PATH, publicUrl).href, one: one === undefined ? undefined : identifierOf(publicUrl.hostname, one) }))
  page.headers.append('vary', 'accept')
  return page
}

export const harvest = route(PATH, everybody).get((c) => (isPerson(c) ? explained(c) : answered(c, ofAddress(c)))).post(async (c) => answered(c, await ofBody(c))).asking()
export const harvestRoutes: readonly AnyRoute[] = [harvest]
