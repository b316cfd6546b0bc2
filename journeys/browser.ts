/** A person at a browser: with JavaScript or without, on a wide screen or an old phone. */
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { SWITCHES } from './browser-switches.ts'

/** How somebody meets the site. */
export type Setting = Readonly<{
  /** False: the browser runs no scripts at all. axe can't run there: assert by role. */
  javaScript?: boolean
  /** Scripts of the pages don't load, but axe's may: the page as it is without JavaScript, for axe. */
  blockScripts?: boolean
  /** CSS pixels; an old phone is 320. */
  width?: number
  /** `en-XA` shows every sentence of the catalogue with marks. */
  locale?: 'en-GB' | 'en-XA'
  /** 2 is text at 200 %. */
  textSize?: number
  /** Another site than the one that the journeys share. */
  origin?: string
}>

/** Every step has a time limit, so that a journey that hangs says where; a machine that does much else is let take its time. */
const STEP = 60_000

/** A browser for the journeys of a file. */
export function useBrowser(): { open(setting?: Setting): Promise<Page>; origin: string } {
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: SWITCHES, timeout: 60_000 })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
  })
  const open = async ({ javaScript = true, blockScripts = false, width = 1280, locale = 'en-GB', textSize = 1, origin = inject('origin') }: Setting = {}) => {
    if (browser === undefined) throw new Error('the browser is there once the journeys run')
    const context = await browser.newContext({
      baseURL: origin, javaScriptEnabled: javaScript, viewport: { width, height: width < 600 ? 640 : 900 }, locale, timezoneId: 'Europe/London',
      deviceScaleFactor: 1, reducedMotion: 'reduce', extraHTTPHeaders: locale === 'en-XA' ? { 'accept-language': 'en-XA' } : {},
    })
    context.setDefaultTimeout(STEP)
    contexts.push(context)
    const page = await context.newPage()
    if (blockScripts) await blockScriptsOn(page)
    if (textSize !== 1) await page.addInitScript((size) => { document.documentElement.style.fontSize = `${size * 100}%` }, textSize)
    return page
  }
  return { open, get origin() { return inject('origin') } }
}

/** By the browser itself: asked of each request, it would keep nothing from one page to the next. */
async function blockScriptsOn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBlockedURLs', { urls: ['*/assets/*.js'] })
}

