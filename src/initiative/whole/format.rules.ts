/** The file of a whole initiative: a line a thing, packed. Pure. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cleanText } from '#platform/text.ts'
import { isDay } from '#platform/time.ts'
import { AUDIENCES } from '../tables.ts'
import { CARRIED } from './carried.ts'
import { type Columns, idsIn, schemaOf } from './columns.rules.ts'

/** A change that an older reader would misread gets the next number. */
export const FORMAT = 'thegither-initiative-1'

const line = (most: number) => z.string().min(1).max(most).transform(cleanText)
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== ''
  } catch {
    return false
  }
}
const day = z.string().refine(isDay).nullable()

export const headSchema = z.strictObject({
  format: z.literal(FORMAT), madeAt: z.iso.datetime(), from: z.url({ protocol: /^https?$/ }).max(2_000),
  initiative: z.strictObject({
    id: z.uuid().toLowerCase(), slug: z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), title: line(500), purpose: z.string().max(100_000).transform(cleanText), openTo: z.enum(AUDIENCES),
    zone: z.string().max(60).refine(isZone), startsOn: day, endsOn: day, createdAt: z.iso.datetime(), area: line(500).nullable(),
  }),
})
export type Head = z.output<typeof headSchema>

/** The last line: a file without it broke off. */
export const endSchema = z.strictObject({ end: z.int().min(0) })
export const rowSchema = z.tuple([z.string().max(100), z.unknown()])

const SCHEMAS = new Map(Object.entries(CARRIED).map(([table, { columns }]) => [table, schemaOf(columns)]))
const PLACES = new Map(Object.keys(CARRIED).map((table, place) => [table, place]))

/** The place of a table in the file; undefined where it doesn't go along. */
export const placeOf = (table: string): number | undefined => PLACES.get(table)

/** A row as it may be written; undefined where it can't be. */
export const readRow = (table: string, row: unknown): Readonly<Record<string, unknown>> | undefined => SCHEMAS.get(table)?.safeParse(row).data

/** The same for every id of one file: another id, known to nobody before. Half of it stays, so that what is in the order of ids stays in order. */
export function otherId(id: string, salt: string): string {
  const hash = createHash('sha256').update(salt).update(id).digest('hex')
  return `${id.slice(0, 18)}-a${hash.slice(0, 3)}-${hash.slice(3, 15)}`
}

/** The row with other ids throughout. */
export function withOtherIds(columns: Columns, row: Readonly<Record<string, unknown>>, salt: string): Readonly<Record<string, unknown>> {
  const changed: Record<string, unknown> = { ...row }
  for (const name of idsIn(columns)) {
    const id = row[name]
    if (typeof id === 'string') changed[name] = otherId(id, salt)
  }
  return changed
}
