/** The name of an initiative in its address. Pure. */

/** Leaves room for a number at the end: the database takes 80 characters. */
const LONGEST = 60

/** Addresses of pages that stand where an initiative's would. */
const TAKEN = new Set(['new'])

/** `'Evening buses, café & co.'` → `'evening-buses-cafe-co'`. A title without a Latin letter or a digit becomes `'initiative'`. */
export function slugOf(title: string): string {
  const words = title.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug === '' || TAKEN.has(slug) ? 'initiative' : slug
}

/** The first of `slug`, `slug-2`, `slug-3` … that nobody has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  let number = 2
  while (taken.has(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}
