/** Who can be ticked as having been there, and how what was ticked is read. */
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import { type MayHaveCome, listMayHaveCome } from '../meeting/who-came.queries.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import type { InitiativeId, PersonId, StandpointId } from '../tables.ts'
import type { MayHaveBeenThere, RoomChoices } from './agreement-fields.view.tsx'
import { type SentRoom, THERE } from './agreement.form.ts'
import type { Group } from './agreement.rules.ts'
import type { Room } from './room.queries.ts'

/** A group this small is likely to be there in full: everybody is filled in. In a larger one that would record people who were not. */
const SMALL_GROUP = 12

/** The choices of a page, with a room filled in where one is known: a meeting's, or that of the version to be corrected. */
export async function loadRoomChoices(database: Database, initiative: InitiativeId, known: Room | undefined): Promise<RoomChoices> {
  const [standpoints, members] = await Promise.all([listStandpoints(database, initiative), listMayHaveCome(database, initiative)])
  const called = await listCalled(database, members.map((one) => one.person))
  const everybody = known === undefined && members.length <= SMALL_GROUP
  const people = members.map((one) => ({ member: one.member, person: one.person, name: called.get(one.person) ?? '', standpoints: one.standpoints, was: everybody ? likeliest(one.standpoints) : wasOf(known, one) }))
  return { standpoints, people: people.toSorted((one, other) => Number(other.was !== '') - Number(one.was !== '')), others: known === undefined ? new Map() : othersOf(known) }
}

type Was = MayHaveBeenThere['was']

const likeliest = (standpoints: readonly StandpointId[]): Was => (standpoints.length === 1 ? standpoints[0] : undefined) ?? THERE

function wasOf(known: Room | undefined, { person, standpoints }: MayHaveCome): Was {
  const found = known?.present.find((one) => one.person === person)
  return found === undefined ? '' : found.standpoint ?? likeliest(standpoints)
}

function othersOf({ company }: Room): ReadonlyMap<StandpointId | undefined, number> {
  const others = new Map<StandpointId | undefined, number>()
  for (const { standpoint, people } of company) others.set(standpoint, (others.get(standpoint) ?? 0) + people)
  return others
}

/** Somebody who came to a meeting and has left since is one without a name. */
export const withoutNames = ({ present, company }: Room): Room => ({
  present: present.filter((one) => one.person !== undefined),
  company: [...company, ...present.filter((one) => one.person === undefined).map(({ standpoint }) => ({ standpoint, people: 1 }))],
})

export type Members = Readonly<{ byMember: ReadonlyMap<string, PersonId>; group: Group; standpointsOf: ReadonlyMap<PersonId, readonly StandpointId[]> }>

/** Whom a form may name. */
export async function loadMembers(database: Database, initiative: InitiativeId): Promise<Members> {
  const [standpoints, members] = await Promise.all([listStandpoints(database, initiative), listMayHaveCome(database, initiative)])
  const byMember = new Map<string, PersonId>(members.map((one) => [one.member, one.person]))
  return {
    byMember,
    group: { byMember, people: new Set(members.map((one) => one.person)), affected: new Map(standpoints.map((one) => [one.id, one.affected])) },
    standpointsOf: new Map(members.map((one) => [one.person, one.standpoints])),
  }
}

/** The room that a form holds; undefined where it names somebody who takes no part. */
export function roomOf(sent: SentRoom, { byMember }: Members): Room | undefined {
  const present = sent.present.map(({ member, standpoint }) => ({ person: byMember.get(member), standpoint }))
  return present.some((one) => one.person === undefined) ? undefined : { present, company: sent.company }
}

/** What somebody is here as is theirs to say: one of what they have said, what was written down for them `before`, or nothing. */
export const areTheirs = ({ present }: Room, { standpointsOf }: Members, before: Room | undefined): boolean =>
  present.every(({ person, standpoint }) => person === undefined || standpoint === undefined || standpointsOf.get(person)?.includes(standpoint) === true
    || before?.present.some((one) => one.person === person && one.standpoint === standpoint) === true)
