/** Tables of counts. */
export type Counts = readonly (readonly number[])[]

/** Whole numbers, none below 0, as many in each row, and all of them together still counted exactly. */
export function areCounts(table: Counts): boolean {
  let all = 0
  for (const row of table) {
    if (row.length !== table[0]?.length) return false
    for (const count of row) {
      if (!Number.isSafeInteger(count) || count < 0) return false
      all += count
    }
  }
  return Number.isSafeInteger(all)
}

export const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
