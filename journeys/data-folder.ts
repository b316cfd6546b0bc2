/** A data folder of its own, that goes when it is not needed any more. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type DataFolder = Readonly<{ path: string; remove: () => Promise<void> }>

export async function newDataFolder(): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'thegither-journey-'))
  // Root's PostgreSQL runs as another account, and must get through: else it would lie elsewhere and stay behind.
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
