/** Prototypes: what is made to try an idea. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { showPrototype, showPrototypeHistory } from './show-prototype.route.tsx'
import { editPrototype, writePrototype } from './write-prototype.route.tsx'

export const prototypeRoutes: readonly AnyRoute[] = [writePrototype, editPrototype, showPrototypeHistory, showPrototype]
