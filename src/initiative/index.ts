/** Initiatives and their thread. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { agreementRoutes } from './agreement/index.ts'
import { listAgreedAt } from './agreement/agreed-at.queries.ts'
import { answerRoutes } from './answer/index.ts'
import { meetingRoutes } from './meeting/routes.ts'
import { invitationRoutes } from './invitation/index.ts'
import { membershipRoutes } from './membership/index.ts'
import { safetyRoutes } from './safety/index.ts'
import { purposeRoutes } from './purpose/index.ts'
import { happenedRoutes } from './happened/index.ts'
import { importRoutes } from './import/index.ts'
import { questionRoutes } from './question/index.ts'
import { themeRoutes } from './theme/index.ts'
import { threadRoutes } from './thread/index.ts'
import { voiceRoutes } from './voice/index.ts'

export { againInInitiatives } from './again.queries.ts'
export { listCompanions } from './membership/companions.queries.ts'
export { takeBackWithPerson } from './voice/take-all-back.queries.ts'
export { COLUMN_ROLES, type Mapping, deleteOldDrafts, findInitiativeForImport, guessMapping, importVoices, planImport, readSheet } from './import/index.ts'

export const initiativeRoutes: readonly AnyRoute[] = [...safetyRoutes, ...invitationRoutes, ...membershipRoutes, ...purposeRoutes, ...happenedRoutes, ...threadRoutes, ...questionRoutes, ...agreementRoutes, ...answerRoutes, ...meetingRoutes(listAgreedAt), ...voiceRoutes, ...themeRoutes, ...importRoutes]
