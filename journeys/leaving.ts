/** A page that was told to leave is not read, filled in or left for another before the next one is there: a browser obeys a moment after it was told. */
import type { Page } from 'playwright-core'

/** Where a page keeps that it is about to be left: what comes next doesn't have it. */
const MARK = 'leavingForTheNextPage'
/** A page that stays after all is gone on with. */
const STAYS_AFTER = 60_000

/** Gives what waits until the next page is there, or does nothing where none was asked for. */
export function arrivingOn(page: Page): () => Promise<void> {
  const ready = page.addInitScript((mark) => {
    const leave = () => Object.assign(globalThis, { [mark]: true })
    addEventListener('submit', (event) => { if (!event.defaultPrevented) leave() })
    navigation.addEventListener('navigate', ({ destination }) => { if (!destination.sameDocument) leave() })
  }, MARK)
  // A file that is handed over leaves the page where it is.
  page.on('download', () => { page.evaluate((mark) => Reflect.deleteProperty(globalThis, mark), MARK).catch(() => undefined) })
  return async () => {
    await ready
    // While one page makes room for the next there is nothing to ask, and nothing to wait for but that one.
    const leaving = await page.evaluate((mark) => mark in globalThis, MARK).catch(() => true)
    if (leaving) await page.waitForFunction((mark) => !(mark in globalThis), MARK, { timeout: STAYS_AFTER }).catch(() => undefined)
  }
}
