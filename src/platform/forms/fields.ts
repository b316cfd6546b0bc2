/** The kinds of field that forms hold, for schemas. Each takes the codes that its problems have. */
import { z } from 'zod'
import { type Id, readId } from '../ids.ts'
import { type Day, isDay } from '../time.ts'

/** Names a code, so that a misspelt one doesn't compile: `const code = codes<FormCode>()`. */
export const codes = <Code extends string>() => (name: Code): Code => name

/** One line or several, trimmed, that must be there. `most` counts characters as people see them in a counter. */
export const text = (missing: string, tooLong: string, most: number) =>
  z.string(missing).trim().min(1, missing).max(most, tooLong)

/** One line or several that may be left out: `undefined` then. */
export const optionalText = (tooLong: string, most: number) =>
  z.string(tooLong).trim().max(most, tooLong).optional().transform((typed) => (typed === undefined || typed === '' ? undefined : typed))

/** One of some values. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values, missing: string) => z.enum(values, missing)

/** Any number of some values; none where nothing was ticked. */
export const several = <const Values extends readonly [string, ...string[]]>(values: Values, unknown: string) =>
  z.union([z.enum(values).transform((one) => [one]), z.array(z.enum(values))], unknown).optional().transform((all) => [...new Set(all ?? [])])

/** Any number of ids; none where nothing was ticked. At most 1,000 at a time. */
export const ids = <Kind extends string>(unknown: string) => {
  const one = idField<Kind>(unknown)
  return z.union([one.transform((only) => [only]), z.array(one).max(1000, unknown)], unknown).optional().transform((all) => [...new Set(all ?? [])])
}

/** The id of something chosen. */
export const idField = <Kind extends string>(missing: string) =>
  z.string(missing).transform((typed, check): Id<Kind> => {
    const id = readId<Kind>(typed)
    if (id !== undefined) return id
    check.addIssue({ code: 'custom', message: missing })
    return z.NEVER
  })

/** The id of something chosen, or of nothing where the empty choice was. */
export const optionalId = <Kind extends string>(unknown: string) =>
  z.string(unknown).optional().transform((typed, check): Id<Kind> | undefined => {
    if (typed === undefined || typed === '') return undefined
    const id = readId<Kind>(typed)
    if (id !== undefined) return id
    check.addIssue({ code: 'custom', message: unknown })
    return z.NEVER
  })

/** A box that is ticked or not. */
export const tick = z.unknown().optional().transform((typed) => typed === 'yes')

/** The version of what was shown, so that two people see each other; see `Form`. The next one must be a number of the database's, too. */
export const version = z.coerce.number().int().min(0).max(2_147_483_646).catch(0)

/**
 * A day typed as three numbers: `name-day`, `name-month`, `name-year`. Made by `withDays` before the schema sees it.
 * Also takes the month's English name, as people write it.
 */
export const dayField = (missing: string, unreadable: string) =>
  z.string(missing).trim().min(1, missing).refine(isDay, unreadable)

/** The same, where it may be left out. */
export const optionalDay = (unreadable: string) =>
  z.string(unreadable).trim().optional().transform((typed) => (typed === undefined || typed === '' ? undefined : typed)).refine((day) => day === undefined || isDay(day), unreadable)

/** Joins the three boxes of each named day to one `YYYY-MM-DD` (or to something that `dayField` refuses). Put it around the object. */
export const withDays = <Shape extends z.ZodType>(names: readonly string[], shape: Shape) =>
  z.preprocess((typed) => {
    if (typeof typed !== 'object' || typed === null) return typed
    const joined: Record<string, unknown> = { ...typed }
    for (const name of names) joined[name] ??= joinDay(joined[`${name}-day`], joined[`${name}-month`], joined[`${name}-year`])
    return joined
  }, shape)

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `('3', 'Dec', '2026')` → `'2026-12-03'`; nothing typed → `''`; anything else → a text that is no day. */
export function joinDay(day: unknown, month: unknown, year: unknown): Day {
  const [d, m, y] = [day, month, year].map((part) => (typeof part === 'string' ? part.trim() : ''))
  if (!d && !m && !y) return ''
  const named = MONTHS.indexOf((m ?? '').slice(0, 3).toLowerCase()) + 1
  return `${(y ?? '').padStart(4, '0')}-${(named > 0 ? String(named) : (m ?? '')).padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`
}

/** A time of day as people type it (`6.30 pm`, `18:30`, `6pm`), as `'18:30'`. */
export const timeField = (missing: string, unreadable: string) =>
  z.string(missing).trim().min(1, missing).transform((typed, check) => {
    const time = readTime(typed)
    if (time !== undefined) return time
    check.addIssue({ code: 'custom', message: unreadable })
    return z.NEVER
  })

/** `'6.30 pm'` → `'18:30'`; undefined where it is no time. */
export function readTime(typed: string): string | undefined {
  const named = { noon: '12:00', midnight: '00:00' }[/^(?:12\s*)?(noon|midnight)$/i.exec(typed.trim())?.[1]?.toLowerCase() ?? '']
  if (named !== undefined) return named
  const found = /^(\d{1,2})(?:[.:h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(typed.trim())
  if (found === null) return undefined
  const half = found[3]?.toLowerCase().startsWith('p') ? 'pm' : found[3] === undefined ? undefined : 'am'
  let hours = Number(found[1])
  const minutes = Number(found[2] ?? 0)
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined
  if (half !== undefined) hours = (hours % 12) + (half === 'pm' ? 12 : 0)
  return hours > 23 || minutes > 59 ? undefined : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
