import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, telling } from './telling.mjs'

const SOURCES = ['src', 'scripts/build.mjs', 'package.json', 'package-lock.json']

const stampOf = (root) => join(root, 'dist', '.built-from')

/** Is dist/ made from the sources as they are now? Looks at names, sizes and times, and reads none of them. */
export function isBuilt(root) {
  try {
    return readFileSync(stampOf(root), 'utf8') === describeSources(root)
  } catch {
    return false
  }
}

function describeSources(root) {
  const lines = SOURCES.flatMap((source) => describe(root, source))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

function describe(root, path) {
  const found = statSync(join(root, path))
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}`]
  return readdirSync(join(root, path)).sort().flatMap((name) => describe(root, join(path, name)))
}

/** Builds with the pinned Node. The stamp comes last: a build that was cut off is made again. */
export async function buildProgram(root, node) {
  const before = describeSources(root)
  await telling('Building', () => runBuild(root, node))
  writeFileSync(stampOf(root), before)
}

function runBuild(root, node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.once('error', (error) => reject(new Refusal(`The pinned Node does not run here (${error.message}). It needs Linux with glibc on x64 or arm64.`)))
    child.once('close', (status) => {
      if (status !== 0) return reject(new Refusal(explain(said)))
      process.stderr.write(said)
      resolve()
    })
  })
}

const explain = (said) => (/ENOSPC/.test(said) ? 'The disk is full. Make room and run the command again.' : `The build failed.\n\n${said.trim().slice(-4000)}`)
