/** Those who play the year, all on small phones. Each kind of page is looked at with axe once: a year passes through many pages often. */
import { inject } from 'vitest'
import type { Page } from 'playwright-core'
import { useBrowser } from './browser.ts'
import { expectAccessible, expectNoSidewaysScrolling } from './looking.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'
import { type Walker, walkerOn } from './walker.ts'

const DAY = 24 * 60 * 60 * 1000
/** A day as people type it, counted from today: a year is played on whatever day the tests run. */
export const dayIn = (days: number): string => {
  const day = new Date(Date.now() + days * DAY)
  return `${day.getUTCDate()} ${day.getUTCMonth() + 1} ${day.getUTCFullYear()}`
}

/** Everything agreed, answered and changed in this year is made up, and says so. */
export const madeUp = (words: string): string => `Made up for a test: ${words}`

export type Cast = Readonly<{
  /** Looks after it, for an organisation. */
  host: Walker
  /** Uses the service. */
  isla: Walker
  /** Looks after somebody. */
  tam: Walker
  /** Plans services, and takes the board's answers to the group. */
  ruth: Walker
  /** Somebody who does not take part. */
  outside: Walker
  path: string
}>

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** @returns how to settle the cast of a year, once the browser is there */
export function useYear(): { settle(): Promise<Cast>; newcomer(): Promise<Walker>; at(origin: string): Promise<Walker> } {
  const browser = useBrowser()
  const seen = new Set<string>()
  const look = async (page: Page) => {
    const kind = `${new URL(page.url()).pathname.replace(ID, ':id')} ${await page.getByRole('heading', { level: 1 }).innerText()}`
    await (seen.has(kind) ? expectNoSidewaysScrolling : expectAccessible)(page)
    seen.add(kind)
  }
  const at = async (origin: string | undefined) => walkerOn(await browser.open({ width: 320, ...(origin === undefined ? {} : { origin }) }), { look })
  const newcomer = () => at(undefined)
  const settle = async (): Promise<Cast> => {
    const [host, isla, tam, ruth, outside] = await Promise.all([newcomer(), newcomer(), newcomer(), newcomer(), newcomer()])
    await joinByLink(host, inject('openDoor'), { called: 'Morag' })
    const path = await startInitiative(host, { title: 'A path along the burn', purpose: 'That everybody can be near water, plants and birds.', openTo: 'Everybody', letsIn: 'everybody', as: ['third-sector worker'] })
    const link = await makeInvitation(host, path, 9)
    await joinByLink(isla, link, { called: 'Isla', as: ['someone who uses services'] })
    await joinByLink(tam, link, { called: 'Tam', as: ['unpaid carer'] })
    await joinByLink(ruth, link, { called: 'Ruth', as: ['planner or commissioner'] })
    return { host, isla, tam, ruth, outside, path }
  }
  return { settle, newcomer, at }
}
