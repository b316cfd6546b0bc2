/** Anybody who may see an initiative takes a whole copy of what they may see: as lines, as one document or as a table. */
import type { Context } from '#platform/http/context.ts'
import { fileRoute } from '#platform/http/data-route.ts'
import { type AnyRoute, route } from '#platform/http/routes.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { ExportPage } from './export.view.tsx'
import { baseOf } from './next-page.ts'
import { sendCopy } from './send-copy.tsx'
import { wholeOf } from './whole.ts'
import { sayExport } from './words/index.ts'
import { CSV, type Form, JSON_ARRAY, NDJSON } from './write.rules.ts'

async function* textOf(c: Context, here: Seen, form: Form): AsyncGenerator<string> {
  if (form.begin !== '') yield form.begin
  let first = true
  for await (const some of c.database.parts((snapshot) => wholeOf(snapshot, here, baseOf(c, here), c.now))) {
    yield form.part(some, first)
    first = false
  }
  if (form.end !== '') yield form.end
}

const copyAs = (ending: 'ndjson' | 'json' | 'csv', type: string, form: Form): AnyRoute =>
  fileRoute(`/initiatives/:slug/export.${ending}`, whoMaySee, {
    operation: `export${ending.toUpperCase()}`, says: () => ({ title: sayExport(`api.${ending}.title`), text: sayExport(`api.${ending}.text`) }), type,
  }, (c, here) => sendCopy(c, here, { name: `${here.initiative.slug}.${ending}`, type, text: () => textOf(c, here, form) }))

const showExport = route('/initiatives/:slug/export', whoMaySee)
showExport.get((c, here) => c.page(<ExportPage here={here} />))

export const exportRoutes: readonly AnyRoute[] = [
  showExport, copyAs('ndjson', 'application/x-ndjson; charset=utf-8', NDJSON), copyAs('json', 'application/json; charset=utf-8', JSON_ARRAY), copyAs('csv', 'text/csv; charset=utf-8', CSV),
]
