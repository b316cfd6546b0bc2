/** A data folder of its own, that goes when it is not needed any more: a new one, or a copy of one on which the program was started and stopped. */
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type DataFolder = Readonly<{ path: string; remove: () => Promise<void> }>

const run = promisify(execFile)

export async function newDataFolder(): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'thegither-journey-'))
  // Root's PostgreSQL runs as another account, and must get through: else it would lie elsewhere and stay behind.
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Spares a program its first start: with all tables made, and nobody there yet. Whose files are whose stays as it is. */
export async function copyOfDataFolder(ready: string): Promise<DataFolder> {
  const data = await newDataFolder()
  await run('cp', ['-a', `${ready}/.`, data.path])
  return data
}
