/** A folder of its own for a test's data, through which the account of the private PostgreSQL may pass: else the database would stay elsewhere. */
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function makeTestFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name))
  await chmod(folder, 0o711)
  return folder
}
