/** What happened, and where strands of the thread stop. What the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { endStrand, reopenStrand } from './end-strand.route.tsx'
import { happenedCsv, happenedJson } from './happened-data.route.ts'
import { showHappened, showOutcomes } from './happened.route.tsx'
import { recordChange } from './record-change.route.tsx'
import { recordOutcome } from './record-outcome.route.tsx'

export const happenedRoutes: readonly AnyRoute[] = [showHappened, showOutcomes, happenedJson, happenedCsv, recordChange, recordOutcome, endStrand, reopenStrand]
