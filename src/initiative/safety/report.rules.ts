/** What a report is about, and who reads it. Pure. */
import { type Id, readId } from '#platform/ids.ts'
import type { ReadBy } from './tables.ts'

/** A page of this site that somebody reports. */
export type About = Readonly<{ path: string; slug: string | undefined; item: Id<'item'> | undefined }>

/** The page that a report is about; undefined for anything that is not a plain path of this site. */
export function readAbout(given: string | undefined): About | undefined {
  if (given === undefined || given.length > 300 || !/^(\/[\w-]+)+$/.test(given)) return undefined
  return { path: given, slug: /^\/initiatives\/([a-z0-9-]+)/.exec(given)?.[1], item: readId<'item'>(/\/items\/([^/]+)/.exec(given)?.[1]) }
}

/** Hosts read what concerns their initiative, but never what is said about one of them. */
export const readerOf = ({ initiative, aboutHost }: Readonly<{ initiative: boolean; aboutHost: boolean }>): ReadBy =>
  initiative && !aboutHost ? 'hosts' : 'administrators'
