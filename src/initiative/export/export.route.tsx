/** Anybody who may see an initiative takes a whole copy of what they may see: as lines, as one document or as a table. */
import { addressOf } from '#platform/http/address.ts'
import type { Context } from '#platform/http/context.ts'
import { fileRoute } from '#platform/http/data-route.ts'
import { problemAnswer } from '#platform/http/faults.tsx'
import { type AnyRoute, route } from '#platform/http/routes.ts'
import { streamOf } from '#platform/http/streaming.ts'
import { say } from '#platform/words/index.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { BusyPage, ExportPage } from './export.view.tsx'
import { LONGEST_WAIT_MS, PLACES_FOR_COPIES } from './places.ts'
import { baseOf } from './thread-data.route.ts'
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

async function answer(c: Context, here: Seen, form: Form, ending: string, type: string): Promise<Response> {
  const name = `${here.initiative.slug}.${ending}`
  // Its head says what it is, and needs no place.
  if (c.hono.req.method === 'HEAD') return c.file('', type, name)
  // Nobody keeps others out by taking every place.
  const who = c.person?.id ?? addressOf(c.hono, c.site)
  if (!(await PLACES_FOR_COPIES.take(who, LONGEST_WAIT_MS))) {
    c.hono.header('retry-after', '60')
    return c.forProgram ? problemAnswer(c, 503, say('data.busy')) : c.page(<BusyPage here={here} />, 503)
  }
  return c.file(streamOf(() => textOf(c, here, form), { over: () => PLACES_FOR_COPIES.leave(who), failed: c.noteFault }), type, name)
}

const copyAs = (ending: 'ndjson' | 'json' | 'csv', type: string, form: Form): AnyRoute =>
  fileRoute(`/initiatives/:slug/export.${ending}`, whoMaySee, {
    operation: `export${ending.toUpperCase()}`, says: () => ({ title: sayExport(`api.${ending}.title`), text: sayExport(`api.${ending}.text`) }), type,
  }, (c, here) => answer(c, here, form, ending, type))

const showExport = route('/initiatives/:slug/export', whoMaySee)
showExport.get((c, here) => c.page(<ExportPage here={here} />))

export const exportRoutes: readonly AnyRoute[] = [
  showExport, copyAs('ndjson', 'application/x-ndjson; charset=utf-8', NDJSON), copyAs('json', 'application/json; charset=utf-8', JSON_ARRAY), copyAs('csv', 'text/csv; charset=utf-8', CSV),
]
