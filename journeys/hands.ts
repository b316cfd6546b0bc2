/** Two ways of acting on a page: a pointer, and nothing but the keyboard. */
import type { Locator, Page } from 'playwright-core'
import type { Hands } from './walker.ts'

const optionOf = async (list: Locator, option: RegExp): Promise<string> => {
  const texts = await list.locator('option').allTextContents()
  const text = texts.find((one) => option.test(one.trim()))
  if (text === undefined) throw new Error(`there is no choice ${String(option)} among ${texts.join(', ')}`)
  return text.trim()
}

export const byPointer: Hands = {
  press: async (_, what) => what.click(),
  type: async (_, field, words) => field.fill(words),
  tick: async (_, box) => box.check(),
  choose: async (_, radio) => radio.check(),
  pick: async (_, list, option) => { await list.selectOption({ label: await optionOf(list, option) }) },
}

/** More stops than any page of ours has. */
const MOST_STOPS = 250

const hasFocus = (what: Locator) => what.evaluate((element) => element === document.activeElement)

/** Something must show where one is: an outline, or a shadow drawn like one. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const drawn = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    // A bar that stays in sight must not lie over it.
    let above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    while (above !== null && !above.contains(element) && !['sticky', 'fixed'].includes(getComputedStyle(above).position)) above = above.parentElement
    return drawn && inSight && (above === null || above.contains(element))
  })
  if (!shown) throw new Error(`the focus can't be seen on ${page.url()}: ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '')}`)
}

/** Past the frame, as everybody does who has no pointer: the first stop of a page is the link to its main part. */
async function skipToMain(page: Page, what: Locator): Promise<void> {
  // An address with a part of a page in it begins there.
  if (!(await page.evaluate(() => document.activeElement === document.body && location.hash === ''))) return
  if (!(await what.evaluate((element) => element.closest('main') !== null))) return
  await page.keyboard.press('Tab')
  if (!(await hasFocus(page.locator('a.skip')))) throw new Error(`the first stop on ${page.url()} is not the link to the main part`)
  await expectVisibleFocus(page)
  await page.keyboard.press('Enter')
}

async function reach(page: Page, what: Locator, arrived: () => Promise<boolean> = () => hasFocus(what)): Promise<void> {
  await what.waitFor()
  await skipToMain(page, what)
  const back = await isBehind(what)
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await arrived()) return expectVisibleFocus(page)
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab does not lead to ${String(what)} on ${page.url()}`)
}

/** Whether it stands before what has the focus. */
const isBehind = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => {
    const here = document.activeElement
    return here !== null && here !== document.body && (here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !element.contains(here)
  })

export const byKeyboard: Hands = {
  press: async (page, what) => {
    await reach(page, what)
    await page.keyboard.press('Enter')
  },
  type: async (page, field, words) => {
    await reach(page, field)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(words)
  },
  tick: async (page, box) => {
    if (await box.isChecked()) return
    await reach(page, box)
    await page.keyboard.press('Space')
  },
  choose: async (page, radio) => {
    // Tab stops once at a group of radios; the arrows go on from there.
    const inGroup = () => radio.evaluate((element) => element instanceof HTMLInputElement && document.activeElement instanceof HTMLInputElement && document.activeElement.name === element.name)
    await reach(page, radio, inGroup)
    for (let stops = 0; stops < MOST_STOPS && !(await hasFocus(radio)); stops++) await page.keyboard.press('ArrowDown')
    if (!(await radio.isChecked())) await page.keyboard.press('Space')
  },
  pick: async (page, list, option) => {
    await reach(page, list)
    await page.keyboard.press('Home')
    const wanted = await optionOf(list, option)
    const chosen = () => list.evaluate((element) => (element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text.trim() : undefined))
    for (let steps = 0; steps < MOST_STOPS && (await chosen()) !== wanted; steps++) await page.keyboard.press('ArrowDown')
    if ((await chosen()) !== wanted) throw new Error(`the arrows do not lead to «${wanted}» on ${page.url()}`)
  },
}
