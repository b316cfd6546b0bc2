import { chmod, chown, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canEnter, findServerAccount, type ServerAccount } from './account.ts'
import { nameOfFolder } from './hold.ts'
import { PORT } from './settings.ts'
import { isNotAllowed, notOurs, PrivatePostgresProblem, systemCode } from './problem.ts'

/** Where everything of one server lies, and whose it is. `home` is `<folder>/postgres-18`, or its stand-in elsewhere. */
export type Place = Readonly<{ home: string; cluster: string; logFolder: string; socketFolder: string; account: ServerAccount; elsewhere: boolean }>

/** Where a root program keeps state that the checkout can't hold, because a folder above it is closed to the server's account. */
const STATE_FOLDER = '/var/lib/thegither'

/** The kernel's limit for the path of a Unix socket: `sun_path` has 108 bytes, the last of them a zero. */
const LONGEST_SOCKET_PATH = 107

/**
 * Decides where the server's folders are, makes them, and gives each the owner and the mode that it needs: those on the
 * way may be passed through (0711), those at the end are the server's alone (0700).
 *
 * @throws PrivatePostgresProblem `folder-not-ours`, `folder-closed`, `other-major`, `account-missing`
 */
export async function findPlace(dataFolder: string, major: number): Promise<Place> {
  const folder = await realpath(dataFolder)
  try {
    await refuseOtherMajor(folder, major)
    const homes = await listHomes(folder, major)
    const [insideOwner, standInOwner] = [await ownerOf(clusterOf(homes.inside)), await ownerOf(clusterOf(homes.standIn))]
    const owner = insideOwner ?? standInOwner
    const account = findServerAccount(owner)
    if (!account.switched && owner !== undefined && owner.uid !== account.uid) throw notOurs(folder)
    // A database that was started elsewhere stays there, although the way inside may be open by now.
    const stays = insideOwner === undefined && standInOwner !== undefined
    const reachable = !stays && (await canServeFrom(folder, account))
    if (!reachable && insideOwner !== undefined) throw closed(homes.inside, account)
    return await furnish(reachable ? homes.inside : homes.standIn, account, !reachable)
  } catch (error) {
    throw isNotAllowed(error) ? notOurs(folder, error) : error
  }
}

/** A newer PostgreSQL can't read an older one's files; the way over is a backup. */
async function refuseOtherMajor(folder: string, major: number) {
  const names = await readdir(folder)
  if (names.includes(`postgres-${major}`)) return
  const other = names.find((name) => /^postgres-\d+$/.test(name))
  if (other === undefined) return
  throw new PrivatePostgresProblem(
    'other-major',
    `${folder} holds a database of PostgreSQL ${other.slice('postgres-'.length)}, and this program brings PostgreSQL ${major}. ` +
      'Make a backup with the program that wrote it, and restore that into a new folder.',
  )
}

/** A database that can't be reached is never passed over for an empty one. */
const closed = (home: string, { uid }: ServerAccount) =>
  new PrivatePostgresProblem(
    'folder-closed',
    `The database in ${home} can't be reached by the account that it belongs to (number ${uid}): a folder above it is closed. Open the way again (chmod o+x), or start this as that account.`,
  )

/** The two places where this folder's database may be; the folder's path must be its real one. */
export async function listHomes(folder: string, major: number) {
  const name = `postgres-${major}`
  return { inside: join(folder, name), standIn: join(STATE_FOLDER, await nameOfFolder(folder, 16), name) }
}

export const clusterOf = (home: string) => join(home, 'cluster')

async function canServeFrom(folder: string, account: ServerAccount): Promise<boolean> {
  if (!account.switched) return true
  await letThrough(folder)
  return canEnter(account, folder)
}

async function furnish(home: string, account: ServerAccount, elsewhere: boolean): Promise<Place> {
  await mkdir(home, { recursive: true, mode: 0o711 })
  if (account.switched) await letThrough(home)
  const logFolder = await ownFolder(join(home, 'log'), account)
  return { home, cluster: clusterOf(home), logFolder, socketFolder: await findSocketFolder(home, account), account, elsewhere }
}

/** The longest path makes the limit: PostgreSQL puts a lock file beside the socket, but only the socket's own path counts. */
async function findSocketFolder(home: string, account: ServerAccount): Promise<string> {
  const inside = join(home, 'socket')
  const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET_PATH
  if (fits(inside)) return await ownFolder(inside, account)
  const temporary = fits(join(tmpdir(), 'thegither-0123456789abcdef')) ? tmpdir() : '/tmp'
  return await ownFolder(join(temporary, `thegither-${await nameOfFolder(home, 16)}`), account)
}

/** A folder for the server's account alone. Its name may be foreseen by others, so whose it is gets looked at, not assumed. */
export async function ownFolder(folder: string, account: ServerAccount): Promise<string> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error
  })
  const found = await lstat(folder)
  const ours = found.uid === account.uid || found.uid === process.getuid?.()
  if (!found.isDirectory() || !ours) throw notOurs(folder)
  if (found.uid !== account.uid) await chown(folder, account.uid, account.gid)
  if ((found.mode & 0o777) !== 0o700) await chmod(folder, 0o700)
  return folder
}

/** Lets other accounts pass through, and no more: they can't list what is in it. */
async function letThrough(folder: string) {
  const { mode } = await stat(folder)
  if ((mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o7777) | 0o011)
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(path)
    return { uid, gid }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}
