/** Who may change an entry of the journal, and how a list of them reads. Pure. */
import type { Day } from '#platform/time.ts'

type Whose = Readonly<{ byGroup: boolean; mine: boolean; member: boolean; host: boolean }>

/** What somebody wrote is theirs to change; what the group wrote is everybody's who takes part. */
export const mayEdit = ({ byGroup, mine, member }: Whose): boolean => member && (mine || byGroup)

/** Words stay one's own after leaving; the group's are taken back by whoever typed them, or by a host. */
export const mayTakeBack = ({ byGroup, mine, host }: Whose): boolean => mine || (byGroup && host)

/** `2026-11-24` → `2026-11`. */
const monthOf = (day: Day): string => day.slice(0, 7)

/** Entries below the month that they are of, in the order given. */
export function byMonth<Entry extends Readonly<{ day: Day }>>(entries: readonly Entry[]): readonly Readonly<{ first: Day; entries: readonly Entry[] }>[] {
  return [...Map.groupBy(entries, ({ day }) => monthOf(day))].map(([month, all]) => ({ first: `${month}-01`, entries: all }))
}

/** A first draft of an entry about a meeting: its notes, and what was agreed there. */
export function draftOf(notes: string, agreed: readonly string[], heading: string): string {
  const list = agreed.length === 0 ? '' : [heading, ...agreed.map((words) => `– ${words}`)].join('\n')
  return [notes.trim(), list].filter(Boolean).join('\n\n')
}
