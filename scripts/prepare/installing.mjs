import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, telling } from './telling.mjs'

/**
 * Is everything there that package-lock.json asks for? npm keeps its own list of what it has put into node_modules, written
 * when it is done; an install that was cut off has none. Whoever ran `npm ci` by hand need not wait for another.
 */
export function isInstalled(root, { withTools }) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  if (wanted === undefined) throw new Refusal('package-lock.json is missing or spoilt. Fetch it again: git checkout package-lock.json')
  const there = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (there === undefined || !existsSync(join(root, 'node_modules', '.bin', 'node'))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !isNeeded(entry, withTools)) return true
    return there[path]?.version === entry.version && there[path]?.integrity === entry.integrity
  })
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Optional packages are demanded only where they are made for this very system; npm leaves the others out, silently. */
function isNeeded({ dev, devOptional, optional, os, cpu, libc }, withTools) {
  if (!withTools && (dev || devOptional)) return false
  if (!optional) return true
  return libc === undefined && os !== undefined && [os].flat().includes(process.platform) && [cpu ?? process.arch].flat().includes(process.arch)
}

/** @throws Refusal with what stands in the way, as far as npm's words tell */
export async function install(root, { withTools }) {
  // Somebody who has the tools keeps them.
  const all = withTools || Object.values(readPackages(join(root, 'node_modules', '.package-lock.json')) ?? {}).some(({ dev }) => dev)
  refuseClosedFolder(root)
  const options = ['ci', '--ignore-scripts', '--loglevel=error', '--no-progress', '--no-audit', '--no-fund', ...(all ? [] : ['--omit=dev'])]
  const what = all ? 'Installing what Thegither needs, with the tools that check it' : 'Installing what Thegither needs'
  await telling(what, () => runNpm(root, options))
  // npm is content when an optional package could not be written.
  if (!isInstalled(root, { withTools })) throw new Refusal(isDiskFull(root) ? DISK_FULL : INCOMPLETE)
}

const DISK_FULL = 'The disk is full. Packages need about 700 MB. Make room and run the command again.'

const INCOMPLETE =
  `Some packages did not arrive, or there are none for this system (${process.platform}, ${process.arch}); Linux on x64 and arm64 are supported. ` +
  'Check the connection to the npm registry and run the command again.'

function refuseClosedFolder(root) {
  const modules = join(root, 'node_modules')
  const folder = existsSync(modules) ? modules : root
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Refusal(`Packages are missing, and this account can't write in ${folder}. Run the command as the account that the folder belongs to.`)
  }
}

const isDiskFull = (root) => {
  const { bavail, bsize } = statfsSync(root)
  return bavail * bsize < 100e6
}

function runNpm(root, options) {
  const [command, first] = findNpm()
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.once('error', () => reject(new Refusal('npm is not to be found. Run the command through npm: npm start')))
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Refusal(explain(said)))))
  })
}

/** The npm that called us. $NODE and npm's own `node` are the machine's old ones: fine for npm, and for nothing else. */
function findNpm() {
  const path = process.env.npm_execpath
  return path !== undefined && /npm-cli\.c?js$/.test(path) ? [process.execPath, [path]] : ['npm', []]
}

const REASONS = [
  [/ENOSPC/, DISK_FULL],
  [/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i, 'The npm registry can\'t be reached. Connect to the internet (or set npm\'s registry and proxy) and run the command again.'],
  [/EACCES|EPERM|EROFS/, 'This account may not write here. Run the command as the account that the folder belongs to.'],
  [/EUSAGE/, 'package.json and package-lock.json do not agree. Run npm install, and commit both.'],
  [/EINTEGRITY/, 'A package arrived that is not the one in package-lock.json. Run the command again; if it stays so, do not trust the registry.'],
]

/** npm says the cause first, and then how it came upon it. */
const MOST_LINES = 8

function explain(said) {
  const sentence = REASONS.find(([sign]) => sign.test(said))?.[1] ?? 'Packages could not be installed.'
  return `${sentence}\n\nnpm said:\n${said.trim().split('\n').slice(0, MOST_LINES).join('\n')}`
}
