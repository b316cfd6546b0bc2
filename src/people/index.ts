/** People: one kind of person, and how they come in. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'

export { listCalled } from './called.queries.ts'
export { mountPasskeys } from './passkey/passkey-doors.ts'
export { comeIn, type ComingIn } from './session/coming-in.ts'
export { findSignedInWith } from './session/find-signed-in.ts'
export { sessionCookie } from './session/session-cookie.ts'
export { openSession } from './session/session.queries.ts'
export type { PersonId } from './tables.ts'

export const peopleRoutes: readonly AnyRoute[] = []
