/** Reference answers for tests: they lie outside the repository, and claims that need them are made only where they are. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'

const folder = join(process.env['REFERENCE_DATA'] ?? join(process.cwd(), '..', 'shared', 'data'), 'evaluation')

export const hasReference = existsSync(folder)
export const referenceFile = (name: string): string => join(folder, name)

/** The answers under one key of `reference.json`. */
export function reference<Shape extends z.ZodType>(key: string, shape: Shape): z.infer<Shape> {
  return shape.parse(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(referenceFile('reference.json'), 'utf8')))[key])
}

/** The numbers of a plain file of reference data, without its first row and first column; undefined where a cell is empty. */
export function referenceTable(name: string): readonly (readonly (number | undefined)[])[] {
  const lines = readFileSync(referenceFile(name), 'utf8').trim().split(/\r?\n/)
  return lines.slice(1).map((line) => line.split(',').slice(1).map((cell) => (cell === '' ? undefined : Number(cell))))
}
