/** A show of hands: how many for, against and neither, for each option; nobody's name. Pure. */
import { z } from 'zod'
import type { Reading, Way } from '../reading.rules.ts'

export const HANDS = ['for', 'against', 'abstain'] as const
type Hands = Readonly<Record<(typeof HANDS)[number], number>>

const count = z.number().int().min(0)
const schema = z.object({ hands: z.array(z.object({ for: count, against: count, abstain: count })) })

/** The hands for each option, in the options' order; none where they were not counted. */
export const handsOf = (facts: Way['facts']): readonly Hands[] => schema.safeParse(facts).data?.hands ?? []

export function readHands(form: Reading, rows: readonly number[]): Way {
  const hands = rows.map((row) => {
    if (HANDS.every((hand) => form.typed(`hands-${row}-${hand}`) === undefined)) form.refuse(`hands-${row}-for`, 'hands-missing')
    const [inFavour = 0, against = 0, abstain = 0] = HANDS.map((hand) => readCount(form, `hands-${row}-${hand}`))
    // Everybody has one hand for an option.
    if (inFavour + against + abstain > form.around.people) form.refuse(`hands-${row}-for`, 'hands-too-many')
    return { for: inFavour, against, abstain }
  })
  return { facts: { hands }, objections: [], delegates: [] }
}

function readCount(form: Reading, name: string): number {
  const typed = form.typed(name) ?? '0'
  if (/^\d{1,5}$/.test(typed)) return Number(typed)
  form.refuse(name, 'hands-unreadable')
  return 0
}
