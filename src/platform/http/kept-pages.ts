/**
 * Pages that everybody sees alike are made once and kept by the process. Before a kept page is sent, the database is asked whether anything
 * that it shows has changed since: so a change is seen at the next request of every process, and none has to tell another.
 */
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { Database } from '../database/database.ts'
import { type Snapshot, hasChanged, takeSnapshot } from '../database/page-change.queries.ts'
import { hashOf } from '../secrets.ts'
import { readCookie, VISIT_COOKIE } from './cookies.ts'
import { knownTag } from './known-tag.ts'
import { packingFor } from './pack.ts'
import { prefersData } from './twins.ts'

/** What changes by the clock alone, e.g. that something is no longer open, is seen after so long. */
const LONGEST_MS = 60_000
/** Some thousand pages of the common size, packed. */
const MOST_BYTES = 32 * 1024 * 1024

type Kept = Readonly<{ names: readonly string[]; snapshot: Snapshot; at: number; route: string; tag: string; headers: Readonly<Record<string, string>>; body: Uint8Array<ArrayBuffer> }>
/** What the route says of a page that may be kept, until its answer is complete. */
export type ToKeep = Readonly<{ names: readonly string[]; snapshot: Snapshot; route: string }>

declare module 'hono' {
  interface ContextVariableMap {
    keep: ToKeep | undefined
    /** Lets others wait for the page of this visitor. */
    makes: (() => void) | undefined
  }
}

type Parts = Readonly<{ database: Database; answered: (answer: Readonly<{ route: string; status: number; queries: number; milliseconds: number }>) => void }>

/** Kept pages, what was asked for last at the end. */
class Store {
  readonly #pages = new Map<string, Kept>()
  #bytes = 0

  find(key: string): Kept | undefined {
    const kept = this.#pages.get(key)
    if (kept === undefined) return undefined
    this.#pages.delete(key)
    this.#pages.set(key, kept)
    return kept
  }

  forget(key: string): void {
    this.#bytes -= this.#pages.get(key)?.body.length ?? 0
    this.#pages.delete(key)
  }

  keep(key: string, kept: Kept): void {
    this.forget(key)
    if (kept.body.length > MOST_BYTES / 10) return
    this.#pages.set(key, kept)
    this.#bytes += kept.body.length
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= MOST_BYTES) break
      this.forget(oldest)
    }
  }
}

/** A visitor who makes a page. `begin`: others may wait for it from now on. */
type Maker = { begin: () => void; end: () => void }

/** Where hundreds ask for a page at once that is not kept, or has just changed, one of them makes it. */
class Making {
  readonly #going = new Map<string, Promise<void>>()
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * What was begun after a visitor came shows all that had changed when they came; what was begun before they wait for, too, and one of
   * them makes it once more.
   * @param wasKept it is a page to keep, or was; of others it is known only when their route is found, which calls `begin`
   */
  async waitFor(key: string, came: number, wasKept: boolean): Promise<Kept | Maker> {
    const maker = this.#maker(key)
    let isToKeep = wasKept
    for (let going = this.#going.get(key); going !== undefined; going = this.#going.get(key)) {
      await going
      const made = this.#store.find(key)
      if (made !== undefined && made.at >= came) return made
      // It was no page to keep this time, so that each makes their own; or another who waited has begun to make it.
      if (made === undefined && !this.#going.has(key)) return { begin: () => undefined, end: () => undefined }
      isToKeep = true
    }
    if (isToKeep) maker.begin()
    return maker
  }

  #maker(key: string): Maker {
    const { promise, resolve } = Promise.withResolvers<void>()
    return {
      begin: () => {
        if (this.#going.has(key)) return
        this.#going.set(key, promise)
        this.#store.forget(key)
      },
      end: () => {
        if (this.#going.get(key) === promise) this.#going.delete(key)
        resolve()
      },
    }
  }
}

/** Stands before all else: what is kept is sent with the headers with which it was sent first. */
export function keptPages({ database, answered }: Parts): MiddlewareHandler {
  const store = new Store()
  const making = new Making(store)
  return async (c, next) => {
    const key = keyOf(c)
    if (key === undefined) return next()
    const came = performance.now()
    const send = (page: Kept, queries: number) => {
      const answer = answerOf(c, page)
      answered({ route: page.route, status: answer.status, queries, milliseconds: performance.now() - came })
      return answer
    }
    const kept = store.find(key)
    if (kept !== undefined && came - kept.at < LONGEST_MS && !(await hasChanged(database, kept.names, kept.snapshot))) return send(kept, 1)
    const page = await making.waitFor(key, came, kept !== undefined)
    if ('body' in page) return send(page, 1)
    c.set('makes', page.begin)
    try {
      const at = performance.now()
      await next()
      const made = await pageToKeep(c, at)
      if (made === undefined) return undefined
      store.keep(key, made)
      c.res = undefined
      c.res = answerOf(c, made)
      return undefined
    } finally {
      page.end()
    }
  }
}

/** The answer, where it may be sent to others. */
async function pageToKeep(c: HonoContext, at: number): Promise<Kept | undefined> {
  const keep = c.get('keep')
  if (keep === undefined || c.res.status !== 200 || c.res.headers.has('set-cookie')) return undefined
  const body = new Uint8Array(await c.res.arrayBuffer())
  const tag = `"${hashOf(body).slice(0, 27)}"`
  return { ...keep, at, tag, headers: { ...Object.fromEntries(c.res.headers), 'cache-control': 'private, no-cache', etag: tag }, body }
}

function answerOf(c: HonoContext, { tag, headers, body }: Kept): Response {
  if (knownTag(c.req.header('if-none-match'), tag.slice(1, -1)) === undefined) return new Response(body, { headers })
  const { 'content-type': _type, 'content-encoding': _encoding, ...rest } = headers
  return new Response(null, { status: 304, headers: rest })
}

/** Under what a request's page would be kept; undefined for whoever might see another page than everybody. */
function keyOf(c: HonoContext): string | undefined {
  if (c.req.method !== 'GET' || c.req.header('authorization') !== undefined || prefersData(c.req.header('accept'))) return undefined
  const cookie = c.req.header('cookie')
  if (cookie !== undefined && cookie !== '' && cookie !== `${VISIT_COOKIE}=${readCookie(cookie, VISIT_COOKIE) ?? ''}`) return undefined
  return `${packingFor(c.req.header('accept-encoding')) ?? ''} ${c.req.url}`
}

/** What a route that may be kept does first. */
export const beginKeeping = async (c: HonoContext, database: Database, names: readonly string[], route: string): Promise<void> => {
  if (keyOf(c) === undefined) return
  c.get('makes')?.()
  c.set('keep', { names, snapshot: await takeSnapshot(database), route })
}

/** This page is somebody's own after all, or holds what may go at any moment. */
export const dontKeep = (c: HonoContext): void => c.set('keep', undefined)
