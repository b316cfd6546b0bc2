/** The desk of those who keep the library. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { editorsOfLibrary, nameEditor, stopEditor } from '../editor/editors.route.tsx'
import { beginDraft, deskRequest } from './answer.route.tsx'
import { desk, deskRequests, deskReviews, deskWaiting } from './desk.route.tsx'

export const deskRoutes: readonly AnyRoute[] = [desk, deskRequests, deskWaiting, deskReviews, editorsOfLibrary, nameEditor, stopEditor, beginDraft, deskRequest]
