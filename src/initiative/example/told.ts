/** A story while it is being written: what its keys stand for, and when its days are. */
import type { Day } from '#platform/time.ts'
import type { InitiativeId, ItemId, MemberId, PersonId, StandpointId } from '../tables.ts'
import type { Story } from './story.ts'

/** What the parts of a story refer to by key. */
export type Told = Readonly<{
  story: Story
  initiative: InitiativeId
  zone: string
  day(offset: number): Day
  at(offset: number, time?: string): Date
  person(key: string): PersonId
  member(key: string): MemberId
  standpoint(key: string): StandpointId
  /** As what somebody of the story speaks, where they are here as several things. */
  firstStandpoint(person: string): string
  host: PersonId
  items: Map<string, ItemId>
}>

/** What a key stands for. @throws where the story has no such key */
export function the<Value>(known: ReadonlyMap<string, Value>, key: string): Value {
  const value = known.get(key)
  if (value === undefined) throw new Error(`the example has no «${key}»`)
  return value
}
