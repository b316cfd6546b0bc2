/** Follows every link of the site as somebody, by HTTP alone, and keeps what came. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'

/** `address` is where it was in the end, after what led on from `path`. */
export type Found = Readonly<{ path: string; address: string; status: number; isPage: boolean; text: string }>

/** More than the pages of one small initiative with all that hangs on it, and some of each kind that the library has. */
const MOST_PAGES = 1_200
const AT_ONCE = 6
/** The library and what is found in it are shelves of the same few kinds of page: one of a kind differs from the next in its words alone. */
const MOST_OF_A_KIND = 3

/** The kind of such a page; undefined elsewhere, where every page is looked at. */
const shelfOf = (path: string) => (/^\/(library|search)\b/.test(path) ? path.replace(/^(\/library\/[^/?]+)\/[^/?]+/, '$1/:one').replaceAll(/=[^&]*/g, '=').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id') : undefined)

/** Whether one more page of its kind is looked at; every other page is. */
function takeOne(shelves: Map<string, number>, path: string): boolean {
  const shelf = shelfOf(path)
  if (shelf === undefined) return true
  const taken = shelves.get(shelf) ?? 0
  shelves.set(shelf, taken + 1)
  return taken < MOST_OF_A_KIND
}

/** An attribute that holds an address: pages, feeds, tables, calendars, and the addresses of forms. */
const ADDRESS = /(?:href|action|formaction|src)="([^"]+)"/g

/**
 * @param page whose cookies are used
 * @param starts where to begin, whether anything leads there or not
 * @param within the sites' own addresses that are followed
 */
export async function crawl(page: Page, starts: readonly string[], within: (path: string) => boolean = () => true): Promise<readonly Found[]> {
  const found = new Map<string, Found>()
  const shelves = new Map<string, number>()
  const met = new Set(starts)
  const next = [...met]
  while (next.length > 0) {
    const batch = next.splice(0, AT_ONCE)
    for (const one of await Promise.all(batch.map((path) => look(page, path)))) {
      found.set(one.path, one)
      for (const path of linksOf(one)) {
        if (met.has(path) || !within(path)) continue
        met.add(path)
        if (takeOne(shelves, path)) next.push(path)
      }
    }
    if (found.size > MOST_PAGES) throw new Error(`more than ${MOST_PAGES} pages: ${[...found.keys()].slice(-20).join(', ')}`)
  }
  return [...found.values()]
}

async function look(page: Page, path: string): Promise<Found> {
  const answer = await page.request.get(path, { maxRedirects: 5 })
  // Several copies at once have to wait, and on a busy machine they are asked to come again.
  if (answer.status() === 503 && answer.headers()['retry-after'] !== undefined) {
    await pause(500)
    return look(page, path)
  }
  return { path, address: answer.url(), status: answer.status(), isPage: (answer.headers()['content-type'] ?? '').startsWith('text/html'), text: await answer.text() }
}

/** A part of a page is not another page; reports name where they come from, which would lead on for ever. */
function linksOf({ address: at, text }: Found): readonly string[] {
  const here = new URL(at)
  return [...text.matchAll(ADDRESS)].flatMap(([, address]) => {
    if (address === undefined) return []
    const url = URL.parse(address.replaceAll('&amp;', '&'), here)
    if (url === null || url.origin !== here.origin || url.pathname === '/report' || url.pathname.startsWith('/assets/')) return []
    return [url.pathname + url.search]
  })
}
