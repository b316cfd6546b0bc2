/** What a teller agrees to, from when and until when, and whether it covers a use. Pure. */
import type { Problem } from '#platform/problems.ts'
import { type Day, type Zone, addMonths, dayOf, endOfDay, hoursAfter } from '#platform/time.ts'

export const PURPOSES = ['initiative', 'coding', 'report', 'public-site', 'training'] as const
export type Purpose = (typeof PURPOSES)[number]

/** From the narrowest to the widest. */
export const AUDIENCES = ['members', 'site', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

export const CHANNELS = ['page', 'paper', 'aloud'] as const
export type Channel = (typeof CHANNELS)[number]

export const ATTRIBUTIONS = ['none', 'first-name', 'chosen-name', 'name'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

export const GIVEN_HOW = ['written', 'spoken', 'child-and-guardian'] as const
export type GivenHow = (typeof GIVEN_HOW)[number]

/** Whoever agrees has this long to think again before anything is used, or longer where they choose so. */
export const COOLING_OFF_HOURS = 48
/** The days that can be chosen; nobody, teller or group, makes it shorter. */
export const WAITS = ['2', '7', '14'] as const
export type Wait = (typeof WAITS)[number]
export const USUAL_MONTHS = 12
/** Nobody agrees for ever (I-04). */
export const MOST_MONTHS = 24

/** What each purpose can be open to: coding is done by a few, and what everybody reads is a purpose of its own. */
const OPEN_TO: Readonly<Record<Purpose, readonly Audience[]>> = {
  initiative: ['members', 'site'], coding: ['members'], report: AUDIENCES, 'public-site': ['public'], training: AUDIENCES,
}

export type ConsentCode =
  | 'version-not-approved' | 'audience-not-for-purpose' | 'until-past' | 'until-too-late' | 'shown-as-missing' | 'witness-missing' | 'guardian-needed' | 'guardian-missing'
  | 'adult-missing' | 'not-a-child' | 'channels-missing' | 'explained-missing'

/** What a teller says they agree to. */
export type Agreeing = Readonly<{
  purpose: Purpose; audience: Audience; channels: readonly Channel[]; attribution: Attribution; shownAs: string | undefined; until: Day
  how: GivenHow; witness: string | undefined; guardian: string | undefined; adult: string | undefined
  /** It was explained, and both agree where there are two. */
  understood: boolean
  /** How many days to think again; the shortest where nothing was said. */
  wait?: Wait | undefined
}>

export type Facts = Readonly<{ approved: boolean; under16: boolean; now: Date; zone: Zone }>

/** From when until when, and what of the names is kept beside it. */
export type Agreed = Readonly<{
  kind: 'agreed'; beginsAt: Date; endsAt: Date
  names: Readonly<{ shownAs: string | undefined; witness: string | undefined; guardian: string | undefined; adult: string | undefined }>
}>

/** The last day that can be chosen, and the one that is offered. */
export const lastDay = (now: Date, zone: Zone): Day => addMonths(dayOf(now, zone), MOST_MONTHS)
export const usualDay = (now: Date, zone: Zone): Day => addMonths(dayOf(now, zone), USUAL_MONTHS)

export function decideConsent(agreeing: Agreeing, { approved, under16, now, zone }: Facts): Agreed | Readonly<{ kind: 'refused'; problems: readonly Problem<ConsentCode>[] }> {
  const beginsAt = hoursAfter(now, Math.max(Number(agreeing.wait ?? 0) * 24, COOLING_OFF_HOURS))
  const endsAt = endOfDay(agreeing.until, zone)
  const problems: Problem<ConsentCode>[] = []
  if (!approved) problems.push({ field: '', code: 'version-not-approved' })
  if (!OPEN_TO[agreeing.purpose].includes(agreeing.audience)) problems.push({ field: 'audience', code: 'audience-not-for-purpose' })
  if (agreeing.channels.length === 0) problems.push({ field: 'channels', code: 'channels-missing' })
  if (agreeing.attribution !== 'none' && agreeing.shownAs === undefined) problems.push({ field: 'shownAs', code: 'shown-as-missing' })
  if (endsAt <= beginsAt) problems.push({ field: 'until', code: 'until-past' })
  else if (agreeing.until > lastDay(now, zone)) problems.push({ field: 'until', code: 'until-too-late' })
  problems.push(...givingProblems(agreeing, under16))
  if (problems.length > 0) return { kind: 'refused', problems }
  const { attribution, shownAs, how, witness, guardian, adult } = agreeing
  const isChild = how === 'child-and-guardian'
  return {
    kind: 'agreed', beginsAt, endsAt,
    names: { shownAs: attribution === 'none' ? undefined : shownAs, witness: how === 'spoken' ? witness : undefined, guardian: isChild ? guardian : undefined, adult: isChild ? adult : undefined },
  }
}

/** Whoever agreed is asked again this long before it ends. */
export const ASKED_BEFORE_DAYS = 30

/** From now until when tellers are asked again about what ends. */
export const askedAgain = (now: Date): Readonly<{ now: Date; soon: Date }> => ({ now, soon: hoursAfter(now, ASKED_BEFORE_DAYS * 24) })

export type RenewalCode = 'not-current' | 'until-earlier' | 'until-too-late' | 'explained-missing'

/** The same yes for longer. Nothing new is used by it, so there is no time to think again; a child's is given anew by both (I-05). */
export function decideRenewal({ until, understood }: Pick<Agreeing, 'until' | 'understood'>, consent: Pick<Consent, 'beginsAt' | 'endsAt' | 'endedAt'>, { under16, now, zone }: Omit<Facts, 'approved'>):
  Readonly<{ kind: 'agreed'; endsAt: Date }> | Readonly<{ kind: 'refused'; problems: readonly Problem<RenewalCode>[] }> {
  const endsAt = endOfDay(until, zone)
  const problems: Problem<RenewalCode>[] = []
  if (under16 || stateOf(consent, now) !== 'current') problems.push({ field: '', code: 'not-current' })
  if (endsAt <= consent.endsAt) problems.push({ field: 'until', code: 'until-earlier' })
  if (until > lastDay(now, zone)) problems.push({ field: 'until', code: 'until-too-late' })
  if (!understood) problems.push({ field: 'understood', code: 'explained-missing' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', endsAt }
}

/** Under 16 it takes the child, a guardian, and an adult who can act on it (I-05). */
function givingProblems({ how, witness, guardian, adult, understood }: Agreeing, under16: boolean): readonly Problem<ConsentCode>[] {
  const problems: Problem<ConsentCode>[] = []
  if (under16 && how !== 'child-and-guardian') problems.push({ field: 'how', code: 'guardian-needed' })
  if (!under16 && how === 'child-and-guardian') problems.push({ field: 'how', code: 'not-a-child' })
  if (how === 'spoken' && witness === undefined) problems.push({ field: 'witness', code: 'witness-missing' })
  if (how === 'child-and-guardian' && guardian === undefined) problems.push({ field: 'guardian', code: 'guardian-missing' })
  if (how === 'child-and-guardian' && adult === undefined) problems.push({ field: 'adult', code: 'adult-missing' })
  if (!understood) problems.push({ field: 'understood', code: 'explained-missing' })
  return problems
}

/** A row of the ledger, as far as it decides. */
export type Consent = Readonly<{ number: number; purpose: Purpose; audience: Audience; channel: Channel; beginsAt: Date; endsAt: Date; endedAt: Date | undefined }>

/** `waiting`: its cooling-off time runs. `over`: its time is up, which counts as taken back. */
export type ConsentState = 'waiting' | 'current' | 'over' | 'taken-back'

export const stateOf = ({ beginsAt, endsAt, endedAt }: Pick<Consent, 'beginsAt' | 'endsAt' | 'endedAt'>, now: Date): ConsentState =>
  endedAt !== undefined ? 'taken-back' : now >= endsAt ? 'over' : now < beginsAt ? 'waiting' : 'current'

/** Whether a yes ends within the time in which its teller is asked again, and none of the same kind goes on after it. */
export const isEndingSoon = (consent: Consent, all: readonly Consent[], now: Date): boolean =>
  stateOf(consent, now) === 'current' && consent.endsAt <= hoursAfter(now, ASKED_BEFORE_DAYS * 24)
  && !all.some((other) => other.endedAt === undefined && other.endsAt > consent.endsAt && other.number === consent.number && other.purpose === consent.purpose && other.audience === consent.audience && other.channel === consent.channel)

/** What a use needs. */
export type Need = Readonly<{ number: number; purpose: Purpose; audience: Audience; channel: Channel }>

/** Whether a consent covers a use now (I-01, I-03): that version, purpose and channel, and readers no wider than it says. */
export const covers = (consent: Consent, need: Need, now: Date): boolean =>
  stateOf(consent, now) === 'current' && consent.number === need.number && consent.purpose === need.purpose && consent.channel === need.channel
  && AUDIENCES.indexOf(need.audience) <= AUDIENCES.indexOf(consent.audience)
