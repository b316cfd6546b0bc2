/** Bringing in what people said elsewhere. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { checkFile, chooseColumns } from './check-file.route.tsx'
import { showImport, stopImport } from './report.route.tsx'
import { takeBackImport } from './take-back.route.tsx'
import { uploadFile } from './upload.route.tsx'

export { deleteOldDrafts } from './draft.queries.ts'
export { findInitiativeForImport } from './import.queries.ts'
export { importVoices, sortOut } from './import-voices.ts'
export { type FileToRead, MOST_ROWS, SheetProblem, lookAt } from './read-file.ts'
export { GO_THROUGH_FILE, goThroughFile } from './run-import.ts'
export { TAKE_IMPORT_BACK, takeBackInOneGo } from './run-take-back.ts'
export { refreshesItself } from './progress.ts'
export { COLUMN_ROLES, type Mapping, guessMapping } from './voice-rows.rules.ts'

export const importRoutes: readonly AnyRoute[] = [uploadFile, checkFile, chooseColumns, showImport, stopImport, takeBackImport]
