/** One running site for all journeys: the built program as `npm start` runs it, on a new private database without the example. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { TestProject } from 'vitest/node'
import { findChromium } from './find-chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is, e.g. `http://localhost:40123`. */
    origin: string
    /** The link that makes the first administrator; it works once. */
    firstLink: string
    /** The data folder, for operator commands. */
    data: string
    chromium: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'thegither-journeys-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const chromium = await findChromium()
  const child = spawn(process.execPath, ['dist/start.js', '--empty'], {
    env: { ...process.env, PORT: String(port), PUBLIC_URL: origin, DATA: data, PSEUDO_LOCALE: '1', TZ: 'America/Anchorage' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = await untilReady(child, origin)
  project.provide('origin', origin)
  project.provide('firstLink', /https?:\/\/\S*first\S*/.exec(printed)?.[0] ?? '')
  project.provide('data', data)
  project.provide('chromium', chromium)
  return async () => {
    const gone = new Promise((resolve) => { child.once('exit', resolve) })
    child.kill('SIGINT')
    await gone
    await rm(data, { recursive: true, force: true })
  }
}

/** What the program printed until it answered. Fails with it where it ended instead. */
async function untilReady(child: ChildProcess, origin: string): Promise<string> {
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => { printed += chunk.toString() })
  child.stderr?.on('data', (chunk: Buffer) => { printed += chunk.toString() })
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the program ended: ${printed}`)
    const ready = await fetch(`${origin}/readyz`).then((answer) => answer.status === 200, () => false)
    if (ready) return printed
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
  throw new Error(`the program did not get ready: ${printed}`)
}

const freePort = () => new Promise<number>((resolve, reject) => {
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    probe.close(() => resolve(port))
  })
})
