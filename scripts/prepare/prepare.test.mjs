import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isBuilt } from './building.mjs'
import { isInstalled } from './installing.mjs'
import { prepare } from './prepare.mjs'
import { alone } from './turn.mjs'

let root
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prepare '))
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true })
  write('node_modules/.bin/node', '')
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (path, content) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), content)
}
const writeLock = (path, packages) => write(path, JSON.stringify({ packages }))

const pg = { version: '8.0.0', integrity: 'sha512-a' }
const vitest = { version: '5.0.0', integrity: 'sha512-b', dev: true }
const nodeHere = { version: '24.0.0', integrity: 'sha512-c', optional: true, os: process.platform, cpu: [process.arch] }
const nodeElsewhere = { version: '24.0.0', integrity: 'sha512-d', optional: true, os: ['sunos'], cpu: ['ppc'] }
const wanted = { '': {}, 'node_modules/pg': pg, 'node_modules/vitest': vitest, 'node_modules/node-here': nodeHere, 'node_modules/node-elsewhere': nodeElsewhere }

describe('what counts as installed', () => {
  test.each([
    ['all that is needed to run', { 'node_modules/pg': pg, 'node_modules/node-here': nodeHere }, { start: true, test: false }],
    ['the tools too', { 'node_modules/pg': pg, 'node_modules/vitest': vitest, 'node_modules/node-here': nodeHere }, { start: true, test: true }],
    ['all but the pinned Node, which npm leaves out silently when it does not arrive', { 'node_modules/pg': pg, 'node_modules/vitest': vitest }, { start: false, test: false }],
    ['an older version', { 'node_modules/pg': { ...pg, version: '7.0.0' }, 'node_modules/node-here': nodeHere }, { start: false, test: false }],
    ['another content', { 'node_modules/pg': { ...pg, integrity: 'sha512-z' }, 'node_modules/node-here': nodeHere }, { start: false, test: false }],
  ])('%s', (_, there, expected) => {
    writeLock('package-lock.json', wanted)
    writeLock('node_modules/.package-lock.json', there)
    expect({ start: isInstalled(root, { withTools: false }), test: isInstalled(root, { withTools: true }) }).toEqual(expected)
  })

  test('an install that was cut off, and so has no list, does not', () => {
    writeLock('package-lock.json', wanted)
    expect(isInstalled(root, { withTools: false })).toBe(false)
  })

  test('a spoilt package-lock.json is said, not guessed around', () => {
    write('package-lock.json', '{ "packages": ')
    expect(() => isInstalled(root, { withTools: false })).toThrow('package-lock.json is missing or spoilt')
  })
})

test('a build that was cut off, and so has no stamp, is made again', () => {
  for (const path of ['src/app/start.ts', 'scripts/build.mjs', 'package.json', 'package-lock.json']) write(path, '')
  write('dist/start.js', '')
  expect(isBuilt(root)).toBe(false)
})

test('two commands in one folder take turns', async () => {
  const said = []
  const work = (name) => async () => {
    said.push(`${name} begins`)
    await new Promise((resolve) => setImmediate(resolve))
    said.push(`${name} ends`)
  }
  await Promise.all([alone(root, work('one')), alone(root, work('two'))])
  expect(said).toHaveLength(4)
  expect(said[1]).toBe(said[0].replace('begins', 'ends'))
})

test('an unknown purpose is refused with what to say instead', async () => {
  await expect(prepare('lunch')).rejects.toThrow('start|test')
})
