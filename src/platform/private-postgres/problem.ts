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
