/** A Chromium to test with: the one that is named, else the one from npm where it runs, else the system's, else Debian's package where we may install it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @returns the path of a browser that starts */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM']
  if (named !== undefined) return named
  // The same engine for everybody, without the windows that nobody sees here: a third less work than a system's whole browser.
  const fromNpm = await unpackFromNpm()
  if (starts(fromNpm)) return fromNpm
  const there = () => PLACES.find((place) => existsSync(place))
  const system = there()
  if (system !== undefined) return system
  installFromDebian()
  return there() ?? fromNpm
}

/** It needs libraries that a small system may not have. */
const starts = (path: string): boolean => spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0

/** Only root may install, and only Debian has it; where either is missing this does nothing. */
function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const apt = (...words: string[]) => spawnSync('apt-get', words, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 }).status === 0
  if (apt('update', '-q')) apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation')
}

/** It unpacks into the temp folder for its owner only, so each account gets a folder of its own for each version. */
async function unpackFromNpm(): Promise<string> {
  const folder = join(tmpdir(), `thegither-chromium-${userInfo().username}-${versionOfNpm()}`)
  const path = join(folder, 'chromium')
  if (existsSync(path)) return path
  // Whole when it takes its name: another run may look for it meanwhile, and one that is cut off leaves nothing that could be taken for it.
  const unfinished = await mkdtemp(`${folder}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = unfinished
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  return path
}

function versionOfNpm(): string {
  const facts: { version: string } = JSON.parse(readFileSync(findPackageJSON('@sparticuz/chromium', import.meta.url) ?? '', 'utf8'))
  return facts.version
}
