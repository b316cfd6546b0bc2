/**
 * Seals migrations that are about to land: `node scripts/seal-migrations.mjs`. Each line of src/migrations.lock holds a name and a hash
 * of its text and of the line before, so that a sealed one can be neither changed nor preceded by a new one: installations have run it.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const LOCK = join('src', 'migrations.lock')

/** All migrations in the order of their names, as `[name, file]`. */
async function listMigrations(source = 'src') {
  const found = []
  for (const module of await readdir(source, { withFileTypes: true })) {
    if (!module.isDirectory()) continue
    for (const file of await readdir(join(source, module.name, 'migrations')).catch(() => [])) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) found.push([file.slice(0, -3), join(source, module.name, 'migrations', file)])
    }
  }
  return found.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const hash = (...texts) => createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 24)

/**
 * What is wrong with the seals, as sentences, and the lock as it should be.
 * @param {{ lock: string, migrations: readonly (readonly [name: string, text: string])[] }} given
 */
export function checkSeals({ lock, migrations }) {
  const sealed = lock.split('\n').filter(Boolean).map((line) => line.split(' '))
  const texts = new Map(migrations)
  const problems = []
  let before = ''
  for (const [name, seal] of sealed) {
    if (!texts.has(name)) problems.push(`${name} was sealed and is gone: installations have run it. Bring it back; undo it with a new one.`)
    else if (hash(before, name, texts.get(name)) !== seal) problems.push(`${name} was sealed and has changed: installations have run it as it was. Bring it back; change it with a new one.`)
    before = seal
  }
  const newest = sealed.at(-1)?.[0] ?? ''
  const known = new Set(sealed.map(([name]) => name))
  const fresh = migrations.filter(([name]) => !known.has(name))
  for (const [name] of fresh) if (name < newest) problems.push(`${name} sorts before ${newest}, which installations have run: give it a later date and time.`)
  const lines = sealed.map((line) => line.join(' '))
  for (const [name, text] of fresh) {
    before = hash(before, name, text)
    lines.push(`${name} ${before}`)
  }
  return { problems, fresh: fresh.map(([name]) => name), lock: `${lines.join('\n')}\n` }
}

/** Reads the seals and the migrations of this checkout. */
export async function readSeals() {
  const lock = await readFile(LOCK, 'utf8').catch(() => '')
  const migrations = await Promise.all((await listMigrations()).map(async ([name, file]) => [name, await readFile(file, 'utf8')]))
  return { lock, migrations }
}

if (process.argv[1]?.endsWith('seal-migrations.mjs')) {
  const { problems, fresh, lock } = checkSeals(await readSeals())
  if (problems.length > 0) {
    console.error(problems.join('\n'))
    process.exit(1)
  }
  await writeFile(LOCK, lock)
  console.log(fresh.length === 0 ? 'All migrations were sealed.' : `Sealed: ${fresh.join(', ')}`)
}
