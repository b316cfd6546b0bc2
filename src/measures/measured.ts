/** Why a measure has no value. A code: each page and command has its own sentence for it. */
export type Undefined<Reason extends string> = Readonly<{ kind: 'undefined'; reason: Reason }>

/** What every measure answers: figures, or that there are none and why. Never NaN, and never a 0 or 1 in place of «we can't tell». */
export type Measured<Figures, Reason extends string> = (Readonly<{ kind: 'measured' }> & Readonly<Figures>) | Undefined<Reason>

/** From where to where; a share of the resamples or of the normal curve lies within, as the measure says. */
export type Interval = Readonly<{ low: number; high: number }>

export const cannotTell = <Reason extends string>(reason: Reason): Undefined<Reason> => ({ kind: 'undefined', reason })
