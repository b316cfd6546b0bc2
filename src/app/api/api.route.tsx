/** Whoever writes a program finds out what it can ask for: as a page, and as a description that tools read. */
import { z } from 'zod'
import { NO_QUERY, jsonRoute } from '#platform/http/data-route.ts'
import { type AnyRoute, everybody, route } from '#platform/http/routes.ts'
import { programVersion } from '../version.ts'
import { ApiPage } from './api.view.tsx'
import { openApiOf, operationsOf } from './operations.rules.ts'
import { sayApi } from './words/index.ts'

/** OpenAPI's own schema is a document of its own; this says that it is one. */
const description = z.looseObject({ openapi: z.literal('3.1.0') })

/** @param others every other route of the site; these describe themselves, too */
export function apiRoutesWith(others: readonly AnyRoute[]): readonly AnyRoute[] {
  const all = (): readonly AnyRoute[] => [...others, openApi]
  const page = route('/api', everybody).get((c) => c.page(<ApiPage operations={operationsOf(all())} origin={c.site.publicUrl.origin} signedIn={c.person !== undefined} />))
  const openApi: AnyRoute = jsonRoute('/api/openapi.json', everybody, {
    operation: 'describe', says: () => ({ title: sayApi('describe.title'), text: sayApi('describe.text') }), query: NO_QUERY, answer: description, pages: ['/api'],
  }, async (c) => openApiOf(operationsOf(all()), {
    title: c.site.name, text: sayApi('lead'), version: await programVersion(), origin: c.site.publicUrl.origin, token: sayApi('token.text'), problem: sayApi('problems.text'), same: sayApi('same.text'),
    pages: (pages) => sayApi('at-pages', { pages: pages.join(', ') }),
  }))
  return [page, openApi]
}
