/** What can stand in the way of a private PostgreSQL. The message is plain English for the terminal; callers decide by `code`. */
export type PrivatePostgresCode =
  | 'no-binaries' // this operating system has none; an outside server is needed
  | 'binaries-broken' // they are there and don't run here
  | 'account-missing' // the program runs as root and finds no other account for the server
  | 'folder-taken' // another program holds the same folder
  | 'folder-not-ours' // the folder or the database in it belongs to another account
  | 'folder-closed' // the database lies where the server's account can't go
  | 'other-major' // the folder holds a database of another PostgreSQL
  | 'start-failed' // PostgreSQL said why in its log
  | 'keeps-stopping' // started again several times, and gone again

export class PrivatePostgresProblem extends Error {
  override readonly name = 'PrivatePostgresProblem'
  readonly code: PrivatePostgresCode

  constructor(code: PrivatePostgresCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** The code of an error of the operating system (`ENOENT`, `EACCES` …), where it is one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Did the operating system say no, because of whose the file is or because nothing may be written there? */
export const isNotAllowed = (error: unknown) => ['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')

export const notOurs = (folder: string, cause?: unknown) =>
  new PrivatePostgresProblem(
    'folder-not-ours',
    `This account can't write in ${folder}, or the database there belongs to another account. Start this as the account that started it first, or give the folder to this one (chown -R).`,
    cause,
  )
