/** What somebody says of themselves when they join, and whether it is enough. Pure. */
import type { Problem } from '#platform/problems.ts'
import type { NamedAdult } from '../membership/waiting.queries.ts'

export type JoinCode = 'called-missing' | 'adult-name-missing' | 'adult-reach-missing'
type Said = Readonly<{ called: string | undefined; age: 'over' | 'under'; asked?: 'adult' | undefined; adultName: string | undefined; adultReach: string | undefined }>
export type Joiner = Readonly<{ called: string; adult: NamedAdult | undefined }>
export type JoinDecision = Readonly<{ kind: 'agreed'; joiner: Joiner }> | Readonly<{ kind: 'refused'; problems: readonly Problem<JoinCode>[] }>

/**
 * Who is below the age line names an adult: they are asked on a page of its own, so no problem is told before they met it.
 * @param called what the person who is signed in is called; undefined for somebody new
 */
export function decideJoiner(said: Said, called: string | undefined): JoinDecision {
  const problems: Problem<JoinCode>[] = []
  const name = called ?? said.called
  if (name === undefined) return { kind: 'refused', problems: [{ field: 'called', code: 'called-missing' }] }
  if (said.age === 'over') return { kind: 'agreed', joiner: { called: name, adult: undefined } }
  if (said.asked === undefined) return { kind: 'refused', problems: [] }
  if (said.adultName === undefined) problems.push({ field: 'adultName', code: 'adult-name-missing' })
  if (said.adultReach === undefined) problems.push({ field: 'adultReach', code: 'adult-reach-missing' })
  if (said.adultName === undefined || said.adultReach === undefined) return { kind: 'refused', problems }
  return { kind: 'agreed', joiner: { called: name, adult: { name: said.adultName, reach: said.adultReach } } }
}
