/** People: one kind of person, and how they come in. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { Letters } from '#platform/mail/mail.ts'
import { recoveryCode } from './recovery/recovery-code.route.tsx'
import { signInLetter } from './sign-in/sign-in.letter.ts'
import { signInLink, signOut } from './sign-in/link.route.tsx'
import { toldLetter } from './told/told.letter.ts'
import { signIn, signInSent, signInWithCode } from './sign-in/sign-in.route.tsx'

export { listCalled } from './called.queries.ts'
export { findEmail } from './email/email.queries.ts'
export { joinAsPerson, LONGEST_NAME, recoveryCodePage } from './joining/join-as-person.ts'
export { clearOver } from './link/one-time-link.queries.ts'
export { mountPasskeys } from './passkey/passkey-doors.ts'
export { comeIn, type ComingIn } from './session/coming-in.ts'
export { findSignedInWith } from './session/find-signed-in.ts'
export { sessionCookie } from './session/session-cookie.ts'
export { openSession } from './session/session.queries.ts'
export { localPath } from './sign-in/next.rules.ts'
export type { PersonId } from './tables.ts'
export { unlessTooOften } from './too-often.tsx'

export const peopleRoutes: readonly AnyRoute[] = [signIn, signInSent, signInWithCode, signInLink, signOut, recoveryCode]

/** The letters that people are sent about their account. */
export const peopleLetters: Letters = { 'sign-in-link': signInLetter, 'account-told': toldLetter }
