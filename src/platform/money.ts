/** Amounts of money: kept as pence, typed and said as people write them. */

/** More than any public body spends in a year; every amount below it is a number without loss. */
const MOST_DIGITS = 11

/**
 * An amount as people type it, in pence; undefined where it is none.
 * @example readPence('£1,250.50') // 125050
 */
export function readPence(typed: string): number | undefined {
  const found = new RegExp(String.raw`^£?\s*(\d{1,${MOST_DIGITS}})(?:\.(\d{1,2}))?$`).exec(typed.trim().replace(/(?<=\d)[,\s](?=\d{3}(?:\D|$))/g, ''))
  return found === null ? undefined : Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', trailingZeroDisplay: 'stripIfInteger' })

/** @example sayPence(125050) // '£1,250.50' */
export const sayPence = (pence: number): string => pounds.format(pence / 100)

/** An amount as somebody would type it, to be changed. */
export const typePence = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2))
