/** Replies and promises: what the rest of the program may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { Letters } from '#platform/mail/mail.ts'
import { replyLetter } from './reply.letter.ts'
import { printLetters, recordSeen, recordTold, whoWasTold } from './told.route.tsx'
import { replyToAgreement, replyToIssue, replyToQuestion } from './write-reply.route.tsx'

export { repliesToMe } from './replies-to-me.tsx'

export const replyRoutes: readonly AnyRoute[] = [replyToQuestion, replyToAgreement, replyToIssue, whoWasTold, printLetters, recordTold, recordSeen]

/** The letters that replies are sent with. */
export const replyLetters: Letters = { reply: replyLetter }
