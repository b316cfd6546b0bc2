/** What the register says of an initiative. Pure. */
import type { Day } from '#platform/time.ts'
import type { TopicKey } from './tables.ts'

/** One of the offered topics, or words of a group's own. */
export type Topic = Readonly<{ key: TopicKey; words: null }> | Readonly<{ key: null; words: string }>

export const STATUSES = ['starting', 'under-way', 'ended'] as const
export type Status = (typeof STATUSES)[number]

/** Where an initiative is between its days; one that has said no days is under way, and one that was closed has ended whatever it said. */
export function statusOf({ starts, ends, closed }: Readonly<{ starts: Day | undefined; ends: Day | undefined; closed: boolean }>, today: Day): Status {
  if (closed) return 'ended'
  if (ends !== undefined && ends < today) return 'ended'
  return starts !== undefined && starts > today ? 'starting' : 'under-way'
}

/** Own words that are an offered topic by its name are that topic; the same words twice are one topic. */
export function topicsOf(keys: readonly TopicKey[], own: readonly string[], named: ReadonlyMap<string, TopicKey>): readonly Topic[] {
  const same = (words: string) => named.get(words.toLowerCase())
  const offered = [...new Set([...keys, ...own.flatMap((words) => same(words) ?? [])])]
  const others = [...new Map(own.filter((words) => same(words) === undefined).map((words) => [words.toLowerCase(), words])).values()]
  return [...offered.map((key): Topic => ({ key, words: null })), ...others.map((words): Topic => ({ key: null, words }))]
}

type Place<Id extends string> = Readonly<{ id: Id; partOf: Id | undefined }>

/** An area and all that is part of it. */
export function areasWithin<Id extends string>(area: Id, all: readonly Place<Id>[]): readonly Id[] {
  const inside = new Set([area])
  const parts = Map.groupBy(all, ({ partOf }) => partOf)
  // A set is walked through to its end, also to what is added on the way; areas that are part of each other end it, too.
  for (const one of inside) for (const { id } of parts.get(one) ?? []) inside.add(id)
  return [...inside]
}
