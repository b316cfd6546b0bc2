/** Coming in, looking after and going out. Pure. */
import { type Refused, refuse } from '#platform/problems.ts'
import type { LetsIn } from './tables.ts'

/** What an initiative asks of those who come. */
export type Joining = Readonly<{ letsIn: LetsIn; ageLine: number }>
export const USUAL_JOINING: Joining = { letsIn: 'host', ageLine: 16 }

/** Somebody with an invitation. `named`: below the age line, with an adult who stands by them. */
export type Coming = Readonly<{ underAge: boolean; removedBefore: boolean }>

/** Whether somebody comes in at once or waits for a host: who is below the age line, and who was taken out before, always waits. */
export const howToComeIn = ({ letsIn }: Joining, { underAge, removedBefore }: Coming): 'comes-in' | 'waits' =>
  letsIn === 'all' && !underAge && !removedBefore ? 'comes-in' : 'waits'

export type StayCode = 'last-host'
export type MakeHostCode = 'too-young'

/** A host sees worries, reports and how to reach people's adults: that is not put on somebody below the age line. */
export const decideMakeHost = (underAge: boolean): Refused<MakeHostCode> | Readonly<{ kind: 'agreed' }> =>
  underAge ? refuse('', 'too-young') : { kind: 'agreed' }

/** An initiative is never left without a host. */
export const decideStepDown = (isHost: boolean, hosts: number): Refused<StayCode> | Readonly<{ kind: 'agreed' }> =>
  isHost && hosts <= 1 ? refuse('', 'last-host') : { kind: 'agreed' }
