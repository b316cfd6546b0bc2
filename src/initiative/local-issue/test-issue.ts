/** An issue for tests: raised by the carer. */
import type { World } from '#app/test-world.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { insertIssue } from './issue.queries.ts'
import { insertNote } from './joint.queries.ts'
import type { IssueId, NoteId } from './tables.ts'

type Facts = Readonly<{ what?: string; restsOn?: readonly ItemId[]; by?: PersonId }>

export const issueExample = (world: World, { what = 'The street light by the clinic is dark.', restsOn = [], by = world.people.carer }: Facts = {}): Promise<IssueId> =>
  world.database.transaction((trx) => insertIssue(trx, world.initiative.id, { what, place: 'By the clinic', since: 'Since last winter', restsOn }, by, world.clock.now))

/** A note of how it goes, written by the member who is not a host. */
export const noteExample = (world: World, issue: IssueId): Promise<NoteId> =>
  world.database.transaction((trx) => insertNote(trx, issue, 'The council has been asked.', world.people.carer, world.clock.now))
