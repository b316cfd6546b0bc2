/** What a teller must have said yes to before words of their story are used outside this site, and what becomes of it when that ends. Pure. */
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { type Day, type Zone, dayOf, hoursAfter, lastDayOf } from '#platform/time.ts'
import { type Audience, type Consent, type Need, type Purpose, covers } from '../consent/consent.rules.ts'

/** What words are taken along for. */
export const OUTSIDE_KINDS = ['report', 'talk', 'training', 'meeting'] as const
export type OutsideKind = (typeof OUTSIDE_KINDS)[number]

/** How they meet the words there: on paper, or read out. Nothing else was asked of tellers. */
export const OUTSIDE_CHANNELS = ['paper', 'aloud'] as const
export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number]

/** A talk tells others of the work, as a report does; a meeting is the group's own work. */
const PURPOSE_OF: Readonly<Record<OutsideKind, Purpose>> = { report: 'report', talk: 'report', training: 'training', meeting: 'initiative' }

export type OutsideUse = Readonly<{ kind: OutsideKind; audience: Audience; channel: OutsideChannel }>

export const needOutside = (number: number, { kind, audience, channel }: OutsideUse): Need => ({ number, purpose: PURPOSE_OF[kind], audience, channel })

export type TakingCode = 'not-agreed' | 'before-yes' | 'after-yes'

type Taking = OutsideUse & Readonly<{ day: Day }>

/**
 * Which yes a use outside rests on: one for that purpose, those readers and that way (I-03), that holds now and held, or will hold, on the day.
 * @returns of several the one that lasts longest
 */
export function decideTaking<One extends Consent>(taking: Taking, consents: readonly One[], { number, now, zone }: Readonly<{ number: number; now: Date; zone: Zone }>): Readonly<{ kind: 'agreed'; consent: One }> | Refused<TakingCode> {
  const fits = consents.filter((one) => covers(one, needOutside(number, taking), now))
  if (fits.length === 0) return refuse('kind', 'not-agreed')
  const begun = fits.filter((one) => dayOf(one.beginsAt, zone) <= taking.day)
  if (begun.length === 0) return refuse('day', 'before-yes')
  const [longest] = begun.filter((one) => taking.day <= lastDayOf(one.endsAt, zone)).toSorted((one, other) => other.endsAt.getTime() - one.endsAt.getTime())
  return longest === undefined ? refuse('day', 'after-yes') : { kind: 'agreed', consent: longest }
}

export const OUTSIDE_ANSWERS = ['deleted', 'cannot'] as const
export type OutsideAnswer = (typeof OUTSIDE_ANSWERS)[number]

/** Whoever has a copy that may not be used any more is asked again after this long. */
export const ASKED_AGAIN_DAYS = 14

/** `open`: asked twice, or nobody is left to ask; those who look after the group see to it. */
export type CopyState = 'may-be-used' | 'to-answer' | 'open' | OutsideAnswer

export type Copy = Readonly<{ takenBy: unknown; askedAgainAt: Date | undefined; answer: OutsideAnswer | undefined }>

/** @param held whether its yes holds */
export function copyState({ takenBy, askedAgainAt, answer }: Copy, held: boolean): CopyState {
  if (held) return 'may-be-used'
  if (answer !== undefined) return answer
  return takenBy === undefined || askedAgainAt !== undefined ? 'open' : 'to-answer'
}

/** Copies asked about before then, and not answered for, are asked about again now. */
export const askedAgainBefore = (now: Date): Date => hoursAfter(now, -ASKED_AGAIN_DAYS * 24)

/** What somebody is to a copy: who took it, or who looks after the group. */
export type CopyRole = 'taker' | 'host'

/** Whoever took it; those who look after the group where nobody is left who did, or where whoever did said nothing. What is deleted is answered for. */
export const mayAnswer = (role: CopyRole, copy: Copy, held: boolean): boolean => {
  const state = copyState(copy, held)
  return state !== 'may-be-used' && state !== 'deleted' && (role === 'taker' || copy.takenBy === undefined || copy.askedAgainAt !== undefined)
}

export type AnswerCode = 'nothing-to-say' | 'why-missing'

/** What is said about a copy. While it may be used there is nothing to say; what can't be deleted has a reason. */
export function decideAnswer({ answer, why }: Readonly<{ answer: OutsideAnswer; why: string | undefined }>, { may }: Readonly<{ may: boolean }>): Readonly<{ kind: 'agreed'; why: string | undefined }> | Refused<AnswerCode> {
  const problems: Problem<AnswerCode>[] = []
  if (!may) problems.push({ field: '', code: 'nothing-to-say' })
  if (answer === 'cannot' && why === undefined) problems.push({ field: 'why', code: 'why-missing' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', why: answer === 'cannot' ? why : undefined }
}
