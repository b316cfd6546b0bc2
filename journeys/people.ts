/** The people of a file's journeys, each at a browser of their own. */
import { inject } from 'vitest'
import type { Page } from 'playwright-core'
import { type Setting, useBrowser } from './browser.ts'
import { byKeyboard, byPointer } from './hands.ts'
import { expectAccessible, expectNoSidewaysScrolling } from './looking.ts'
import { joinByLink } from './steps.ts'
import { type Walker, walkerOn } from './walker.ts'

/** How somebody meets the site, and what is looked at beside what is always looked at. */
type Way = Setting & Readonly<{ keyboard?: boolean; alsoLook?: (page: Page) => Promise<void> }>

export type People = Readonly<{
  /** Somebody whom the site does not know. */
  newcomer(way?: Way): Promise<Walker>
  /** Somebody with an account, made by joining a group that lets everybody in. */
  somebody(called: string, way?: Way): Promise<Walker>
  administrator(): Promise<Walker>
}>

/** Every page that they pass through is looked at. */
export function usePeople(): People {
  const browser = useBrowser()
  const newcomer = async ({ keyboard = false, alsoLook, ...setting }: Way = {}) => {
    // axe hangs for ever where JavaScript is off.
    const first = setting.javaScript === false ? expectNoSidewaysScrolling : expectAccessible
    const look = async (page: Page) => {
      await first(page)
      await alsoLook?.(page)
    }
    return walkerOn(await browser.open(setting), { hands: keyboard ? byKeyboard : byPointer, look })
  }
  return {
    newcomer,
    somebody: async (called, way) => {
      const walker = await newcomer(way)
      await joinByLink(walker, inject('openDoor'), { called })
      return walker
    },
    administrator: async () => {
      const walker = await newcomer()
      await walker.page.context().addCookies([{ ...inject('administrator'), url: inject('origin') }])
      return walker
    },
  }
}
