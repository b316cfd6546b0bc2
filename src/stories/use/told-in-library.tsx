/** Words from people's stories on a case study of the library, which comes later in the order of modules. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context } from '#platform/http/context.ts'
import { quotedFrom } from './told-on-page.tsx'
import { Quotations } from './quotation.view.tsx'
import { listUsesOnPage } from './use.queries.ts'

/** What stands there, for a page that everybody reads; nothing where nothing does. One query. */
export async function listToldInLibrary(c: Context, entry: string): Promise<JSX.Element | undefined> {
  const quoted = (await listUsesOnPage(c.database, { place: 'library', anchor: entry, now: c.now })).map((use) => quotedFrom(c, use, 'public'))
  return quoted.length === 0 ? undefined : <Quotations quoted={quoted} />
}
