/** Bringing in what people said elsewhere. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { checkFile } from './check-file.route.tsx'
import { showImport } from './report.route.tsx'
import { uploadFile } from './upload.route.tsx'

export { deleteOldDrafts, findInitiativeForImport } from './import.queries.ts'
export { importVoices, planImport } from './import-voices.ts'
export { readSheet } from './read-sheet.ts'
export { COLUMN_ROLES, type Mapping, guessMapping } from './voice-rows.rules.ts'

export const importRoutes: readonly AnyRoute[] = [uploadFile, checkFile, showImport]
