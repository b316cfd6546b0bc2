/** Letters about initiatives: what the rest of the program may use of them. */
import type { Letters } from '#platform/mail/mail.ts'
import { answerLetters } from './answer-by-mail.ts'
import { digestLetter } from './digest.letter.ts'
import { noticeLetters } from './notices.ts'

export { takeAnswerByMail } from './answer-by-mail.ts'
export { choiceRoutes } from './choice.route.tsx'
export { mailPart } from './mail.part.tsx'
export { forgetAnswerTokens } from './mail-token.queries.ts'
export { noticeReactions } from './notices.ts'
export { mountOneClick } from './one-click.ts'
export { QUEUE_DIGESTS, queueDigests } from './queue-digests.ts'

export const digestLetters: Letters = { digest: digestLetter, ...noticeLetters, ...answerLetters }
