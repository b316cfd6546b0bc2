/** Whom an answer covers, and how many can be asked. Pure. */
import { isAsNarrow } from '../initiative.policy.ts'
import type { Audience } from '../tables.ts'
import type { QuoteAnswer } from './tables.ts'

/** A group that waits for so many answers has asked enough. */
export const MOST_WAITING = 30

export type Answer = Readonly<{ said: QuoteAnswer; readers: Audience }>

/** A yes covers those who could read the case study when it was given; where more can since, it is asked for again. */
export const coversReaders = ({ said, readers }: Answer, openTo: Audience): boolean => said !== 'no' && isAsNarrow(openTo, readers)

/** Whether an answer allows less than the one before: that must stay so. */
export const allowsLess = (now: QuoteAnswer, before: QuoteAnswer | undefined): boolean =>
  now === 'no' || (now === 'unnamed' && before === 'named')
