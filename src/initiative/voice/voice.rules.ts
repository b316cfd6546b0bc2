/** What may be said, here as what, and how widely. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import type { Audience, StandpointId } from '../tables.ts'

export type Voice = Readonly<{ words: string; standpoint: StandpointId | undefined; seenBy: Audience }>
export type VoiceCode = 'standpoint-unknown' | 'wider-than-initiative'
export type VoiceDecision = Readonly<{ kind: 'agreed'; voice: Voice }> | Refused<VoiceCode>

/** A voice stands for one of the initiative's standpoints or for none, and is never open wider than the initiative. */
export function decideVoice(voice: Voice, standpoints: ReadonlySet<StandpointId>, openTo: Audience): VoiceDecision {
  const problems: Problem<VoiceCode>[] = []
  if (voice.standpoint !== undefined && !standpoints.has(voice.standpoint)) problems.push({ field: 'standpoint', code: 'standpoint-unknown' })
  if (!isAsNarrow(voice.seenBy, openTo)) problems.push({ field: 'seenBy', code: 'wider-than-initiative' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', voice }
}
