/** The policy table's shape: for every route, who may. The rows stand beside the routes in `who-may.test-table.ts`. */
import type { World } from './test-world.ts'

/** What happens to somebody at a route: they come in; they are told who can; it is not there for them; they are asked to sign in. */
export type Entry = 'yes' | 'no' | 'hidden' | 'sign-in'

export type WhoMayRow = Readonly<{
  /** Nobody is signed in. */
  anonymous: Entry
  /** Signed in, and takes no part in the initiative. */
  stranger: Entry
  member: Entry
  host: Entry
  /** Looks after the installation, and takes no part in the initiative. */
  administrator: Entry
  /** Makes what the path's parameters name (beside `:slug`), and gives them by name. */
  params?: (world: World) => Promise<Readonly<Record<string, string>>>
  /** Fields that a POST needs to be taken at all (most are refused with 422 when empty, which counts as «yes»). */
  fields?: Readonly<Record<string, string>>
  /** Asked by a program, with a token of theirs that may add: a cookie says nothing there. */
  byToken?: boolean
}>

/** Rows by method and path as the route has it: `'GET /initiatives/:slug/voices/new'`. */
export type WhoMay = Readonly<Record<string, WhoMayRow>>
