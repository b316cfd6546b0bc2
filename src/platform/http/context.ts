/** What a handler knows of the request it answers, and the ways to answer it. */
import type { Context as HonoContext } from 'hono'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Database } from '../database/database.ts'
import type { Watch } from '../forms/watch.ts'
import { type Id, newId } from '../ids.ts'
import type { Live } from '../live/live.ts'
import type { Explaining } from '../page/explaining.ts'
import type { Reach } from '../outward/reach.ts'
import { type Frame, inFrame } from '../page/frame.tsx'
import type { KeyRing } from '../sealing/key-ring.ts'
import { cleanText } from '../text.ts'
import type { PictureStore } from '../upload/store.ts'
import { hashOf } from '../secrets.ts'
import { dontKeep } from './kept-pages.ts'
import { knownTag } from './known-tag.ts'
import { pack } from './pack.ts'
import { NOTICE_COOKIE, VISIT_COOKIE, cookieHeader, readCookie } from './cookies.ts'

/** The person who is signed in. Nothing more than every page needs. `mustLook`: something about their account can't wait until they come to their page. `proved`: they showed lately, in this session, what nobody can make for them. */
export type SignedIn = Readonly<{ id: Id<'person'>; called: string; administrator: boolean; mustLook?: boolean; proved?: boolean; token?: ByToken }>

/** That a program asks for somebody, with a token of theirs. `only`: the ids of what it may reach; all that its person may where undefined. `mayAdd`: it may also say things as them. */
export type ByToken = Readonly<{ id: string; only: readonly string[] | undefined; mayAdd: boolean }>

/** What an installation sets, as far as pages need it. */
export type Site = Readonly<{
  name: string
  publicUrl: URL
  secret: string
  /** The keys with which words are sealed that must not be read in the database; none in tests that seal nothing. */
  keys?: KeyRing
  /** Looks at what is typed before it is kept. */
  watch?: Watch
  /** How many proxies stand before us and may be believed about a visitor's address; none unless said. */
  trustProxy?: number
  /** The folder on this machine that must not run full; undefined in tests. */
  dataFolder?: string
  /** Whether addresses that hosts type may lie in the operator's own network. */
  reachesPrivate?: boolean
  /** Which pages elsewhere are visited; none in tests that don't ask for it. */
  reach?: Reach | undefined
  /** Whether letters are sent; else they wait for an administrator. */
  sendsMail?: boolean
  /** The address that letters come from, and where whoever looks after the site is reached; none unless set. */
  contact?: string | undefined
  /** The address that letters to us come in at, with room for a token before the `@`; none unless set. */
  lettersTo?: string | undefined
  /** Where pictures lie that aren't in the database; none unless set. */
  pictures?: PictureStore | undefined
  /** Tells open pages what has changed; none in tests that don't ask for it. */
  live?: Live | undefined
}>

/** A page asks no more of the database. */
const MOST_QUERIES = 8

export class Context {
  readonly hono: HonoContext
  readonly site: Site
  readonly database: Database
  /** Who is signed in. */
  readonly person: SignedIn | undefined
  /** The moment of this request: the same wherever it is asked. */
  readonly now: Date
  readonly frame: Frame
  /** What a 500 page shows and the log holds, so that the one is found by the other. */
  readonly reference: string
  /** Writes down a fault that shows when the answer has begun already. */
  readonly noteFault: (error: unknown) => void
  /** A program asks: what goes wrong is said as data, not as a page. */
  readonly forProgram: boolean
  /** Whether the session of this request goes on: for answers that last. */
  readonly isStillSignedIn: () => Promise<boolean>
  /** How many questions were put to the database so far. */
  readonly asked: () => number
  /** Which words are explained on this site; none where nobody brought any. */
  readonly explaining: Explaining | undefined
  /** Whether the words explained are still what they were, where that was asked ahead. */
  #stillExplained: Promise<boolean> | undefined

  constructor(facts: Pick<Context, 'hono' | 'site' | 'database' | 'person' | 'now' | 'frame' | 'reference' | 'forProgram' | 'noteFault' | 'isStillSignedIn' | 'asked' | 'explaining'>) {
    this.hono = facts.hono
    this.site = facts.site
    this.database = facts.database
    this.person = facts.person
    this.now = facts.now
    this.frame = facts.frame
    this.reference = facts.reference
    this.forProgram = facts.forProgram
    this.noteFault = facts.noteFault
    this.isStillSignedIn = facts.isStillSignedIn
    this.asked = facts.asked
    this.explaining = facts.explaining
  }

  /** For a page that is public and asks more: asks together with that what such a page asks at its end, so that it waits for one answer less. */
  askAhead(): void {
    this.#stillExplained = this.explaining?.holds(this.database)
    // Where nothing is shown that it matters for, nobody needs to know that it can't be had.
    this.#stillExplained?.catch(() => undefined)
  }

  /** A named part of the route's path; empty where it holds what no name of ours can, and the database could not be asked for. */
  param(name: string): string {
    const named = this.hono.req.param(name) ?? ''
    return named.includes('\0') ? '' : named
  }

  /** A parameter of the query, cleaned; undefined where it is missing, repeated or too long to be meant. */
  query(name: string): string | undefined {
    const all = this.hono.req.queries(name) ?? []
    const [only] = all
    return all.length === 1 && only !== undefined && only.length <= 500 ? cleanText(only).trim() : undefined
  }

  /** A cookie of this request. */
  cookie(name: string): string | undefined {
    return readCookie(this.hono.req.header('cookie'), name)
  }

  /** Sets a cookie that no script can read and no other site sends along. */
  setCookie(name: string, value: string, options: { seconds?: number } = {}): void {
    this.hono.header('set-cookie', cookieHeader(this.site, name, value, options), { append: true })
  }

  /** A page: what was made of `<Page>`, in the frame of the site. */
  async page(content: JSX.Element, status: 200 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503 = 200): Promise<Response> {
    const text = await this.made(content)
    this.hono.header('cache-control', 'no-store')
    // A form has the id of a command of its own.
    if (this.frame.hasForm || this.frame.onlyNow === true) dontKeep(this.hono)
    if (this.frame.notice !== undefined) this.setCookie(NOTICE_COOKIE, '', { seconds: 0 })
    if (this.frame.hasForm && this.person === undefined && this.cookie(VISIT_COOKIE) === undefined) this.setCookie(VISIT_COOKIE, newId<'visit'>())
    this.hono.header('content-type', 'text/html; charset=utf-8')
    return this.send(text, status)
  }

  /** A public page that would mark words which are explained is made again where others are explained by now. */
  private async made(content: JSX.Element): Promise<string> {
    // What `html` gives is a String object; to pack it, it must be a string.
    const make = async () => String(await html`<!doctype html>${await inFrame(this.frame, content)}`)
    const text = await make()
    if (this.frame.sought !== true || this.explaining === undefined) return text
    if (this.#stillExplained === undefined && this.asked() >= MOST_QUERIES) {
      // Such a page shows what this process knew last, and the next one what is known by then.
      this.explaining.askAgain()
      this.frame.onlyNow = true
    } else if (!(await (this.#stillExplained ?? this.explaining.holds(this.database)))) {
      this.frame.explained = this.explaining.known()
      return make()
    }
    return text
  }

  /** Sends the person on (303), with a sentence that the next page shows once. */
  seeOther(path: string, notice?: string): Response {
    if (notice !== undefined) this.setCookie(NOTICE_COOKIE, encodeURIComponent(notice), { seconds: 60 })
    return this.hono.redirect(path, 303)
  }

  /** Something that isn't a page: CSV, JSON, a calendar. `name` makes it a download. */
  file(body: string | Uint8Array<ArrayBuffer> | ReadableStream, type: string, name?: string): Response {
    this.hono.header('content-type', type)
    this.hono.header('cache-control', 'no-store')
    if (name !== undefined) this.named(name)
    return typeof body === 'string' ? this.send(body) : this.hono.body(body)
  }

  /** Something for programs, which keep it for themselves and ask whether it is still the same: the tag is made of the bytes. */
  data(body: string, type: string, name?: string): Response {
    const tag = hashOf(body).slice(0, 27)
    this.hono.header('cache-control', 'private, no-cache')
    this.hono.header('vary', 'accept-encoding, authorization, cookie')
    const known = knownTag(this.hono.req.header('if-none-match'), tag)
    if (known !== undefined) {
      this.hono.header('etag', known)
      return this.hono.body(null, 304)
    }
    this.hono.header('content-type', type)
    if (name !== undefined) this.named(name)
    const { body: packed, encoding } = pack(body, this.hono.req.header('accept-encoding'))
    this.hono.header('etag', encoding === undefined ? `"${tag}"` : `"${tag}-${encoding}"`)
    if (encoding !== undefined) this.hono.header('content-encoding', encoding)
    return this.hono.body(packed)
  }

  private named(name: string): void {
    this.hono.header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`)
  }

  /** Events as they happen, until the stream or the visitor ends; without a stream, an answer after which the browser doesn't ask again. */
  events(stream: ReadableStream | undefined): Response {
    this.hono.header('cache-control', 'no-store')
    if (stream === undefined) return this.hono.body(null, 204)
    this.hono.header('content-type', 'text/event-stream')
    // A proxy must not gather them.
    this.hono.header('x-accel-buffering', 'no')
    return this.hono.body(stream)
  }

  private send(text: string, status: ContentfulStatusCode = 200): Response {
    const { body, encoding } = pack(text, this.hono.req.header('accept-encoding'))
    this.hono.header('vary', 'accept-encoding')
    if (encoding !== undefined) this.hono.header('content-encoding', encoding)
    return this.hono.body(body, status)
  }
}
