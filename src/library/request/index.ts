/** What readers ask of those who keep the library. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { Letters } from '#platform/mail/mail.ts'
import { ask } from './ask.route.tsx'
import { followRequest, myRequests } from './follow.route.tsx'
import { requestAnswered } from './request.letter.ts'
import { suggest } from './suggest.route.tsx'

export const requestRoutes: readonly AnyRoute[] = [suggest, ask, myRequests, followRequest]

export { answeredPart } from './answered.part.tsx'

export const libraryLetters: Letters = { 'library-answer': requestAnswered }
