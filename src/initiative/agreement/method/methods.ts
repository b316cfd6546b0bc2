/**
 * How groups decide. A method is a file of rules (what was filled in, and whether it can be), a file of what people see, and its name in
 * `METHODS` and the words. A new one is added here and in `methods.view.tsx`; neither the card nor the database knows more of it.
 */
import type { Reading, Way } from '../reading.rules.ts'
import type { Method } from '../tables.ts'
import { readConsent } from './consent.rules.ts'
import { readDelegation } from './delegated.rules.ts'
import { readHands } from './show-of-hands.rules.ts'

/** Reads a method's own fields; problems go to the form. `rows`: the numbers of the options that were filled in, in order. */
export type ReadWay = (form: Reading, rows: readonly number[]) => Way

export const METHOD_RULES: Readonly<Record<Method, ReadWay>> = { consent: readConsent, 'show-of-hands': readHands, delegated: readDelegation }
