/** Initiatives and their thread. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { membershipRoutes } from './membership/index.ts'
import { purposeRoutes } from './purpose/index.ts'
import { happenedRoutes } from './happened/index.ts'
import { importRoutes } from './import/index.ts'
import { questionRoutes } from './question/index.ts'
import { recordVoice } from './voice/record-voice.route.tsx'

export { COLUMN_ROLES, type Mapping, deleteOldDrafts, findInitiativeForImport, guessMapping, importVoices, planImport, readSheet } from './import/index.ts'

export const initiativeRoutes: readonly AnyRoute[] = [...membershipRoutes, ...purposeRoutes, ...happenedRoutes, ...questionRoutes, recordVoice, ...importRoutes]
