import { createHash } from 'node:crypto'
import { mkdir, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { isNotAllowed, notOurs, PrivatePostgresProblem, systemCode } from './problem.ts'

export type HeldFolder = Readonly<{ kind: 'held'; release: () => Promise<void> }>
export type Hold = HeldFolder | Readonly<{ kind: 'taken' }>

/** A short name for a folder, for places where its path is too long or closed. Two ways to the same folder give one name. */
export const nameOfFolder = async (folder: string, length = 64) =>
  createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, length)

/**
 * Says that this program, and no other, works with the folder; makes the folder where there is none.
 *
 * The hold is the name of a socket that lives in the kernel only (Linux's abstract sockets): it is gone the moment the
 * program is, even after kill -9, so there is never a stale one to clean up. It reaches as far as one machine (one
 * network namespace): two containers that share a folder do not see each other.
 *
 * @throws PrivatePostgresProblem `folder-not-ours`, `no-binaries`
 */
export async function holdDataFolder(folder: string): Promise<Hold> {
  if (process.platform !== 'linux') {
    throw new PrivatePostgresProblem('no-binaries', 'A data folder of our own needs Linux. Set DATABASE_URL to the address of a PostgreSQL 15 or later.')
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 })
  } catch (error) {
    throw isNotAllowed(error) ? notOurs(folder, error) : error
  }
  const name = `\0thegither:${await nameOfFolder(folder)}`
  const server = createServer((visitor) => visitor.destroy())
  return await new Promise<Hold>((resolve, reject) => {
    server.once('error', (error) => (systemCode(error) === 'EADDRINUSE' ? resolve({ kind: 'taken' }) : reject(error)))
    server.listen({ path: name }, () => {
      // A hold alone is no reason for the program to live on.
      server.unref()
      resolve({ kind: 'held', release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}
