/** What initiatives are for: the folder's routes, static paths first. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { createInitiative } from './create-initiative.route.tsx'
import { editPurpose } from './edit-purpose.route.tsx'
import { initiativeList, initiativesFeed } from './list-initiatives.route.tsx'
import { removeExample } from './remove-example.route.tsx'
import { showPurpose } from './show-purpose.route.tsx'

export const purposeRoutes: readonly AnyRoute[] = [initiativeList, initiativesFeed, createInitiative, showPurpose, editPurpose, removeExample]
