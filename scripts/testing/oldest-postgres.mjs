/** PostgreSQL 15, the oldest server that we support: Debian's package, installed where it is missing, run by an ordinary account in a folder that goes with it. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const BINARIES = '/usr/lib/postgresql/15/bin'

const must = (program, args, options = {}) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000, ...options })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`}`)
  return stdout
}

const isRoot = process.getuid?.() === 0

/** Whether it is here, or could be installed: root may, on a Debian that has the package. Elsewhere its claims stay unproved, and `npm test` says so. */
export function hasOldestPostgres() {
  if (existsSync(BINARIES)) return true
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false
  const apt = (...words) => spawnSync('apt-get', words, { timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'postgresql-15') && existsSync(BINARIES)
}

/** @returns its address, and how to stop it */
export function startOldestPostgres() {
  if (!hasOldestPostgres()) throw new Error("PostgreSQL 15 is missing: install Debian's package postgresql-15, or run this as root")
  // PostgreSQL refuses root; the package makes an account of its own.
  const account = isRoot ? { uid: Number(must('id', ['-u', 'postgres'])), gid: Number(must('id', ['-g', 'postgres'])) } : {}
  const folder = mkdtempSync(join(tmpdir(), 'thegither-15-'))
  if (isRoot) chownSync(folder, account.uid, account.gid)
  const cluster = join(folder, 'data')
  const as = { ...account, cwd: folder }
  must(join(BINARIES, 'initdb'), ['-D', cluster, '-U', 'thegither', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], as)
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`
  must(join(BINARIES, 'pg_ctl'), ['-D', cluster, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'], as)
  return {
    address: `postgres://thegither@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      must(join(BINARIES, 'pg_ctl'), ['-D', cluster, '-m', 'immediate', 'stop'], as)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
