/** Which Thegither this is. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './root.ts'

export async function programVersion(): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  return version
}
