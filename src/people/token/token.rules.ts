/** What a new token may reach. Pure. */
import { type Refused, refuse } from '#platform/problems.ts'

/** More than this nobody keeps apart. */
const MOST_TOKENS = 20

export type TokenRuleCode = 'too-many' | 'chosen-missing' | 'chosen-unknown'
type Wanted = Readonly<{ reach: 'all' | 'chosen'; chosen: readonly string[] }>

/** What the token is limited to: nothing where it reaches all. Only what its person takes part in can be chosen. */
export function decideReach({ reach, chosen }: Wanted, there: Readonly<{ tokens: number; mine: readonly string[] }>): Readonly<{ kind: 'agreed'; only: readonly string[] | undefined }> | Refused<TokenRuleCode> {
  if (there.tokens >= MOST_TOKENS) return refuse('', 'too-many')
  if (reach === 'all') return { kind: 'agreed', only: undefined }
  if (chosen.length === 0) return refuse('chosen', 'chosen-missing')
  return chosen.every((one) => there.mine.includes(one)) ? { kind: 'agreed', only: chosen } : refuse('chosen', 'chosen-unknown')
}
