/** A person at a browser: with JavaScript or without, on a wide screen or an old phone. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

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
}>

/** Every step has a time limit, so that a journey that hangs says where. */
const STEP = 15_000

// Not the switches that @sparticuz/chromium offers: they turn off the web's own security.
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

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
  const open = async ({ javaScript = true, blockScripts = false, width = 1280, locale = 'en-GB', textSize = 1 }: Setting = {}) => {
    if (browser === undefined) throw new Error('the browser is there once the journeys run')
    const context = await browser.newContext({
      baseURL: inject('origin'), javaScriptEnabled: javaScript, viewport: { width, height: width < 600 ? 640 : 900 }, locale, timezoneId: 'Europe/London',
      deviceScaleFactor: 1, reducedMotion: 'reduce', extraHTTPHeaders: locale === 'en-XA' ? { 'accept-language': 'en-XA' } : {},
    })
    context.setDefaultTimeout(STEP)
    contexts.push(context)
    if (blockScripts) await context.route('**/*.js', (route) => route.abort())
    const page = await context.newPage()
    if (textSize !== 1) await page.addInitScript((size) => { document.documentElement.style.fontSize = `${size * 100}%` }, textSize)
    return page
  }
  return { open, get origin() { return inject('origin') } }
}

/** No violation of WCAG 2.2 AA (or of good practice) that a machine can find, and nothing that needs sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), page.url()).toEqual([])
  await expectNoSidewaysScrolling(page)
}

/** The page is as wide as the screen; a table may scroll within itself. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect(content, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(screen)
}
