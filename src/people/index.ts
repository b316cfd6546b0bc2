/** People: one kind of person, and how they come in. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { Letters } from '#platform/mail/mail.ts'
import { type MyPart, myPageWith, signOutEverywhere } from './account/my-page.route.tsx'
import { myName, myPasskeys, myReplies, removePasskey } from './account/settings.route.tsx'
import { confirmEmailLetter } from './email/email.letter.ts'
import { confirmMyEmail, myEmail, removeEmail } from './email/email.route.tsx'
import { eraseMe } from './erasing/erase.route.tsx'
import { firstAdministrator } from './first-administrator/first-administrator.route.tsx'
import { everythingWith } from './held/everything.route.ts'
import type { Held } from './held/held.ts'
import { heldByPeople } from './held/held-by-people.queries.ts'
import { recoveryCode } from './recovery/recovery-code.route.tsx'
import { ownFactor } from './own-factor/own-factor.route.tsx'
import { signInLetter } from './sign-in/sign-in.letter.ts'
import { signInLink, signOut } from './sign-in/link.route.tsx'
import { signIn, signInSent, signInWithCode } from './sign-in/sign-in.route.tsx'
import { askForHelp, comeBackIn } from './way-back/ask.route.tsx'
import { type ListReachable, myTokensWith, oneToken, stopOneToken } from './token/my-tokens.route.tsx'
import { helpBackWith, type ListCompanions, stopHelp } from './way-back/help.route.tsx'
import { toldLetter } from './told/told.letter.ts'

export { listReach, type Reach } from './account/account.queries.ts'
export type { MyPart } from './account/my-page.route.tsx'
export { hasAnybody, listCalled } from './called.queries.ts'
export { deleteExamplePeople, insertExamplePerson } from './example/example-people.queries.ts'
export { againInPeople } from './again.queries.ts'
export { listAdministrators, mintFirstAdministratorPath } from './first-administrator/first-administrator.queries.ts'
export type { Held } from './held/held.ts'
export { findPersonByEmail, hasDeadAddress, isDeadAddress, listAddresses, noteDeadAddress } from './email/email.queries.ts'
export { joinAsPerson, LONGEST_NAME, recoveryCodePage } from './joining/join-as-person.queries.ts'
export { askForOwnFactor, ownFactorPath } from './own-factor/own-factor.route.tsx'
export { findPersonByCode } from './recovery/recovery-code.queries.ts'
export { LINK_MINUTES } from './link/link-minutes.ts'
export { clearOver } from './link/one-time-link.queries.ts'
export { mountPasskeys } from './passkey/passkey-doors.ts'
export { comeIn, type ComingIn } from './session/coming-in.ts'
export { findByTokenWith, findSignedInWith } from './session/find-signed-in.ts'
export { sessionCookie } from './session/session-cookie.ts'
export { openSession } from './session/session.queries.ts'
export { mintAdministratorPath } from './sign-in/administrator-link.queries.ts'
export { unlessTooOften } from './too-often.tsx'

/** What later modules add to people's pages; `app` fills it. */
export type PeopleSlots = Readonly<{
  /** The parts of my page, in order. */
  parts: readonly MyPart[]
  /** What each module holds about a person. */
  held: Held
  /** What somebody takes part in, that a token can be limited to. */
  reachable: ListReachable
  /** Who can say that somebody is who they are. */
  companions: ListCompanions
}>

export const peopleRoutesWith = ({ parts, held, reachable, companions }: PeopleSlots): readonly AnyRoute[] => [
  signIn, signInSent, signInWithCode, signInLink, signOut, askForHelp, comeBackIn, firstAdministrator,
  myPageWith(parts), myName, myReplies, myPasskeys, removePasskey, myEmail, removeEmail, confirmMyEmail, recoveryCode, ownFactor,
  signOutEverywhere, everythingWith({ ...heldByPeople, ...held }), eraseMe, helpBackWith(companions), stopHelp,
  myTokensWith(reachable), oneToken, stopOneToken,
]

/** The letters that people are sent about their account. */
export const peopleLetters: Letters = { 'sign-in-link': signInLetter, 'confirm-email': confirmEmailLetter, 'account-told': toldLetter }
