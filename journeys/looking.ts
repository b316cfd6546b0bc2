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
