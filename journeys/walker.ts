/** Somebody getting something done on the site: what they see is found by its role and name, as a screen reader finds it. */
import type { Locator, Page } from 'playwright-core'
import { byPointer } from './hands.ts'
import { arrivingOn } from './leaving.ts'
import { either } from './said.ts'

/** How somebody acts on what they have found: with a pointer, or with nothing but the keyboard. */
export type Hands = Readonly<{
  press(page: Page, what: Locator): Promise<void>
  type(page: Page, field: Locator, words: string): Promise<void>
  tick(page: Page, box: Locator): Promise<void>
  choose(page: Page, radio: Locator): Promise<void>
  pick(page: Page, list: Locator, option: RegExp): Promise<void>
}>

/** A name in plain English, found marked as well; a part of one as an expression. */
export type Name = string | RegExp
const inWords = (name: Name) => (typeof name === 'string' ? either(name) : name)

type Role = 'link' | 'button' | 'checkbox' | 'radio' | 'heading' | 'listitem' | 'group'

export type Walker = Readonly<{
  page: Page
  /** Goes to an address, as somebody does who was sent it. */
  open(path: string): Promise<void>
  follow(link: Name): Promise<void>
  press(button: Name): Promise<void>
  type(label: Name, words: string): Promise<void>
  /** A day as people write it: `3 12 2026`. */
  typeDay(question: Name, day: string): Promise<void>
  tick(label: Name): Promise<void>
  choose(label: Name): Promise<void>
  pick(label: Name, option: Name): Promise<void>
  unfold(summary: Name): Promise<void>
  /** Says which page this must be by its heading, and looks at it. */
  at(heading: Name): Promise<void>
  /** That the page says something. */
  reads(words: Name): Promise<void>
}>

type Ways = Readonly<{ hands?: Hands; look?: (page: Page) => Promise<void> }>

/** @param look what is checked on every page that is passed through */
export function walkerOn(page: Page, { hands = byPointer, look = async () => {} }: Ways = {}): Walker {
  const main = page.getByRole('main')
  const arrived = arrivingOn(page)
  /** In the main part of the page, else anywhere on it. */
  const found = async (inside: (where: Page | Locator) => Locator) => {
    await arrived()
    const near = inside(main)
    return (await near.count()) > 0 ? near.first() : inside(page).first()
  }
  const named = (role: Role, name: Name) => found((where) => where.getByRole(role, { name: inWords(name) }))
  const labelled = (label: Name) => found((where) => where.getByLabel(inWords(label)))
  /** The parts of an initiative lie folded on a phone. */
  const unfoldParts = async () => {
    const folded = page.locator('nav > details:not([open]) > summary').filter({ visible: true })
    if ((await folded.count()) > 0) await hands.press(page, folded.first())
  }
  return {
    page,
    open: async (path) => {
      await arrived()
      await page.goto(path)
    },
    follow: async (link) => {
      // Before its styles are there, a page shows what it then folds.
      await page.waitForLoadState()
      if (!(await (await named('link', link)).isVisible())) await unfoldParts()
      await hands.press(page, await named('link', link))
    },
    press: async (button) => hands.press(page, await named('button', button)),
    type: async (label, words) => hands.type(page, await labelled(label), words),
    typeDay: async (question, day) => {
      await arrived()
      const group = page.getByRole('group', { name: inWords(question) })
      const parts = day.split(' ')
      for (const [index, part] of ['Day', 'Month', 'Year'].entries()) await hands.type(page, group.getByLabel(either(part)), parts[index] ?? '')
    },
    tick: async (label) => hands.tick(page, await named('checkbox', label)),
    choose: async (label) => hands.choose(page, await named('radio', label)),
    pick: async (label, option) => hands.pick(page, await labelled(label), inWords(option)),
    unfold: async (summary) => {
      await arrived()
      await hands.press(page, page.locator('summary').filter({ hasText: inWords(summary) }).first())
    },
    at: async (heading) => {
      await arrived()
      await page.getByRole('heading', { level: 1, name: inWords(heading) }).waitFor().catch(async () => {
        const instead = await page.getByRole('main').innerText({ timeout: 1_000 }).catch(() => 'no page')
        throw new Error(`${page.url()} is not «${String(heading)}» but says: ${instead.slice(0, 600)}`)
      })
      await look(page)
    },
    reads: async (words) => {
      await arrived()
      await page.getByText(inWords(words)).first().waitFor()
    },
  }
}
