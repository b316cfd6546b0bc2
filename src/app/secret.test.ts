import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecret } from './secret.ts'

let folder = ''
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'thegither-secret-')) })
afterEach(async () => rm(folder, { recursive: true, force: true }))

test('without SECRET one is drawn, readable by this account only, and the next start finds the same', async () => {
  const secret = await loadSecret(undefined, folder)
  expect(secret.length).toBeGreaterThanOrEqual(43)
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await loadSecret(undefined, folder)).toBe(secret)
  expect(await readdir(folder)).toEqual(['secret'])
})

test('two starts at once draw one secret', async () => {
  const drawn = await Promise.all(Array.from({ length: 8 }, () => loadSecret(undefined, folder)))
  expect(new Set(drawn).size).toBe(1)
})

test('SECRET is used where it is set, and nothing is written', async () => {
  expect(await loadSecret('given by whoever runs this site', folder)).toBe('given by whoever runs this site')
  expect(await readdir(folder)).toEqual([])
})

test('a spoilt file is refused with a sentence that says what to do', async () => {
  await writeFile(join(folder, 'secret'), 'short')
  await expect(loadSecret(undefined, folder)).rejects.toThrow('delete it')
})
