/** Whole initiatives that move from one site to another. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { bringInFile, showFile } from './bring-in.route.tsx'
import { takeWhole, wholeFile, wholeTable } from './take-whole.route.tsx'

export { deleteOldFiles } from './file.queries.ts'
export { BRING_INITIATIVE_IN, bringInitiativeIn } from './run.ts'

export const wholeRoutes: readonly AnyRoute[] = [takeWhole, wholeFile, wholeTable, bringInFile, showFile]
