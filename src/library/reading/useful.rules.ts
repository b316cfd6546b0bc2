/** What is useful to a group now, by rules that the page says in words. Pure. */
import type { FiveStep, Way, WhereItStands } from '#initiative/index.ts'
import type { Resource } from '../resource/resource.rules.ts'

type Stage = Resource['stages'][number]

/** What a resource must help with to be suggested. */
export type Helps = Readonly<{ field: 'steps'; value: FiveStep }> | Readonly<{ field: 'ways'; value: Way }> | Readonly<{ field: 'stages'; value: Stage }>

/** Why: each has its sentence. */
export const BECAUSE = ['over', 'nothing-heard', 'last-step', 'next-step', 'heard-nothing-agreed', 'agreed-last', 'tried-last', 'changed-last', 'told-last', 'something-changed'] as const
export type Because = (typeof BECAUSE)[number]
export type Suggestion = Readonly<{ because: Because; helps: Helps }>

const STEPS = ['map', 'focus', 'people', 'market', 'grow'] as const satisfies readonly FiveStep[]

/** A way for what a group did last. */
const LAST: readonly Readonly<{ kinds: readonly string[]; because: Because; way: Way }>[] = [
  { kinds: ['decision'], because: 'agreed-last', way: 'deciding' },
  { kinds: ['idea', 'prototype', 'test'], because: 'tried-last', way: 'designing' },
  { kinds: ['change'], because: 'changed-last', way: 'delivering' },
  { kinds: ['outcome'], because: 'told-last', way: 'assessing' },
]

/** More than a tired person looks at would be none. */
const MOST = 4

/**
 * The rules, in the order in which they are looked at: over → how to end well; nothing heard yet → how to start; the step that was written
 * down last, and the one after it; what was done last in the thread → that way; something heard and nothing agreed → deciding; something
 * has changed → looking back.
 */
export function usefulFor({ lastStep, kinds, over }: WhereItStands): readonly Suggestion[] {
  const found: Suggestion[] = []
  const add = (because: Because, helps: Helps) => { if (!found.some((one) => one.helps.value === helps.value)) found.push({ because, helps }) }
  if (over) add('over', { field: 'stages', value: 'ending-well' })
  if (!kinds.includes('voice')) add('nothing-heard', { field: 'stages', value: 'starting-out' })
  if (lastStep !== undefined && !over) {
    add('last-step', { field: 'steps', value: lastStep })
    const next = STEPS[STEPS.indexOf(lastStep) + 1]
    if (next !== undefined) add('next-step', { field: 'steps', value: next })
  }
  const last = kinds.map((kind) => LAST.find((one) => one.kinds.includes(kind))).find((one) => one !== undefined)
  if (last !== undefined) add(last.because, { field: 'ways', value: last.way })
  else if (kinds.includes('voice')) add('heard-nothing-agreed', { field: 'ways', value: 'deciding' })
  if (kinds.includes('change') || kinds.includes('outcome')) add('something-changed', { field: 'stages', value: 'looking-back' })
  return found.slice(0, MOST)
}
