/** Bringing in works from files. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { uploadWorks } from './upload.route.tsx'
import { checkAgain, stopWorks, takeBack, workColumns, workFile } from './work-file.route.tsx'

export { GO_THROUGH_WORKS, goThroughWorks } from './go-through.ts'
export { TAKE_WORKS_BACK, takeWorksBack } from './take-back.ts'
export { deleteOldFiles as deleteOldWorkFiles } from './work-file.queries.ts'

export const importRoutes: readonly AnyRoute[] = [uploadWorks, workFile, workColumns, checkAgain, stopWorks, takeBack]
