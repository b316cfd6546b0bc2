/** What the pages on which something is written or changed are filled with. */
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { loadRoomChoices } from '../agreement/room-choices.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { roomOfThose } from './by-whom.queries.ts'
import { type Near, listAround, listToRestOn } from './sources.queries.ts'
import type { Tried } from './tables.ts'
import type { TriedFormProps } from './tried-form.view.tsx'
import type { TriedItem } from './tried.queries.ts'

/** What somebody came from, named in the address: `?rests=` and ids with commas between them. */
export const idsIn = (typed: string | undefined): readonly ItemId[] => (typed ?? '').split(',').slice(0, 20).flatMap((one) => readId<'item'>(one) ?? [])

type Filled = Omit<TriedFormProps, 'here' | 'typed'>

/** A page for something new: it rests on what somebody came from. @param mine whether whoever writes it is taken to be one of those whose it is */
export async function fillNew(database: Database, here: SeenByMember, kind: Tried, from: readonly ItemId[], mine: boolean): Promise<Filled> {
  const known = { present: mine ? [{ person: here.person.id, standpoint: undefined }] : [], company: [] }
  const [room, sources] = await Promise.all([loadRoomChoices(database, here.initiative.id, known), listToRestOn(database, here, kind, from)])
  return { room, sources, ticked: from }
}

/** A page on which something is changed: as it is now. */
export async function fillEdit(database: Database, here: SeenByMember, kind: Tried, item: TriedItem): Promise<Filled> {
  const now = (await listAround(database, here, item.id)).restsOn.map(({ id }) => id)
  const [room, sources] = await Promise.all([loadRoomChoices(database, here.initiative.id, roomOfThose(item.byWhom)), listToRestOn(database, here, kind, now, item.id)])
  return { room, sources, ticked: now }
}

/** What a form may tick: what its page offers, and what it names beyond that, as far as it is there. */
export async function listOffered(database: Database, here: SeenByMember, kind: Tried, ticked: readonly ItemId[], item?: ItemId): Promise<readonly Near[]> {
  const now = item === undefined ? [] : (await listAround(database, here, item)).restsOn.map(({ id }) => id)
  return listToRestOn(database, here, kind, [...new Set([...ticked, ...now])], item)
}
