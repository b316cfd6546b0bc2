/** One running site for all journeys, with an administrator and a group that anybody may join: where people of the journeys come from. */
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { SWITCHES } from './browser-switches.ts'
import { copyOfDataFolder, newDataFolder } from './data-folder.ts'
import { findChromium } from './find-chromium.ts'
import { startProgram } from './program.ts'
import { walkerOn } from './walker.ts'
import { openFrontRoom } from './steps.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is, e.g. `http://localhost:40123`. */
    origin: string
    /** The path of an invitation to a group that lets everybody in. */
    openDoor: string
    /** What signs a browser in as the administrator. */
    administrator: Readonly<{ name: string; value: string }>
    chromium: string
    /** A data folder on which the program was started once: to copy for a program of one's own. */
    readyData: string
    /** A folder with a file for each page that has passed: what differs from it in words alone is not asked again. */
    passedPages: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await newDataFolder()
  const executablePath = await findChromium()
  const first = await startProgram({ data: data.path })
  await first.stop()
  const ready = await copyOfDataFolder(data.path)
  const passed = await newDataFolder()
  project.provide('readyData', ready.path)
  project.provide('passedPages', passed.path)
  const program = await startProgram({ data: data.path })
  const close = async () => {
    await program.stop()
    await data.remove()
    await ready.remove()
    await passed.remove()
  }
  project.provide('chromium', executablePath)
  project.provide('origin', program.origin)
  const browser = await chromium.launch({ executablePath, args: SWITCHES, timeout: 60_000 })
  try {
    const context = await browser.newContext({ baseURL: program.origin })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    project.provide('openDoor', await openFrontRoom(walkerOn(page), program.firstLink))
    const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'))
    if (session === undefined) throw new Error('the administrator is not signed in')
    project.provide('administrator', { name: session.name, value: session.value })
  } catch (error) {
    await close()
    throw error
  } finally {
    await browser.close()
  }
  return close
}
