/** The round that visits addresses to which the library leads: one site at a time, with pauses, and only as sites want it. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { type Visited, getOutward } from '#platform/outward/get-outward.ts'
import type { Reach } from '#platform/outward/reach.ts'
import { MOST_ROBOTS, type Robots, mayVisit, robotsAfter } from '#platform/outward/robots.rules.ts'
import { type Due, claimHost, findRobots, forgetUnused, keepRobots, letRest, listDue, listSeenLast, noteVisit } from './visit.queries.ts'
import { type Known, type Outcome, afterVisit, asksAgain, isSilence, saysWhoItIs } from './visit.rules.ts'

/** The job's name. */
export const VISIT_LINKS = 'visit-links'

/** What we are called in a robots.txt. */
const US = 'thegither'
/** Who visits, and where somebody who minds finds us. */
export const visitor = ({ publicUrl }: Pick<Site, 'publicUrl'>): string => `Thegither (+${publicUrl.origin}/)`

/** The next round begins every ten minutes: this one is over by then. */
const ROUND_MS = 4 * 60_000
const MOST_A_ROUND = 500
/** Then the others have their turn, even if a site has thousands of pages that we lead to. */
const MOST_OF_A_SITE = 10
const SITE_RESTS_MS = 5 * 60_000
/** A round that was cut off holds a site for so long. */
const CLAIM_MS = 30 * 60_000
const PAUSE_MS = 1_500
const KEEP_ROBOTS_MS = 86_400_000

type Given = Readonly<{
  database: Database
  site: Pick<Site, 'publicUrl' | 'reach'>
  now: () => Date
  /** For tests, which have no time. */
  pause?: (ms: number) => Promise<unknown>
}>

/** Does no harm when it is done twice at once, or cut off. Nobody is visited by a program that can't say where it is to be found. */
export async function visitLinks({ database, site, now, pause = wait }: Given): Promise<void> {
  await forgetUnused(database)
  if (site.reach === undefined || !saysWhoItIs(site.publicUrl)) return
  const round = new Round(database, site.reach, visitor(site), now)
  const until = performance.now() + ROUND_MS
  for (let visits = 0; visits < MOST_A_ROUND && performance.now() < until;) {
    const host = await claimHost(database, now(), new Date(now().getTime() + CLAIM_MS))
    if (host === undefined) break
    for (const link of await listDue(database, host, now(), MOST_OF_A_SITE)) {
      await round.visit(link)
      visits += 1
      await pause(round.pauseOf(host))
      if (performance.now() >= until) break
    }
    await letRest(database, host, new Date(now().getTime() + SITE_RESTS_MS))
  }
  await round.end()
}

/** What a site asks; or that it can't even say that. */
type Wish = Readonly<{ robots: Robots; silent?: undefined }> | Readonly<{ robots?: undefined; silent: Outcome }>

/** So many pages that were there last are asked for before we say that it is we who are cut off. */
const WITNESSES = 3

class Round {
  private readonly wishes = new Map<string, Wish>()
  /** Those that did not answer before anybody did: our own line may be down. */
  private readonly held: (readonly [link: Due, outcome: Outcome])[] = []
  private hasAnswer = false
  private readonly database: Database
  private readonly reach: Reach
  private readonly as: string
  private readonly now: () => Date

  constructor(database: Database, reach: Reach, as: string, now: () => Date) {
    this.database = database
    this.reach = reach
    this.as = as
    this.now = now
  }

  /** The short question first; the long one where that isn't answered. */
  async visit(link: Due): Promise<void> {
    const url = URL.parse(link.url)
    const short: Outcome = url === null ? { fault: 'address-unreadable' } : await this.ask(url, 'HEAD', link)
    const outcome = url !== null && asksAgain(short) ? await this.ask(url, 'GET', link) : short
    this.hasAnswer ||= !isSilence(outcome)
    if (this.hasAnswer) await this.note(link, outcome)
    else this.held.push([link, outcome])
  }

  /** What held back counts where somebody else answers; else it is all due again in the next round. */
  async end(): Promise<void> {
    if (this.held.length === 0 || !(await this.isLineUp())) return
    for (const [link, outcome] of this.held) await this.note(link, outcome)
  }

  private async isLineUp(): Promise<boolean> {
    if (this.hasAnswer) return true
    for (const url of await listSeenLast(this.database, WITNESSES)) if (!isSilence(await this.ask(new URL(url), 'HEAD', { etag: undefined, modified: undefined }))) return true
    return false
  }

  private async note(link: Due, outcome: Outcome): Promise<void> {
    await noteVisit(this.database, link.id, afterVisit(link, outcome, this.now()), this.now())
  }

  /** How long to wait before the next page of a site. */
  pauseOf(host: string): number {
    return Math.max(PAUSE_MS, 1_000 * (this.wishes.get(host)?.robots?.delaySeconds ?? 0))
  }

  private async ask(url: URL, method: 'HEAD' | 'GET', { etag, modified }: Pick<Known, 'etag' | 'modified'>): Promise<Outcome> {
    let silent: Outcome | undefined
    const visited = await getOutward(url, {
      as: this.as, method, etag, modified,
      mayGo: async (to) => {
        const wish = await this.wishOf(to)
        silent = wish.silent
        return wish.silent === undefined && mayVisit(wish.robots, to)
      },
    }, this.reach)
    return silent ?? outcomeOf(visited)
  }

  private async wishOf(url: URL): Promise<Wish> {
    const known = this.wishes.get(url.host)
    if (known !== undefined) return known
    const kept = await findRobots(this.database, url.host, new Date(this.now().getTime() - KEEP_ROBOTS_MS))
    const wish = kept === undefined ? await this.askFor(url) : { robots: kept }
    this.wishes.set(url.host, wish)
    return wish
  }

  /** A site in trouble says nothing about what it wants: its pages are asked for another day, as where they don't answer. */
  private async askFor(url: URL): Promise<Wish> {
    const visited = await getOutward(new URL('/robots.txt', url.origin), { as: this.as, accept: 'text/plain', mostBytes: MOST_ROBOTS }, this.reach)
    const { answer } = visited
    // Sent round and round: none is there, as RFC 9309 has it.
    const robots = robotsAfter(visited.fault === 'too-many-redirects' ? 404 : answer?.status, () => answer?.bytes.toString() ?? '', US)
    if (robots === undefined) return { silent: outcomeOf(visited) }
    await keepRobots(this.database, url.host, robots, this.now())
    return { robots }
  }
}

function outcomeOf(visited: Visited): Outcome {
  if (visited.fault !== undefined) return { fault: visited.fault }
  const { status, moved, etag, modified } = visited.answer
  const to = moved === undefined ? undefined : new URL(moved)
  if (to !== undefined) to.hash = ''
  return { status, moved: to?.href, etag, modified }
}
