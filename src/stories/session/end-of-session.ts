/** What ends a session or lets a card go no further, and stays so although an older backup is restored. */
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { deleteCard, deleteNod } from './card.queries.ts'
import { deleteSession, listSessionsOfTeller } from './session.queries.ts'
import type { CardId, SessionId } from './tables.ts'

type Ids = Readonly<Record<string, string>>

/** Takes everything away that lies on the table. */
export async function endOfSession(trx: Transaction, session: SessionId): Promise<void> {
  await deleteSession(trx, session)
  await record(trx, { kind: 'story-session-ended', ids: { session } })
}

/** Takes a card off the table. */
export async function takeCardOff(trx: Transaction, card: CardId): Promise<void> {
  await deleteCard(trx, card)
  await record(trx, { kind: 'session-card-taken-off', ids: { card } })
}

/** A card may not go forward any more: it was changed, or the teller said something else. */
export async function endNod(trx: Transaction, card: CardId): Promise<void> {
  await deleteNod(trx, card)
  await record(trx, { kind: 'session-nod-ended', ids: { card } })
}

/** For `member-left` and `member-removed`: without their teller, nobody could nod, or take the cards away. */
export async function endSessionsOfTeller(trx: Transaction, ids: Ids): Promise<void> {
  const [initiative, person] = [readId<'initiative'>(ids['initiative']), readId<'person'>(ids['person'])]
  if (initiative === undefined || person === undefined) return
  for (const session of await listSessionsOfTeller(trx, initiative, person)) await endOfSession(trx, session)
}

type Again = (trx: Transaction, ids: Ids) => Promise<void>

/** What must stay done although an older backup is restored, by the kind of activity that said so. */
export const againInSessions: Readonly<Record<string, Again>> = {
  'story-session-ended': async (trx, ids) => {
    const id = readId<'story-session'>(ids['session'])
    if (id !== undefined) await deleteSession(trx, id)
  },
  'session-card-taken-off': async (trx, ids) => {
    const id = readId<'session-card'>(ids['card'])
    if (id !== undefined) await deleteCard(trx, id)
  },
  'session-nod-ended': async (trx, ids) => {
    const id = readId<'session-card'>(ids['card'])
    if (id !== undefined) await deleteNod(trx, id)
  },
}
