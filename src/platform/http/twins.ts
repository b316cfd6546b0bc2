/** Pages that programs can read at the same address: what a page shows is given as JSON where somebody asks for that rather than for a page. */
import type { AnyRoute } from './routes.ts'

/** The route that gives a page's data, by the path of the page. */
export const twinsOf = (routes: readonly AnyRoute[]): ReadonlyMap<string, AnyRoute> =>
  new Map(routes.flatMap((route) => (route.data?.pages ?? []).map((page) => [page, route] as const)))

const LONGEST_ACCEPT = 1_000
type Range = Readonly<{ range: string; q: number }>

/**
 * Whether JSON is wanted more than a page (RFC 9110, 12.5.1). Where both are wanted as much, by name rather than by `*`.
 * @example prefersData('application/json, text/html;q=0.5') // true
 */
export function prefersData(accept: string | undefined): boolean {
  if (accept === undefined || accept.length > LONGEST_ACCEPT || !/json/i.test(accept)) return false
  const ranges = accept.split(',').map(readRange)
  const [data, page] = [best(ranges, 'application/json'), best(ranges, 'text/html')]
  return data.q > page.q || (data.q === page.q && data.q > 0 && data.named && !page.named)
}

function readRange(part: string): Range {
  const [range = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase())
  const q = parameters.find((one) => one.startsWith('q='))?.slice(2)
  const number = q === undefined ? 1 : Number(q)
  return { range, q: number >= 0 && number <= 1 ? number : 0 }
}

/** How much a type is wanted: the range that names it most closely says so. */
function best(ranges: readonly Range[], type: string): Readonly<{ q: number; named: boolean }> {
  const found = [type, type.replace(/\/.*/, '/*'), '*/*'].map((name) => ranges.find(({ range }) => range === name)).find((one) => one !== undefined)
  return found === undefined ? { q: 0, named: false } : { q: found.q, named: found.range === type }
}

/** The address of a path's route, with what stands in the page's own address. */
export const addressWith = (path: string, param: (name: string) => string | undefined): string =>
  path.replace(/:(\w+)(?:\{\.\+\\(\.\w+)\})?/g, (_, name: string, ending: string | undefined) => `${encodeURIComponent(param(name) ?? '')}${ending ?? ''}`)
