import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import starting from '#library/starting-collection.json' with { type: 'json' }
import policies from '#library/starting-policies.json' with { type: 'json' }
import terms from '#library/starting-terms.json' with { type: 'json' }
import { useBrowser } from './browser.ts'
import { crawl } from './crawl.ts'
import { type DataFolder, copyOfDataFolder } from './data-folder.ts'
import { expectTranslated } from './looking.ts'
import { OWN, walkMainPath } from './main-path.ts'
import { type Program, startProgram } from './program.ts'
import { openFrontRoom } from './steps.ts'
import { either } from './said.ts'
import { type Walker, walkerOn } from './walker.ts'

const browser = useBrowser()
let data: DataFolder
let program: Program

/** Whom to call, as every new site has it: its administrator can write it otherwise. */
const CONTACTS = [
  'Police, ambulance, fire or coastguard', 'Somebody is in danger now.', 'NHS 24', 'You need health advice now and it is not an emergency. Day and night, also for mental health.',
  'Police Scotland', 'You want to tell the police something and it is not an emergency.',
]

/** With what the library of every new site begins is people's own words, too: titles, names, what they said of them. */
const HELD = [starting, terms, policies].flatMap(function wordsIn(held: unknown): readonly string[] {
  // A topic's name in addresses is said in words, too.
  return typeof held === 'string' ? [held, held.replaceAll('-', ' ')] : typeof held === 'object' && held !== null ? Object.values(held).flatMap(wordsIn) : []
})

// A site of its own: no words of other journeys stand in its lists.
beforeAll(async () => {
  data = await copyOfDataFolder(inject('readyData'))
  program = await startProgram({ data: data.path })
})

afterAll(async () => {
  await program.stop()
  await data.remove()
})

/** Looks at every page that can be reached from where somebody is. */
async function lookAround({ page }: Walker, own: readonly string[], untranslated: Set<string>): Promise<void> {
  const reached = await crawl(page, ['/', '/me', '/initiatives', '/admin'])
  expect(reached.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
  for (const { path, text } of reached.filter(({ isPage }) => isPage)) {
    await page.setContent(text, { waitUntil: 'commit' })
    await expectTranslated(own, untranslated)(page, path)
  }
}

it('every sentence on the main path, and on every page that can be reached from its ends, comes from the catalogue, so that it can be translated', async () => {
  const { origin, firstLink } = program
  const untranslated = new Set<string>()
  const own = [...Object.values(OWN), 'The front room', 'A place to arrive.', 'Ailsa', ...HELD]
  const marked = (words: readonly string[]) => browser.open({ origin, locale: 'en-XA' }).then((page) => walkerOn(page, { look: expectTranslated(words, untranslated) }))
  const administrator = await marked(own)
  const openDoor = await openFrontRoom(administrator, firstLink)
  const person = await marked(own)
  await walkMainPath(person, openDoor)

  await person.open('/initiatives')
  const areas = await person.page.getByLabel(either('Area')).locator('option').allTextContents()
  for (const walker of [person, administrator]) await lookAround(walker, [...own, ...areas.filter((area) => !area.startsWith('⟦')), ...CONTACTS], untranslated)
  expect([...untranslated]).toEqual([])
})

it('a sentence outside the catalogue would be found', async () => {
  const page = await browser.open({ origin: program.origin, locale: 'en-XA' })
  const untranslated = new Set<string>()
  await page.goto('/sign-in')
  await page.evaluate(() => { document.querySelector('main')?.setAttribute('aria-label', 'Written by hand') })
  await expectTranslated([], untranslated)(page)
  expect([...untranslated]).toEqual(['/sign-in: Written by hand'])
})
