/**
 * The code of an invitation is made from its id and the installation's secret, so that a host can look at it again and it is
 * still stored nowhere: what the database holds finds it, and doesn't tell it.
 */
import { codeFrom, derive, readCode } from '#platform/secrets.ts'
import type { InvitationId } from './tables.ts'

/** Ten letters of 32: 50 bits, too many to guess under the limits, and few enough to write down. */
const LENGTH = 10

/** `'7KM2P-WX4TR'` */
export const codeOf = (secret: string, invitation: InvitationId): string => codeFrom(derive(secret, 'invitation', invitation), LENGTH)

/** What a code is found by. Keyed, because 50 bits alone could be tried through by somebody who has the database. */
export const codeHash = (secret: string, typed: string): string => derive(secret, 'invitation look-up', readCode(typed)).toString('base64url')
