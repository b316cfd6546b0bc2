/** Invitations, and their use. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day, Zone } from '#platform/time.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import type { InvitationFacts } from './invitation.rules.ts'
import { type InvitationId, invitationTables as tables } from './tables.ts'

export type Invitation = InvitationFacts & Readonly<{ id: InvitationId; madeAt: Date }>

const invitations = (database: Database) =>
  tables(database).selectFrom('initiative.invitation as i').leftJoin('initiative.invitation_revocation as r', 'r.invitation_id', 'i.id')
    .select(['i.id', 'i.most', 'i.last_day', 'i.made_at', 'r.at as revoked_at'])
    .select((from) => from.selectFrom('initiative.invitation_use as u').select((count) => count.fn.countAll<number>().as('used')).whereRef('u.invitation_id', '=', 'i.id').as('used'))

type Row = { id: InvitationId; most: number; last_day: Day; made_at: Date; revoked_at: Date | null; used: number | null }
const invitationOf = (row: Row): Invitation =>
  ({ id: row.id, most: row.most, lastDay: row.last_day, madeAt: row.made_at, revoked: row.revoked_at !== null, used: row.used ?? 0 })

/** The invitations of an initiative, the newest first; the last hundred. */
export async function listInvitations(database: Database, initiative: InitiativeId): Promise<readonly Invitation[]> {
  const rows = await invitations(database).where('i.initiative_id', '=', initiative).orderBy('i.made_at', 'desc').orderBy('i.id').limit(100).execute()
  return rows.map(invitationOf)
}

/** An invitation of this very initiative. */
export async function findInvitation(database: Database, initiative: InitiativeId, invitation: InvitationId): Promise<Invitation | undefined> {
  const row = await invitations(database).where('i.initiative_id', '=', initiative).where('i.id', '=', invitation).executeTakeFirst()
  return row === undefined ? undefined : invitationOf(row)
}

export type Inviting = Readonly<{ invitation: Invitation; initiative: Readonly<{ id: InitiativeId; slug: string; title: string; purpose: string; zone: Zone }> }>

/** The invitation that a code opens, and to what. */
export async function findByCode(database: Database, codeHash: string): Promise<Inviting | undefined> {
  const row = await invitations(database).innerJoin('initiative.initiative as n', 'n.id', 'i.initiative_id')
    .select(['n.id as initiative', 'n.slug', 'n.title', 'n.purpose', 'n.zone']).where('i.code_hash', '=', codeHash).executeTakeFirst()
  if (row === undefined) return undefined
  return { invitation: invitationOf(row), initiative: { id: row.initiative, slug: row.slug, title: row.title, purpose: row.purpose, zone: row.zone } }
}

/** The same, held until the transaction ends, so that the last place is taken once. */
export async function holdByCode(trx: Transaction, codeHash: string): Promise<Inviting | undefined> {
  await tables(trx).selectFrom('initiative.invitation').select('id').where('code_hash', '=', codeHash).forNoKeyUpdate().execute()
  return findByCode(trx, codeHash)
}

export type NewInvitation = Readonly<{ id: InvitationId; initiative: InitiativeId; codeHash: string; most: number; lastDay: Day }>

export async function insertInvitation(trx: Transaction, { id, initiative, codeHash, most, lastDay }: NewInvitation): Promise<void> {
  await tables(trx).insertInto('initiative.invitation').values({ id, initiative_id: initiative, code_hash: codeHash, most, last_day: lastDay }).execute()
}

/** Takes an invitation back; taking it back twice is taking it back once. */
export async function insertRevocation(trx: Transaction, invitation: InvitationId): Promise<void> {
  await tables(trx).insertInto('initiative.invitation_revocation').values({ invitation_id: invitation }).onConflict((on) => on.column('invitation_id').doNothing()).execute()
}

/** No invitation of an initiative opens anything any more. */
export async function revokeAllInvitations(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await tables(trx).insertInto('initiative.invitation_revocation').columns(['invitation_id'])
    .expression(tables(trx).selectFrom('initiative.invitation as i').select('i.id').where('i.initiative_id', '=', initiative))
    .onConflict((on) => on.column('invitation_id').doNothing()).execute()
}

/** Somebody uses an invitation; who uses it again takes no second place. */
export async function insertUse(trx: Transaction, invitation: InvitationId, person: PersonId): Promise<void> {
  await tables(trx).insertInto('initiative.invitation_use').values({ id: newId<'invitation-use'>(), invitation_id: invitation, person_id: person })
    .onConflict((on) => on.columns(['invitation_id', 'person_id']).doNothing()).execute()
}

/** What somebody is in an initiative that they are invited to. */
export async function findStanding(database: Database, initiative: InitiativeId, person: PersonId): Promise<'member' | 'waiting' | 'outside'> {
  const db = tables(database)
  const member = await db.selectFrom('initiative.member').select('id').where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  if (member !== undefined) return 'member'
  const waiting = await db.selectFrom('initiative.waiting').select('at').where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  return waiting === undefined ? 'outside' : 'waiting'
}

export type Asked = Readonly<{ title: string; at: Date; zone: Zone }>

/** Where somebody has asked to take part and waits. */
export async function listAsked(database: Database, person: PersonId): Promise<readonly Asked[]> {
  return tables(database).selectFrom('initiative.waiting as w').innerJoin('initiative.initiative as i', 'i.id', 'w.initiative_id').select(['i.title', 'w.at', 'i.zone'])
    .where('w.person_id', '=', person).orderBy('w.at', 'desc').limit(50).execute()
}
