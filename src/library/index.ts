/** The library: what is known, found, kept fresh and shared. */
import type { AnyRoute } from '#platform/http/routes.ts'

export const libraryRoutes: readonly AnyRoute[] = []
