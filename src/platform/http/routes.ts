/** Routes as values: a path, a gate that says who may come in, and a handler a method. The list of them is the site map. */
import { say } from '../words/index.ts'
import type { Context } from './context.ts'
import type { DataFacts } from './data-route.ts'

/** Why somebody can't come in. `not-found` also hides that there is something to see. */
export type Closed = Readonly<{ closed: 'not-found' | 'sign-in' }> | Readonly<{ closed: 'forbidden'; whoCan: string }>

/**
 * Who may come in, and what they find there: it looks up what the path names, as far as this person may see it,
 * so that no handler can meet something that isn't theirs to see.
 */
export type Gate<Here> = (c: Context) => Promise<Here | Closed>

type Handler<Here> = (c: Context, here: Here) => Response | Promise<Response>
type Method = 'GET' | 'POST'

/** What the app needs to know of a route. `data`: it answers programs (`data-route.ts`), and only such a route can be reached with a token. `streams`: it reads large bodies itself, as they arrive. `keeps`: by what names of changes its page may be kept. `asks`: its POST changes nothing. */
export type AnyRoute = Readonly<{ path: string; data?: DataFacts; streams?: boolean; keeps?: readonly string[]; asks?: boolean; methods(): readonly Method[]; answer(method: Method, c: Context): Promise<Response | Closed> }>

class Route<Here> {
  readonly #handlers = new Map<Method, Handler<Here>>()
  readonly path: string
  streams = false
  keeps: readonly string[] = []
  asks = false
  readonly #gate: Gate<Here>

  constructor(path: string, gate: Gate<Here>) {
    this.path = path
    this.#gate = gate
  }

  get(handler: Handler<Here>): this {
    this.#handlers.set('GET', handler)
    return this
  }

  post(handler: Handler<Here>): this {
    this.#handlers.set('POST', handler)
    return this
  }

  methods(): readonly Method[] {
    return [...this.#handlers.keys()]
  }

  /** Its POST reads the body itself while it arrives (`readStreamedForm`), and says itself what is too large. */
  streaming(): this {
    this.streams = true
    return this
  }

  /** Its page may be kept for those who aren't signed in, until something of these names changes: see `kept-pages.ts`. */
  kept(...names: readonly string[]): this {
    this.keeps = names
    return this
  }

  /** Its POST is a question that is too long for an address: it changes nothing and heeds no cookie, so that programs elsewhere may send it. */
  asking(): this {
    this.asks = true
    return this
  }

  async answer(method: Method, c: Context): Promise<Response | Closed> {
    const handler = this.#handlers.get(method)
    if (handler === undefined) return { closed: 'not-found' }
    const here = await this.#gate(c)
    return isClosed(here) ? here : handler(c, here)
  }
}

export const isClosed = <Here>(here: Here | Closed): here is Closed => typeof here === 'object' && here !== null && 'closed' in here

/** A page's address and who may come in. `.get(…)` shows it, `.post(…)` does what it is for. */
export const route = <Here>(path: string, gate: Gate<Here>): Route<Here> => new Route(path, gate)

/** Open to everybody, signed in or not. */
export const everybody: Gate<object> = async () => ({})

/** Open to whoever is signed in; the handler gets who that is. */
export const signedIn: Gate<{ person: NonNullable<Context['person']> }> = async (c) =>
  c.person === undefined ? { closed: 'sign-in' } : { person: c.person }

/** Open to those who look after the installation; others who are signed in are told who can. */
export const administrators: Gate<{ person: NonNullable<Context['person']> }> = async (c) => {
  if (c.person === undefined) return { closed: 'sign-in' }
  return c.person.administrator ? { person: c.person } : { closed: 'forbidden', whoCan: say('who-can.administrators') }
}

/** Thrown by `loadX` where what must be there isn't: the person gets the 404 page. */
export class NotThere extends Error {}

/** Thrown where something was sent that is larger than any form of ours. */
export class TooMuch extends Error {}
