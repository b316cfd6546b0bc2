/** The small fixed world of the tests: a database of its own for each test file, a few example people, one initiative. */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Enqueue } from '#platform/activity.ts'
import type { Database } from '#platform/database/database.ts'
import { type OpenDatabase, openDatabase } from '#platform/database/open.ts'
import type { Answered } from '#platform/http/app.ts'
import { type Id, newId } from '#platform/ids.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { watchWords } from '#stories/index.ts'
import { assembleProgram } from './program.ts'
import { reactionsWith } from './reactions.ts'
import { copyTemplate, whereIs } from './test-database.ts'
import { type TestInitiative, type TestPeople, settleInitiative, settlePeople } from './test-people.ts'

/** Where the tests' program believes to be reached. */
export const TEST_ORIGIN = 'http://localhost:3000'

const keys = KeyRing.read(drawKey())
if (keys === undefined) throw new Error('a key that was drawn can be read')
/** What the tests' installation sets. */
export const TEST_SITE = { name: 'Thegither', publicUrl: new URL(TEST_ORIGIN), secret: 'the tests need no secret worth keeping', keys, watch: watchWords(keys) }

/** An answer as a person meets it. */
export type Answer = Readonly<{ status: number; text: string; location: string | null; headers: Headers; queries: number }>

/** What is sent with a form; an array is a field sent several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

export type Visitor = Readonly<{
  get(path: string): Promise<Answer>
  /** Sends a form as our own page would, with a command id of its own unless `command` is given. */
  post(path: string, fields?: Fields): Promise<Answer>
  /** Sends any request, e.g. a file or a form from elsewhere. */
  request(path: string, init: RequestInit): Promise<Answer>
}>

export type World = Readonly<{
  database: Database
  app: Hono
  people: TestPeople
  initiative: TestInitiative
  /** What time the program believes it is; set it to move on. */
  clock: { now: Date }
  as(person: Id<'person'> | undefined): Visitor
  /** The lines of the log since the start. */
  logged: readonly string[]
}>

/**
 * Opens a world for the tests of this file, and closes it after them.
 * @param enqueue who hears of the jobs that are asked for; nobody does them
 */
export function useWorld(enqueue: Enqueue = async () => undefined): World {
  let opened: { world: World; open: OpenDatabase; drop: () => Promise<void> } | undefined
  beforeAll(async () => {
    opened = await openWorld(enqueue)
  })
  afterAll(async () => {
    await opened?.open.close()
    await opened?.drop()
  })
  const now = () => {
    if (opened === undefined) throw new Error('the world is there once the tests run')
    return opened.world
  }
  return {
    get database() { return now().database },
    get app() { return now().app },
    get people() { return now().people },
    get initiative() { return now().initiative },
    get clock() { return now().clock },
    get logged() { return now().logged },
    as: (person) => now().as(person),
  }
}

async function openWorld(enqueue: Enqueue) {
  const server = inject('testServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const make = new pg.Pool({ ...whereIs(server, 'postgres'), max: 1 })
  await copyTemplate(make, name)
  const open = openDatabase(whereIs(server, name), 10)
  const drop = async () => {
    await make.query(`drop database if exists ${name} with (force)`)
    await make.end()
  }
  const database = open.database.reacting(reactionsWith(enqueue))
  const clock = { now: new Date('2026-11-24T18:30:00Z') }
  const people = await settlePeople(database, TEST_SITE, () => clock.now)
  const initiative = await settleInitiative(database, people)
  return { open, drop, world: worldOn(database, clock, people, initiative) }
}

function worldOn(database: Database, clock: World['clock'], people: TestPeople, initiative: TestInitiative): World {
  const logged: string[] = []
  let last: Answered | undefined
  const app = assembleProgram({
    site: TEST_SITE,
    database,
    now: () => clock.now,
    log: (what, facts) => { logged.push(JSON.stringify({ what, ...facts })) },
    assets: { address: (file) => `/assets/${file}`, mount: () => undefined },
    answered: (answer) => { last = answer },
  })
  const ask = async (person: Id<'person'> | undefined, path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers)
    if (person !== undefined) headers.append('cookie', await people.cookieOf(person))
    const response = await app.request(path, { ...init, headers })
    const text = await response.text()
    return { status: response.status, text, location: response.headers.get('location'), headers: response.headers, queries: last?.queries ?? 0 }
  }
  const as = (person: Id<'person'> | undefined): Visitor => ({
    get: (path) => ask(person, path, {}),
    post: (path, fields = {}) => ask(person, path, { method: 'POST', body: bodyOf(fields), headers: { 'sec-fetch-site': 'same-origin' } }),
    request: (path, init) => ask(person, path, init),
  })
  return { database, app, people, initiative, clock, as, logged }
}

function bodyOf(fields: Fields): URLSearchParams {
  const body = new URLSearchParams({ command: newId<'command'>() })
  for (const [name, value] of Object.entries(fields)) {
    body.delete(name)
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body
}
