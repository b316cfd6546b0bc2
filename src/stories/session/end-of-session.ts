/** What ends a session, lets a card go no further, or tells fewer who told; it stays so although an older backup is restored. */
import type { PersonId } from '#initiative/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { deleteCard, deleteNod } from './card.queries.ts'
import { deleteListener, deleteSession, listSessionsOfTeller, setListeners, setTellerNamed } from './session.queries.ts'
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

/** Says who listens; whoever does no more sees nothing of it again. */
export async function seatListeners(trx: Transaction, session: SessionId, listeners: readonly PersonId[]): Promise<void> {
  for (const person of await setListeners(trx, session, listeners)) await record(trx, { kind: 'session-listener-removed', ids: { session, person } })
}

/** Whether the teller is named to the others. */
export async function sayTellerNamed(trx: Transaction, session: SessionId, named: boolean): Promise<void> {
  await setTellerNamed(trx, session, named)
  if (!named) await record(trx, { kind: 'session-teller-unnamed', ids: { session } })
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
  'session-listener-removed': async (trx, ids) => {
    const [id, person] = [readId<'story-session'>(ids['session']), readId<'person'>(ids['person'])]
    if (id !== undefined && person !== undefined) await deleteListener(trx, id, person)
  },
  'session-teller-unnamed': async (trx, ids) => {
    const id = readId<'story-session'>(ids['session'])
    if (id !== undefined) await setTellerNamed(trx, id, false)
  },
}
