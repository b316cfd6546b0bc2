/** The name of something in its address, made of its title. Pure. */

/** Leaves room for a year or a number at the end: the database takes 80 characters. */
const LONGEST = 60

/** Addresses of pages that stand where a thing's own would. */
const TAKEN = new Set(['new', 'all'])

/** `'Evening buses, café & co.'` → `'evening-buses-cafe-co'`; for a title without a Latin letter or a digit, what is given in its place. */
export function slugOf(title: string, otherwise: string): string {
  const words = title.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug === '' || TAKEN.has(slug) ? otherwise : slug
}

/** The first that nobody has of: the slug, the slug with what tells it apart (a year), the slug with a number from 2 on. */
export function freeSlug(slug: string, taken: ReadonlySet<string>, apart?: string): string {
  if (!taken.has(slug)) return slug
  if (apart !== undefined && !taken.has(`${slug}-${apart}`)) return `${slug}-${apart}`
  let number = 2
  while (taken.has(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}
