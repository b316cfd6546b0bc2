/**
 * The reference data lies outside the repository: where REFERENCE_DATA says, else in ../shared/data beside the checkout.
 * Claims that need it are registered only where it is (`describe.runIf` would count as skipped); where it is not, they are named.
 */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'

/** A claim that needs the data says so in its own line: `// claims: <how many> <what about>`. */
const CLAIMS = /^\/\/ reference claims: (\d+) (.+)$/gm

/** @returns {Promise<{ folder?: string, sentence: string }>} */
export async function findReferenceData() {
  const folder = resolve(process.env.REFERENCE_DATA ?? join('..', 'shared', 'data'))
  if (existsSync(folder)) return { folder, sentence: '' }
  const unproved = []
  let count = 0
  for (const root of ['src', 'journeys']) {
    const files = await readdir(root, { recursive: true }).catch(() => [])
    for (const file of files.filter((name) => /\.(test|journey)\.tsx?$/.test(name))) {
      for (const [, number, about] of (await readFile(join(root, file), 'utf8')).matchAll(CLAIMS)) {
        count += Number(number)
        unproved.push(about)
      }
    }
  }
  return { sentence: `The reference data is not at ${process.env.REFERENCE_DATA ?? '../shared/data'}: ${count} claims stay unproved (${unproved.join('; ') || 'none'}).` }
}
