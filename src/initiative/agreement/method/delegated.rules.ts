/** Delegated: some decide for the rest, who let them until a day. Pure. */
import { z } from 'zod'
import { isDay } from '#platform/time.ts'
import type { Reading, Way } from '../reading.rules.ts'

const schema = z.object({ others: z.string().optional(), by: z.string(), until: z.string().refine(isDay) })

/** Who else decides, who let them, and until when; undefined where it was not written down. */
export const delegationOf = (facts: Way['facts']): z.output<typeof schema> | undefined => schema.safeParse(facts).data

export function readDelegation(form: Reading): Way {
  const { byMember, before } = form.around
  const ticked = [...new Set(form.all('delegated-to'))]
  const named = ticked.map((one) => byMember.get(one))
  if (named.includes(undefined)) form.refuse('delegated-to', 'person-unknown')
  // Whoever has left the group since stands on no form, and decided all the same.
  const members = new Set(byMember.values())
  const left = (before?.way.delegates ?? []).filter((person) => person === undefined || !members.has(person))
  const others = form.text('delegated-others')
  if (ticked.length + left.length === 0 && others === undefined) form.refuse('delegated-to', 'delegates-missing')
  const by = form.text('delegated-by', 'delegated-by-missing')
  const until = form.day('delegated-until', 'delegated-until-missing', 'delegated-until-unreadable')
  return { facts: { ...(others === undefined ? {} : { others }), by, until }, objections: [], delegates: [...named, ...left] }
}
