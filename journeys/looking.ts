/** What is looked at on every page that a journey passes through. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** No violation of WCAG 2.2 AA (or of good practice) that a machine can find, and nothing that needs sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without frames there is nothing to put together on a page of axe's own, which would take longer than the looking.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), page.url()).toEqual([])
  await expectNoSidewaysScrolling(page)
}

/** The page is as wide as the screen; a table may scroll within itself. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect(content, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(screen)
}

/** What a page may say that no catalogue has: addresses, days, times, sizes, codes, the names of the site and of migrations. */
const NOT_SENTENCES = /https?:\/\/\S+|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|am|pm|[kMG]B|Thegither|[0-9A-Z]{5}-[0-9A-Z]{5}|\d{4}-\d\d-\d\dT\d{4}-[a-z-]+)\b/g

/**
 * In the pseudo-locale every sentence of the catalogue is marked ⟦so⟧: collects what is not, and is neither people's own words nor a day or a number.
 * @param own what people have typed on the way
 */
export const expectTranslated = (own: readonly string[], untranslated: Set<string>) => async (page: Page, path = new URL(page.url()).pathname): Promise<void> => {
  const longestFirst = own.toSorted((one, other) => other.length - one.length)
  for (const text of await page.evaluate(textsOf)) {
    const unmarked = longestFirst.reduce((rest, words) => rest.replaceAll(words, ''), text.replace(/⟦[^⟧]*⟧/g, ' ')).replace(NOT_SENTENCES, '')
    // A picture breaks long words of people into lines.
    const isOwn = own.some((words) => words.includes(unmarked.trim()))
    if (!isOwn && /\p{Letter}{2,}/u.test(unmarked)) untranslated.add(`${path.replace(/[0-9a-f-]{36}/g, ':id')}: ${text.trim()}`)
  }
}

/** Every text of a page and every attribute that is read out. Runs in the page. Codes and the names of areas are not sentences. */
function textsOf(): string[] {
  const READ_OUT = ['title', 'aria-label', 'aria-description', 'aria-roledescription', 'alt', 'placeholder', 'label', 'data-left', 'data-over']
  const texts = [document.title]
  for (const element of document.querySelectorAll('*')) {
    if (element.closest('code, script, style, select[name=area] option') !== null) continue
    for (const name of READ_OUT) texts.push(element.getAttribute(name) ?? '')
    if (element instanceof HTMLInputElement && ['submit', 'button', 'reset'].includes(element.type)) texts.push(element.value)
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '')
  }
  return texts.filter((text) => text.trim() !== '')
}
