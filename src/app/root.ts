/** Where the program lies: the folder that holds package.json, from the sources as from `dist`. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const upwards = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('no package.json above the program')
  return upwards(above)
}

export const ROOT = upwards(dirname(fileURLToPath(import.meta.url)))
/** The sources: migrations are read from here. */
export const SOURCE = join(ROOT, 'src')
