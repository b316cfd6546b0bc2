/** A cut: a story as somebody else would have it shorter or clearer, for its teller alone to say yes or no to. Pure. */
import { hoursAfter } from '#platform/time.ts'

/** What is sealed with a cut: its words and the reason until it is answered, then why its teller said no. */
export const CUT_TEXTS = ['words', 'reason', 'why'] as const
export type CutText = (typeof CUT_TEXTS)[number]

/** `changed`: taken after the teller had changed it. `forgotten`: they did not answer in time, and need not have. */
export type CutAnswer = 'taken' | 'changed' | 'no' | 'forgotten'

/** Nobody has to answer; what nobody answers is not kept. */
export const CUT_DAYS = 30

/** Until when a teller can answer. */
export const answeredBy = (proposedAt: Date): Date => hoursAfter(proposedAt, CUT_DAYS * 24)

export type ProposeCode = 'one-waits' | 'nothing-changed'

/** What stands against proposing a cut now. One at a time: a teller is not asked about five. */
export const proposeProblem = ({ oneWaits, isSame }: Readonly<{ oneWaits: boolean; isSame: boolean }>): ProposeCode | undefined =>
  oneWaits ? 'one-waits' : isSame ? 'nothing-changed' : undefined

/** How a cut that a teller sends back as their next version was taken. */
export const takenAs = (isSameAsProposed: boolean): CutAnswer => (isSameAsProposed ? 'taken' : 'changed')
