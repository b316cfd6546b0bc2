/** The installation's secret, from which keys are made: given as SECRET, or drawn once and kept in the data folder. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandProblem } from './command-line.ts'

const FILE = 'secret'
const SHORTEST = 32

/**
 * @param given what SECRET says; several programs that serve one site must share it
 * @throws CommandProblem where the file holds no secret
 */
export async function loadSecret(given: string | undefined, folder: string): Promise<string> {
  if (given !== undefined) return given
  const path = join(folder, FILE)
  const known = await readFile(path, 'utf8').catch(() => undefined) ?? await keepDrawn(folder, path, randomBytes(32).toString('base64url'))
  const secret = known.trim()
  if (secret.length < SHORTEST) throw new CommandProblem(`${path} should hold a secret of ${SHORTEST} characters or more. Put it back from a copy, or delete it: then everybody signs in again.`)
  return secret
}

/** Written whole before it gets its name, so that a program that is killed leaves none or all of it; of two at once one wins. */
export async function keepDrawn(folder: string, path: string, drawn: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${drawn}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await link(draft, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await rm(draft)
  return readFile(path, 'utf8')
}
