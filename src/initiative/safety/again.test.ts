import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { againInInitiatives } from '../again.queries.ts'
import { insertInvitation } from '../invitation/invitation.queries.ts'
import { invitationTables } from '../invitation/tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { findHidden } from './safety.queries.ts'

const world = useWorld()
const again = (kind: string, ids: Readonly<Record<string, string>>) => world.database.transaction(async (trx) => againInInitiatives[kind]?.(trx, ids, world.clock.now))

test('what was hidden since a backup is hidden again, without its reason, and what was shown again is shown', async () => {
  const initiative = world.initiative.id
  const item = await world.database.transaction(async (trx) =>
    insertItem(trx, { initiative, kind: 'voice', words: 'Hidden since.', seenBy: 'members' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))
  await again('item-hidden', { initiative, item })
  expect(await findHidden(world.database, initiative, item)).toMatchObject({ words: 'Hidden since.', reason: undefined })
  await again('item-unhidden', { initiative, item })
  expect(await findHidden(world.database, initiative, item)).toBeUndefined()
})

test('an invitation that was taken back since a backup lets nobody in, and who left stays out', async () => {
  const initiative = world.initiative.id
  const invitation = newId<'invitation'>()
  await world.database.transaction(async (trx) => insertInvitation(trx, { id: invitation, initiative, codeHash: 'a hash', most: 5, lastDay: '2026-12-24' }))
  await again('invitation-revoked', { invitation })
  expect(await invitationTables(world.database).selectFrom('initiative.invitation_revocation').select('invitation_id').execute()).toEqual([{ invitation_id: invitation }])
  await again('member-left', { initiative, person: world.people.carer })
  expect((await world.as(world.people.carer).get('/initiatives/evening-buses/standpoints')).status).toBe(403)
})

test('what is no longer there is no problem', async () => {
  const [initiative, item, invitation, person] = [newId<'initiative'>(), newId<'item'>(), newId<'invitation'>(), newId<'person'>()]
  for (const kind of ['item-hidden', 'item-unhidden', 'invitation-revoked', 'member-left']) await expect(again(kind, { initiative, item, invitation, person })).resolves.toBeUndefined()
})
