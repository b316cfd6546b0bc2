/** What the library tells other programs of case studies that lead to a group's own: nothing once that can't be read any more. */
import { listOpenCaseStudies } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'

/** `leadsTo`: the initiative whose case study it is. */
type Leading = Readonly<{ leadsTo: string | null }>

/** Whether each can still be read. One query, none where all were written here. */
export async function whichAreOpen(database: Database, found: readonly Leading[], now: Date): Promise<(one: Leading) => boolean> {
  const open = new Set<string>((await listOpenCaseStudies(database, found.flatMap(({ leadsTo }) => readId<'initiative'>(leadsTo ?? undefined) ?? []), now)).map(({ initiative }) => initiative))
  return ({ leadsTo }) => leadsTo === null || open.has(leadsTo)
}

/** Whoever harvests hears at once that it was taken out; that it is, is written down at night. */
export async function asOpenNow<One extends Leading & Readonly<{ state: 'published' | 'withdrawn' }>>(database: Database, found: readonly One[], now: Date): Promise<readonly One[]> {
  const isOpen = await whichAreOpen(database, found, now)
  return found.map((one) => (isOpen(one) ? one : { ...one, state: 'withdrawn' }))
}
