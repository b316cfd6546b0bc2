/** What may be said, here as what, by whom, and how widely. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import type { Audience, PersonId, StandpointId } from '../tables.ts'
import type { NewContribution } from '../thread/item.queries.ts'

/** Who says it: whoever types, another member, or somebody without an account, with the name they want or none. */
export type Sayer = Readonly<{ kind: 'typist' }> | Readonly<{ kind: 'member'; person: PersonId | undefined }> | Readonly<{ kind: 'other'; called: string | undefined }>

export type Voice = Readonly<{ words: string; standpoint: StandpointId | undefined; seenBy: Audience; sayer?: Sayer }>
export type VoiceCode = 'standpoint-unknown' | 'standpoint-not-theirs' | 'wider-than-initiative' | 'wider-than-said' | 'member-unknown' | 'member-or-name'
export type VoiceDecision = Readonly<{ kind: 'agreed'; voice: Voice }> | Refused<VoiceCode>

/** What an initiative says of its voices: which standpoints there are, and how widely it is open. `theirs`: those that the other member speaks from. */
export type Bounds = Readonly<{ standpoints: ReadonlySet<StandpointId>; theirs?: ReadonlySet<StandpointId>; openTo: Audience }>

/**
 * A voice stands for one of the initiative's standpoints or for none, and is never open wider than the initiative. What is entered
 * for another member stays among the members until they say otherwise themselves, and what they are here as is theirs to say.
 */
export function decideVoice(voice: Voice, { standpoints, theirs, openTo }: Bounds): VoiceDecision {
  const problems: Problem<VoiceCode>[] = []
  if (voice.standpoint !== undefined && !standpoints.has(voice.standpoint)) problems.push({ field: 'standpoint', code: 'standpoint-unknown' })
  else if (voice.sayer?.kind === 'member' && voice.standpoint !== undefined && theirs?.has(voice.standpoint) === false) problems.push({ field: 'standpoint', code: 'standpoint-not-theirs' })
  if (!isAsNarrow(voice.seenBy, openTo)) problems.push({ field: 'seenBy', code: 'wider-than-initiative' })
  else if (voice.sayer?.kind === 'member' && voice.seenBy !== 'members') problems.push({ field: 'seenBy', code: 'wider-than-said' })
  if (voice.sayer?.kind === 'member' && voice.sayer.person === undefined) problems.push({ field: 'member', code: 'member-unknown' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', voice }
}

/** Who is recorded as the one who said it, and who typed it. Whoever enters something for themselves simply said it. */
export function contributionOf(sayer: Sayer, typist: PersonId): Pick<NewContribution, 'person' | 'enteredBy' | 'saidBy'> {
  if (sayer.kind === 'other') return { person: undefined, saidBy: sayer.called, enteredBy: typist }
  return sayer.kind === 'typist' || sayer.person === typist ? { person: typist } : { person: sayer.person, enteredBy: typist }
}

/** Who said a voice and who typed it. */
export type Said = Readonly<{ person: PersonId | undefined; enteredBy: PersonId | undefined; confirmed: boolean }>

/** The words are their author's. Whoever typed them for another may put slips right until that person has confirmed them. */
export const mayEdit = ({ person, enteredBy, confirmed }: Said, who: PersonId): boolean => person === who || (enteredBy === who && !confirmed)

/** Whoever said it can take it back at any time, and whoever entered it until its author has confirmed it; nobody else can. */
export const mayTakeBack = (said: Said, who: PersonId): boolean => mayEdit(said, who)

/** What was entered for somebody is theirs to confirm, once. */
export const mayConfirm = ({ person, enteredBy, confirmed }: Said, who: PersonId): boolean => person === who && enteredBy !== undefined && !confirmed
