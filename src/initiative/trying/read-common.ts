/** Reads what ideas, prototypes and tests have together, as a form sent it: what they rest on, and by whom they are. */
import type { Transaction } from '#platform/database/database.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import type { SentRoom } from '../agreement/agreement.form.ts'
import { areTheirs, loadMembers, roomOf } from '../agreement/room-choices.ts'
import type { Room } from '../agreement/room.queries.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { roomOfThose } from './by-whom.queries.ts'
import type { Near } from './sources.queries.ts'
import type { Tried } from './tables.ts'
import { listOffered } from './tried-form.queries.ts'
import type { Common, TriedItem } from './tried.queries.ts'
import type { TryingCode } from './trying-codes.ts'

type Sent = Readonly<{ words: string; room: SentRoom; restsOn: readonly ItemId[] }>
type Read = Readonly<{ kind: 'agreed'; common: Common; offered: readonly Near[] }>

/** @param item what is changed; undefined where it is new */
export async function readCommon(trx: Transaction, here: SeenByMember, kind: Tried, { words, room: sent, restsOn }: Sent, item?: TriedItem): Promise<Read | Refused<TryingCode>> {
  const offered = await listOffered(trx, here, kind, restsOn, item?.id)
  const room = await readRoom(trx, here, sent, item)
  const problems: Problem<TryingCode>[] = [
    // An idea may come from nowhere; what is made or tested is of something.
    ...(kind !== 'idea' && restsOn.length === 0 ? [{ field: 'restsOn', code: 'rests-on-missing' } as const] : []),
    ...(restsOn.some((id) => !offered.some((one) => one.id === id)) ? [{ field: 'restsOn', code: 'rests-on-unknown' } as const] : []),
    ...('problems' in room ? room.problems : []),
  ]
  return problems.length > 0 || 'problems' in room ? { kind: 'refused', problems } : { kind: 'agreed', common: { words, by: room, restsOn }, offered }
}

/** Members from standpoints that are theirs, and people without names from standpoints of the group. */
async function readRoom(trx: Transaction, { initiative }: SeenByMember, sent: SentRoom, item: TriedItem | undefined): Promise<Room | Refused<TryingCode>> {
  const known = await loadMembers(trx, initiative.id)
  const room = roomOf(sent, known)
  if (room === undefined) return refuse('room', 'person-unknown')
  if (!areTheirs(room, known, item === undefined ? undefined : roomOfThose(item.byWhom))) return refuse('room', 'standpoint-not-theirs')
  return room.company.some(({ standpoint }) => standpoint !== undefined && !known.group.affected.has(standpoint)) ? refuse('room', 'standpoint-unknown') : room
}
