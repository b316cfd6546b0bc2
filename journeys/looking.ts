/** What is looked at on every page that a journey passes through. */
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'

// The smaller of the two that axe comes with: it is sent to every page that is looked at.
const axeSource = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * No violation of WCAG 2.2 AA (or of good practice) that a machine can find, and nothing that needs sideways scrolling.
 * A page that differs in its words alone from one that passed is not asked again: axe takes longer than all the rest of a step.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const passed = join(inject('passedPages'), await page.evaluate(looksOf))
  if (!existsSync(passed)) {
    // What holds is not told node by node, which would take longer than finding out.
    // Without frames there is nothing to put together on a page of axe's own, which would take longer than the looking.
    const { violations } = await new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), page.url()).toEqual([])
    await writeFile(passed, '')
  }
  await expectNoSidewaysScrolling(page)
}

/**
 * All that axe goes by on a page but what the words say, as a number: the screen, every element with its attributes and state, where what
 * can be pressed lies, and where there is a word at all. Runs in the page.
 */
async function looksOf(): Promise<string> {
  const ids = new Map<string, string>()
  const placeOf = (id: string) => {
    const place = ids.get(id) ?? String(ids.size)
    ids.set(id, place)
    return place
  }
  const WORDS = ['href', 'action', 'value', 'content', 'alt', 'title', 'placeholder', 'aria-label', 'aria-description', 'src', 'srcset', 'd', 'points', 'label', 'data-left', 'data-over']
  const attributes = (element: Element) => [...element.attributes].map(({ name, value }) => (WORDS.includes(name) ? `${name}=${value.trim() !== ''}` : `${name}=${value.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, placeOf)}`))
  const place = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return [x + scrollX, y + scrollY, width, height].map(Math.round).join()
  }
  const state = (element: Element) => [element === document.activeElement, element instanceof HTMLInputElement && element.checked, element.scrollWidth > element.clientWidth, element.scrollHeight > element.clientHeight].join()
  const all = [...document.querySelectorAll('*')].map((element) => [
    element.tagName, element.parentElement === null ? '' : `in ${element.parentElement.tagName} ${element.parentElement.childElementCount}`, ...attributes(element), state(element),
    element.matches('a, button, input, select, textarea, summary, label, [tabindex]') ? place(element) : '',
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '') ? 'words' : '',
  ].join(' '))
  const looks = [innerWidth, innerHeight, getComputedStyle(document.documentElement).fontSize, ...all].join('\n')
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(looks)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The page is as wide as the screen; a table may scroll within itself. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect(content, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(screen)
}

/** What a page may say that no catalogue has: addresses, days, times, sizes, codes, the names of the site and of migrations. */
const NOT_SENTENCES = /https?:\/\/\S+|^\/library\/\S+|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|am|pm|[kMG]B|Thegither|[0-9A-Z]{5}-[0-9A-Z]{5}|\d{4}-\d\d-\d\dT\d{4}-[a-z-]+)\b/g

/**
 * In the pseudo-locale every sentence of the catalogue is marked ⟦so⟧: collects what is not, and is neither people's own words nor a day or a number.
 * @param own what people have typed on the way
 */
export const expectTranslated = (own: readonly string[], untranslated: Set<string>) => async (page: Page, path = new URL(page.url()).pathname): Promise<void> => {
  const longestFirst = own.toSorted((one, other) => other.length - one.length)
  for (const text of await page.evaluate(textsOf)) {
    // What people wrote stands in parts, too: in lines of a picture, cut short in a list, with a mark within, beside other words of theirs.
    const parts = text.replace(/⟦[^⟧]*⟧|https?:\/\/[^\s⟦]+/g, '\n').split(/\n|, | · | – |…/).map((part) => part.replace(/^[\s,;:.·()-]+|[\s,;:.·(-]+$/g, ''))
    const strange = parts.filter((part) => !own.some((words) => words.includes(part)))
      .map((part) => longestFirst.reduce((rest, words) => rest.replaceAll(words, ''), part).replace(NOT_SENTENCES, ''))
    if (strange.some((part) => /\p{Letter}{2,}/u.test(part))) untranslated.add(`${path.replace(/[0-9a-f-]{36}/g, ':id')}: ${text.trim()}`)
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
