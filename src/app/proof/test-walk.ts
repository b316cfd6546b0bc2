/** Walks every route of the site as every kind of reader, and tells where a sentence is read. */
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { tokenFor } from '#people/token/test-token.ts'
import type { PersonId } from '#initiative/index.ts'
import { newId } from '#platform/ids.ts'
import { prove } from '#stories/test-stories.ts'
import { ROUTES } from '../routes.ts'
import { WHO_MAY } from '../test-tables.ts'
import { TEST_SITE, type World } from '../test-world.ts'
import { MARK, type Marked } from './test-marked.ts'

/** `program` holds a token of whoever told the story. */
export const READERS = ['anonymous', 'stranger', 'member', 'host', 'administrator', 'teller', 'supporter', 'coder', 'program'] as const
export type Reader = (typeof READERS)[number]

/** A route by a method, with an address at which it is asked. */
export type Way = Readonly<{ name: string; method: 'GET' | 'POST'; address: string }>

type Ids = Readonly<Record<string, string>>

/** The beginning of a route's path (all of it, where it ends in `$`), what its parameters name, and what it is called apart from another such place. */
type Place = readonly [string, Ids, string?]

/** Where the story's own things stand in an address. All that fit are asked. */
const placesOf = ({ story, params: { draft, consent, use, round, place, entry, inside, edition, agreement, study, cut, copy } }: Marked): readonly Place[] => [
  ['/stories/drafts/:draft', { draft }], ['/stories/:story', { story, consent, cut }], ['/stories/copies/:use', { use: copy }], ['/stories/to-ask/:story', { story }], ['/initiatives/:slug/stories/uses/:use', { use }], ['/initiatives/:slug/stories/:story', { story, cut }], ['/initiatives/:slug/stories/to-ask/:story', { story }],
  ['/initiatives/:slug/coding/:round', { round, place }], ['/initiatives/:slug/journal/:entry', { entry }], ['/initiatives/:slug/journal/:entry', { entry: inside }, 'for members'],
  ['/initiatives/:slug/case-study/agree/:edition', { edition }], ['/initiatives/:slug/agreements/:item', { item: agreement }], ['/initiatives/:slug/items/:item{', { item: `${agreement}.json` }], ['/initiatives/:slug/items/:item$', { item: agreement }],
  ['/library/case-studies/:entry{', { entry: `${study}.json` }], ['/library/case-studies/:entry$', { entry: study }], ['/library/case-studies/:entry/', { entry: study }],
  // Of these none is there: an address that opens nothing is asked as well.
  ['/admin/mail/:mail', { mail: newId<'mail'>() }], ['/admin/jobs/:job', { job: newId<'dead-job'>() }], ['/first-administrator/:token', { token: 'none' }], ['/join/:code', { code: '7KM2PWX4TR' }],
]

const PARAMETER = /:([a-z]+)(\{[^}]*\})?/gi
const named = (path: string): readonly string[] => [...path.matchAll(PARAMETER)].map((match) => match[1] ?? '')

/**
 * Every route with real addresses: of the story where it is about one, else of what the policy table's row makes.
 * `missing` says where a parameter can't be filled, and what to add; `about` is what the addresses name, thing by thing.
 */
export async function findWays(world: World, marked: Marked): Promise<Readonly<{ ways: readonly Way[]; about: readonly Ids[]; missing: readonly string[] }>> {
  const ways: Way[] = []
  const missing: string[] = []
  const about: Ids[] = [{ ...marked.params, story: marked.story }, { use: marked.params.copy }]
  for (const { name, method, path } of ROUTES.flatMap((one) => one.methods().map((method) => ({ name: `${method} ${one.path}`, method, path: one.path })))) {
    const own = placesOf(marked).filter(([begins]) => `${path}$`.startsWith(begins))
    const known = { slug: world.initiative.slug }
    const isFilled = named(path).every((one) => one in { ...known, ...own[0]?.[1] })
    const made = isFilled ? {} : await WHO_MAY[name]?.params?.(world).catch((error: unknown) => {
      missing.push(`${name}: its row in the policy table makes nothing. ${String(error).slice(0, 200)}`)
      return {}
    })
    if (made !== undefined && Object.keys(made).length > 0) about.push(made)
    for (const [, params, called] of own.length === 0 ? [['', {}] satisfies Place] : own) {
      const filled: Ids = { ...known, ...made, ...params }
      missing.push(...named(path).filter((one) => filled[one] === undefined).map((one) => `${name}: nothing fills «:${one}». Let the row in who-may.test-table.ts make it, or name it in placesOf (src/app/proof/test-walk.ts).`))
      ways.push({ name: called === undefined ? name : `${name} (${called})`, method, address: path.replace(PARAMETER, (_, one: string) => filled[one] ?? 'nothing') })
    }
  }
  return { ways, about, missing: [...new Set(missing)] }
}

/** Where the sentence was read, by route: who read it. */
export type Found = Readonly<Record<string, readonly Reader[]>>

export type Walk = Readonly<{ found: Found; asked: number; faults: readonly string[]; kept: readonly string[] }>

const AT_ONCE = 6
/** After these nobody is signed in. */
const ENDING = /\/sign-out/

/** Asks every way as every reader. What forms would do is not done: each bears the number of something that was done before. */
export async function walk(world: World, marked: Marked, ways: readonly Way[], readers: readonly Reader[] = READERS): Promise<Walk> {
  const found = new Map<string, Set<Reader>>()
  const [faults, kept] = [new Set<string>(), new Set<string>()]
  const spent = newId<'command'>()
  await world.database.tables<{ 'platform.command': { id: string; person_id: null; path_hash: string; went_to: null } }>()
    .insertInto('platform.command').values({ id: spent, person_id: null, path_hash: 'another', went_to: null }).execute()
  let asked = 0
  for (const reader of readers) {
    const headers = await headersOf(world, marked, reader)
    const seen = new Set<string>()
    const ask = async ({ name, method, address }: Way): Promise<readonly Way[]> => {
      asked += 1
      let answer = await send(world, method, address, headers, spent)
      // So many take a copy at once that it is asked for again.
      for (let tries = 0; answer.status === 503 && tries < 100; tries++) {
        await pause(50)
        answer = await send(world, method, address, headers, spent)
      }
      if (answer.status >= 500) faults.add(`${name} for ${reader} at ${address}: ${world.logged.at(-1) ?? ''}`)
      if (holdsMark(answer.text)) {
        found.set(name, (found.get(name) ?? new Set()).add(reader))
        if (answer.cache !== 'no-store') kept.add(`${name}: ${answer.cache}`)
      }
      return method === 'GET' ? further(address, answer.text) : []
    }
    const asking = ways.filter(({ method }) => method === 'GET' || reader !== 'program')
    let next: readonly Way[] = asking.filter(({ address }) => !ENDING.test(address))
    while (next.length > 0) {
      const more: Way[] = []
      for (let at = 0; at < next.length; at += AT_ONCE) more.push(...(await Promise.all(next.slice(at, at + AT_ONCE).map(ask))).flat())
      next = more.filter(({ address }) => !seen.has(address) && seen.add(address))
    }
    const still = await send(world, 'GET', '/me', headers, spent)
    if (reader !== 'anonymous' && reader !== 'program' && still.status !== 200) faults.add(`${reader} was signed out on the way`)
    for (const way of asking.filter(({ address }) => ENDING.test(address))) await ask(way)
  }
  return { found: Object.fromEntries([...found].toSorted(([one], [other]) => one.localeCompare(other)).map(([name, readers]) => [name, READERS.filter((one) => readers.has(one))])), asked, faults: [...faults], kept: [...kept] }
}

const personOf = (world: World, { members }: Marked, reader: Exclude<Reader, 'anonymous' | 'program'>): PersonId =>
  ({ stranger: world.people.stranger, member: members.reader, host: world.people.host, administrator: world.people.administrator, teller: world.people.carer, supporter: world.people.service, coder: members.coder })[reader]

/** What says who asks; each has shown that it is them, as whoever opens sealed words must. */
async function headersOf(world: World, marked: Marked, reader: Reader): Promise<Readonly<Record<string, string>>> {
  if (reader === 'anonymous') return {}
  if (reader === 'program') return { authorization: `Bearer ${await tokenFor(world, world.people.carer)}` }
  const person = personOf(world, marked, reader)
  await prove(world, person)
  return { cookie: await world.people.cookieOf(person) }
}

async function send(world: World, method: 'GET' | 'POST', address: string, headers: Readonly<Record<string, string>>, spent: string) {
  const form = method === 'GET' ? {} : { method, body: new URLSearchParams({ command: spent }) }
  const response = await world.app.request(address, { ...form, headers: { ...headers, ...(method === 'POST' ? { 'sec-fetch-site': 'same-origin' } : {}) } })
  const bytes = Buffer.from(await response.arrayBuffer())
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const text = `${(packed ? gunzipSync(bytes) : bytes).toString('utf8')}\n${JSON.stringify([...response.headers])}`
  return { status: response.status, text, cache: response.headers.get('cache-control') }
}

/** Also where it was written into an address. */
export const holdsMark = (text: string): boolean => [MARK, encodeURIComponent(MARK), MARK.replaceAll(' ', '+')].some((one) => text.replace(/\s+/g, ' ').includes(one))

/** What is looked for: the same words in another order, so that a page which says what was asked for is not taken for one that shows it. */
const ASKED = MARK.split(' ').toReversed().join(' ')

/** Further pages of the same kind that a page leads to (another page of a list, another order), and what its search finds. */
function further(own: string, html: string): readonly Way[] {
  const links = [...html.matchAll(/href="(\/[^"#]*\?[^"#]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
  const searches = [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].filter((match) => match[1]?.includes('method="get"')).flatMap(([, form = '', inside = '']) => {
    const fields = [...inside.matchAll(/<input[^>]*type="(?:text|search)"[^>]*>/g)].flatMap((field) => /name="([^"]+)"/.exec(field[0])?.[1] ?? [])
    return fields.length === 0 ? [] : [`${/action="([^"]*)"/.exec(form)?.[1] ?? own}?${new URLSearchParams(fields.map((field) => [field, ASKED])).toString()}`]
  })
  return [...links, ...searches].filter((address) => !/^\/(sign-in|assets)\b/.test(address)).map((address) => ({ name: `GET ${patternOf(address)}`, method: 'GET', address }))
}

/** Where an address leads, by name of its route and its fields. */
function patternOf(address: string): string {
  const url = new URL(address, TEST_SITE.publicUrl)
  const route = ROUTES.find(({ path }) => new RegExp(`^${path.replace(PARAMETER, '[^/]+')}$`).test(url.pathname))
  return `${route?.path ?? url.pathname}?${[...new Set(url.searchParams.keys())].join('&')}`
}
