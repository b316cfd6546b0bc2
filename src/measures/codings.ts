/** What several coders said of the same units, and ways of counting it. */

/** What a coder gave a unit: a number, or a word. */
export type Value = number | string
/** A row a coder, a column a unit; undefined where this coder did not code this unit. A row that ends early stopped there. */
export type Codings = readonly (readonly (Value | undefined)[])[]

/** The different values that occur: numbers by size, then words by their letters. */
export function valuesOf(codings: Codings): readonly Value[] {
  const values = new Set<Value>()
  for (const row of codings) for (const value of row) if (value !== undefined) values.add(value)
  return [...values].toSorted(inOrder)
}

function inOrder(one: Value, other: Value): number {
  if (typeof one === 'number') return typeof other === 'number' ? one - other : -1
  return typeof other === 'number' || one > other ? 1 : -1
}

export const unitsIn = (codings: Codings): number => codings.reduce((most, row) => Math.max(most, row.length), 0)

/** A row a unit, a column a value: how many coders gave it. What `fleissKappa` reads. */
export function countsPerUnit(codings: Codings): readonly (readonly number[])[] {
  const columns = new Map(valuesOf(codings).map((value, column) => [value, column]))
  return Array.from({ length: unitsIn(codings) }, (_, unit) => {
    const counts = Array.from(columns, () => 0)
    for (const row of codings) addAt(counts, placeOf(columns, row[unit]))
    return counts
  })
}

/** A row a value of the one coder, a column a value of the other: how many units they gave these two. Units that only one coded are left out. What `cohenKappa` reads. */
export function crossTable(one: Codings[number], other: Codings[number]): readonly (readonly number[])[] {
  const places = new Map(valuesOf([one, other]).map((value, place) => [value, place]))
  const table = Array.from(places, () => Array.from(places, () => 0))
  for (const [unit, value] of one.entries()) addAt(table[placeOf(places, value) ?? -1], placeOf(places, other[unit]))
  return table
}

const placeOf = (places: ReadonlyMap<Value, number>, value: Value | undefined) => (value === undefined ? undefined : places.get(value))

function addAt(counts: number[] | undefined, place: number | undefined): void {
  if (counts !== undefined && place !== undefined) counts[place] = (counts[place] ?? 0) + 1
}
