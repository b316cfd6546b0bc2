import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildAssets, buildServer } from './build.mjs'

let root
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build '))
  await write('package.json', JSON.stringify({ type: 'module', imports: { '#people/*': './src/people/*' } }))
})
afterEach(() => rm(root, { recursive: true }))

async function write(path, content) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
}

describe('what browsers fetch', () => {
  const fetched = join('dist', 'assets')
  const words = 'copy '.repeat(200)
  beforeEach(async () => {
    await write('src/platform/page/style/main.css', "@font-face { font-family: Ours; src: url('./ours.woff2') }\n.card { & p { color: red } }")
    await write('src/platform/page/style/ours.woff2', 'a font')
    await write('src/people/copy-code.client.ts', `export const words = '${words}' as string\nconsole.log(globalThis.name ?? words)`)
  })

  test('is named by its content, and the manifest says how', async () => {
    const manifest = await buildAssets({ root })
    expect(manifest['main.css']).toMatch(/^main\.[A-Z0-9]{8}\.css$/)
    expect(manifest['copy-code.js']).toMatch(/^copy-code\.[A-Z0-9]{8}\.js$/)
    expect(JSON.parse(await readFile(join(root, fetched, 'manifest.json'), 'utf8'))).toEqual(manifest)

    await write('src/platform/page/style/main.css', '.card { color: blue }')
    const later = await buildAssets({ root })
    expect(later['main.css']).not.toBe(manifest['main.css'])
    expect(later['copy-code.js']).toBe(manifest['copy-code.js'])
    expect(await readdir(join(root, fetched))).not.toContain(manifest['main.css'])
  })

  test('has packed twins that unpack to the same', async () => {
    const manifest = await buildAssets({ root })
    for (const name of ['main.css', 'copy-code.js']) {
      const path = join(root, fetched, manifest[name])
      const plain = await readFile(path)
      expect(brotliDecompressSync(await readFile(`${path}.br`)).equals(plain), name).toBe(true)
      expect(gunzipSync(await readFile(`${path}.gz`)).equals(plain), name).toBe(true)
    }
    expect(await readdir(join(root, fetched))).not.toContain(`${manifest['ours.woff2']}.br`)
  })

  test('is written for old phones, and brings its fonts along', async () => {
    const manifest = await buildAssets({ root })
    const style = await readFile(join(root, fetched, manifest['main.css']), 'utf8')
    expect(style).toContain('.card p{color:red}')
    expect(style).toContain(`./${manifest['ours.woff2']}`)
    expect(await readFile(join(root, fetched, manifest['copy-code.js']), 'utf8')).not.toContain('??')
  })

  test('has no two islands of one name', async () => {
    await write('src/initiative/copy-code.client.ts', '')
    await expect(buildAssets({ root })).rejects.toThrow('Give one of them another name')
  })
})

test('the server and each operator command run from dist, with what they share and their words', async () => {
  await write('src/people/words/en.json', JSON.stringify({ hello: 'Good evening' }))
  await write('src/people/index.ts', "import words from './words/en.json' with { type: 'json' }\nexport const hello: string = words.hello")
  await write('src/app/start.ts', "import { hello } from '#people/index.ts'\nconsole.log('start', hello)")
  await write('src/app/commands/backup.ts', "import { hello } from '#people/index.ts'\nconsole.log('backup', hello)")
  await write('src/app/commands/backup.test.ts', "throw new Error('not a command')")
  await buildServer({ root })
  const run = (path) => execFileSync(process.execPath, [join(root, 'dist', path)], { encoding: 'utf8' }).trim()
  expect([run('start.js'), run('commands/backup.js')]).toEqual(['start Good evening', 'backup Good evening'])
  expect(await readdir(join(root, 'dist', 'commands'))).toEqual(['backup.js', 'backup.js.map'])
})
