/**
 * Builds the program: the server and the operator's commands for Node, the stylesheet and the islands for browsers.
 * `node scripts/build.mjs [--outdir dist]`. Migrations are not built: Node reads them from src as they are.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Phones that people still carry: what is newer is written so that these understand it, nesting in styles too. */
const OLD_PHONES = ['es2019', 'chrome80', 'safari13', 'firefox78']

const MAIN_STYLE = 'src/platform/page/style/main.css'
const NO_NEED_TO_PACK = /\.(woff2?|png|jpe?g|webp|br|gz)$/

const shared = { bundle: true, format: 'esm', metafile: true, logLevel: 'warning', jsx: 'automatic', jsxImportSource: 'hono/jsx' }

/** The server (`start.js`) and each operator command (`commands/<name>.js`), sharing what they share; packages stay in node_modules. */
export async function buildServer({ root = project, outdir = 'dist' } = {}) {
  const start = (await listFiles(root, 'src/app')).filter((path) => path === 'src/app/start.ts')
  const commands = (await listFiles(root, 'src/app/commands')).filter((path) => /^src\/app\/commands\/[^/]+(?<!\.test)\.ts$/.test(path))
  const entryPoints = [
    ...start.map((path) => ({ in: path, out: 'start' })),
    ...commands.map((path) => ({ in: path, out: `commands/${basename(path, '.ts')}` })),
  ]
  if (entryPoints.length === 0) return
  await build({
    ...shared,
    absWorkingDir: root,
    entryPoints,
    outdir,
    platform: 'node',
    target: 'node24',
    packages: 'external',
    splitting: true,
    sourcemap: true,
    chunkNames: 'chunks/[name]-[hash]',
  })
}

/**
 * The stylesheet, its fonts and pictures, and each `*.client.ts`, named by their content so that a browser may keep them
 * for ever, each with its packed twins (.br, .gz), and `manifest.json`: { "main.css": "main.ABCDEFGH.css", … }.
 * @returns the manifest
 */
export async function buildAssets({ root = project, outdir = 'dist/assets' } = {}) {
  const folder = resolve(root, outdir)
  const sources = await listFiles(root, 'src')
  const islands = sources.filter((path) => path.endsWith('.client.ts'))
  const entryPoints = [
    ...sources.filter((path) => path === MAIN_STYLE).map((path) => ({ in: path, out: 'main' })),
    ...islands.map((path) => ({ in: path, out: basename(path, '.client.ts') })),
  ]
  refuseTwins(entryPoints)
  await rm(folder, { recursive: true, force: true })
  const { metafile } = await build({
    ...shared,
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    platform: 'browser',
    target: OLD_PHONES,
    minify: true,
    legalComments: 'none',
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file', '.png': 'file' },
  })
  const files = Object.keys(metafile.outputs).map((path) => relative(folder, resolve(root, path)))
  const manifest = Object.fromEntries(files.map((file) => [file.replace(/\.[A-Z0-9]{8}(?=\.[^.]+$)/, ''), file]).toSorted())
  await Promise.all(files.filter((file) => !NO_NEED_TO_PACK.test(file)).map((file) => pack(join(folder, file))))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** Two islands of one name would take each other's place in the manifest. */
function refuseTwins(entryPoints) {
  const seen = new Map()
  for (const { in: path, out } of entryPoints) {
    const name = `${out}${path.endsWith('.css') ? '.css' : '.js'}`
    if (seen.has(name)) throw new Error(`${path} and ${seen.get(name)} would both be ${name}. Give one of them another name.`)
    seen.set(name, path)
  }
}

/** Packed once here, and not at each visit. */
async function pack(path) {
  const content = await readFile(path)
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    promisify(gzip)(content, { level: 9 }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

/** Every file below a folder of the project, as paths from its root; none where the folder is not there. */
async function listFiles(root, folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name))).toSorted()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('--outdir')
  const outdir = resolve(project, at === -1 ? 'dist' : process.argv[at + 1])
  if (outdir === resolve(project)) throw new Error('--outdir must be a folder of its own: it is emptied first.')
  await rm(outdir, { recursive: true, force: true })
  await Promise.all([buildServer({ outdir }), buildAssets({ outdir: join(outdir, 'assets') })])
}
