import { afterAll, beforeAll, expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { type Found, crawl } from './crawl.ts'
import { type DataFolder, newDataFolder } from './data-folder.ts'
import { expectAccessible } from './looking.ts'
import { walkMainPath } from './main-path.ts'
import { type Program, startProgram } from './program.ts'
import { openFrontRoom } from './steps.ts'
import { type Walker, walkerOn } from './walker.ts'

const browser = useBrowser()
let data: DataFolder
let program: Program

// A site with the worked example, as a newcomer starts it.
beforeAll(async () => {
  data = await newDataFolder()
  program = await startProgram({ data: data.path, args: [] })
})

afterAll(async () => {
  await program.stop()
  await data.remove()
})

/** Pages of one kind differ in their words alone: one of each is looked at, as each person sees it. */
const kindOf = (path: string) => path.replace(/[0-9a-f-]{36}/g, ':id').replace(/^\/initiatives\/(?!new)[^/?]+/, '/initiatives/:slug').replace(/=[^&]*/g, '=')

function oneOfEachKind(found: readonly Found[]): readonly Found[] {
  const kinds = new Map(found.filter(({ isPage, status }) => isPage && status === 200).map((one) => [kindOf(one.path), one]))
  return [...kinds.values()]
}

/** Looks at the kinds of page that this person can reach and nobody before them has. @returns what is wrong with them */
async function lookAt({ page }: Walker, seen: Set<string>): Promise<readonly string[]> {
  const reached = await crawl(page, ['/', '/me', '/initiatives', '/join', '/sign-in', '/admin'])
  const wrong = reached.filter(({ status }) => status >= 500).map(({ path, status }) => `${path}: ${status}`)
  for (const { path } of oneOfEachKind(reached).filter(({ path }) => !seen.has(path))) {
    seen.add(path)
    await page.goto(path)
    await expectAccessible(page).catch((error: unknown) => wrong.push(error instanceof Error ? error.message : String(error)))
  }
  return wrong
}

it('every kind of page that a visitor, a host and the administrator can reach holds up to the checks of accessibility on a phone of 320 pixels', async () => {
  const { origin, firstLink } = program
  const onPhone = async () => walkerOn(await browser.open({ origin, width: 320, blockScripts: true }))
  const [visitor, host, administrator] = [await onPhone(), await onPhone(), await onPhone()]
  const openDoor = await openFrontRoom(administrator, firstLink)
  await walkMainPath(host, openDoor)
  const seen = new Set<string>()
  const wrong: string[] = []
  for (const walker of [host, administrator, visitor]) wrong.push(...(await lookAt(walker, seen)))
  expect(wrong).toEqual([])
  expect(seen.size).toBeGreaterThan(100)
})
