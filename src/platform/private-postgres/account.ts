import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PrivatePostgresProblem } from './problem.ts'

/** Who the server runs as. `switched` says that it is somebody else than the program. */
export type ServerAccount = Readonly<{ uid: number; gid: number; switched: boolean }>

/** PostgreSQL asks for no more than this; the program's own environment holds secrets that it need not see. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** An operator who wants the server apart from everything else makes an account `thegither`; `nobody` is on every Linux. */
const ACCOUNTS_WE_LOOK_FOR = ['thegither', 'nobody']

/**
 * PostgreSQL refuses to run as root. An ordinary person runs it as themselves. For root it is the account that the
 * database already belongs to, else `thegither`, else `nobody`: root keeps the way in, nobody else gets one.
 */
export function findServerAccount(ownerOfDatabase?: { uid: number; gid: number }): ServerAccount {
  const uid = process.getuid?.() ?? 0
  const gid = process.getgid?.() ?? 0
  if (uid !== 0) return { uid, gid, switched: false }
  if (ownerOfDatabase !== undefined && ownerOfDatabase.uid !== 0) {
    return { uid: ownerOfDatabase.uid, gid: ownerOfDatabase.gid, switched: true }
  }
  for (const name of ACCOUNTS_WE_LOOK_FOR) {
    const found = readAccount(name)
    if (found !== undefined) return { ...found, switched: true }
  }
  throw new PrivatePostgresProblem(
    'account-missing',
    'PostgreSQL does not run as root, and there is no account "nobody" here. Start this as an ordinary account, or set DATABASE_URL.',
  )
}

function readAccount(wanted: string) {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === wanted && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

/** How a program is started as that account. The working folder must be one that everybody may enter. */
export const asAccount = ({ uid, gid, switched }: ServerAccount) => ({
  cwd: '/',
  env: SERVER_ENVIRONMENT,
  ...(switched ? { uid, gid } : {}),
})

/** Can that account go into the folder? Asked by going there: modes, lists and mounts all have their say. */
export const canEnter = (account: ServerAccount, folder: string) =>
  spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...asAccount(account), stdio: 'ignore' }).status === 0
