/** What the library has already of something that a reader would bring. */
import type { Database } from '#platform/database/database.ts'
import { addressOf } from '../link/address.ts'
import { type There, listThere } from '../link/there.queries.ts'

/** Those that lead to the same address or are called nearly the same. Nothing is visited for it. */
export async function listNear(database: Database, { title, url }: Readonly<{ title?: string | undefined; url?: string | undefined }>): Promise<readonly There[]> {
  const same = url === undefined ? undefined : addressOf(/^[a-z]+:/i.test(url) ? url : `https://${url}`)?.sameAs
  return title === undefined && same === undefined ? [] : listThere(database, { sameAs: same === undefined ? [] : [same], doi: undefined, title })
}
