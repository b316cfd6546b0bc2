/** What can stand in a column of a whole copy, and how it is read again. Pure. A file is somebody else's: nothing of it is believed. */
import { z } from 'zod'
import { cleanText } from '#platform/text.ts'
import { isDay } from '#platform/time.ts'

/**
 * `here`: the initiative itself; not written. `own`: the row's own id. `ref`: a row of another table of the same copy, by its key.
 * `somewhere`: the id of one of several kinds of thing. `value`: what was said, counted or chosen.
 * `organisation`: a body, by its name. Whatever names a person, or lets somebody in, has no kind: it isn't declared at all.
 */
export type Column =
  | Readonly<{ kind: 'here' }>
  | Readonly<{ kind: 'own' | 'somewhere' }>
  | Readonly<{ kind: 'ref'; to: string; key: string; maybe: boolean }>
  | Readonly<{ kind: 'value'; schema: z.ZodType }>
  | Readonly<{ kind: 'organisation' }>

export type Columns = Readonly<Record<string, Column>>

/** Longer than any form of ours takes, so that no form must be looked at to know that its words fit. */
const LONGEST = 100_000

const value = (schema: z.ZodType): Column => ({ kind: 'value', schema })
const someText = z.string().max(LONGEST).transform(cleanText)
const nameOfBody = z.string().trim().min(1).max(500).transform(cleanText)
const wholeNumber = z.int().min(-2_147_483_648).max(2_147_483_647)
/** As PostgreSQL writes it: to the microsecond, with where it was. */
const moment = z.iso.datetime({ offset: true })
const day = z.string().refine(isDay)

export const here: Column = { kind: 'here' }
export const own: Column = { kind: 'own' }
export const somewhere: Column = { kind: 'somewhere' }
export const organisation: Column = { kind: 'organisation' }
export const ref = (to: string, key = 'id'): Column => ({ kind: 'ref', to, key, maybe: false })
export const maybeRef = (to: string, key = 'id'): Column => ({ kind: 'ref', to, key, maybe: true })
export const words = value(someText)
export const maybeWords = value(someText.nullable())
export const number = value(wholeNumber)
export const maybeNumber = value(wholeNumber.nullable())
export const numbers = value(z.array(wholeNumber).max(100))
export const pence = value(z.int().min(0).nullable())
export const yesNo = value(z.boolean())
export const maybeYesNo = value(z.boolean().nullable())
export const at = value(moment)
export const maybeAt = value(moment.nullable())
export const aDay = value(day)
export const maybeDay = value(day.nullable())
/** What a way of deciding keeps for itself: lists and facts, three deep and no deeper. It is read again with care wherever it is shown. */
const single = z.union([someText, z.number(), z.boolean(), z.null()])
const few = (inner: z.ZodType) => z.union([single, z.array(inner).max(1_000), z.record(z.string().max(100), inner)])
export const facts = value(z.record(z.string().max(100), few(few(single))))
export const oneOf = (values: readonly [string, ...string[]]): Column => value(z.enum(values))
export const maybeOneOf = (values: readonly [string, ...string[]]): Column => value(z.enum(values).nullable())
export const someOf = (values: readonly [string, ...string[]]): Column => value(z.array(z.enum(values)).max(values.length))

const id = z.uuid().toLowerCase()

/** What a row of these columns must look like in a file. */
export function schemaOf(columns: Columns): z.ZodType<Readonly<Record<string, unknown>>> {
  const shape: Record<string, z.ZodType> = {}
  for (const [name, column] of Object.entries(columns)) {
    if (column.kind === 'value') shape[name] = column.schema
    else if (column.kind === 'organisation') shape[name] = nameOfBody
    else if (column.kind === 'ref' && column.maybe) shape[name] = id.nullable()
    else if (column.kind !== 'here') shape[name] = id
  }
  return z.strictObject(shape)
}

/** The columns that stand in a file. */
export const writtenOf = (columns: Columns): readonly string[] => Object.entries(columns).filter(([, column]) => column.kind !== 'here').map(([name]) => name)

/** The columns that hold ids. */
export const idsIn = (columns: Columns): readonly string[] => Object.entries(columns).filter(([, { kind }]) => kind === 'own' || kind === 'ref' || kind === 'somewhere').map(([name]) => name)
