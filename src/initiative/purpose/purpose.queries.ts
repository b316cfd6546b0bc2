/** What an initiative is for: finding it, starting one, changing it. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { record } from '#platform/activity.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Id, newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { agreementTables } from '../agreement/tables.ts'
import { isAsked } from '../handing-over/offer.queries.ts'
import type { Seen } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { type SafetyTables, safetyTables } from '../safety/tables.ts'
import { insertOfferedStandpoints } from '../standpoint.queries.ts'
import { AUDIENCES, type Audience, type InitiativeId, type MemberId, type PersonId, tables } from '../tables.ts'
import { topicOf } from './list-initiatives.queries.ts'
import { type RegisterFacts, saveRegisterFacts } from './register-facts.queries.ts'
import type { Topic } from './register.rules.ts'
import { freeSlug } from '#platform/slug.ts'
import { whatIsThere } from './what-is-there.queries.ts'
import type { There } from './what-is-there.ts'
import type { BroughtIn, WholeTables } from '../whole/tables.ts'
import type { RegisterTables } from './tables.ts'

export type Cannot = Readonly<{ what: string; why: string }>
export type Contact = Readonly<{ name: string; phone: string | null; email: string | null }>

/** All that the purpose page says. */
export type Purpose = RegisterFacts & Readonly<{
  title: string; purpose: string; openTo: Audience; version: number; area: Id<'area'> | undefined; partners: readonly Id<'organisation'>[]
  starts: Day | undefined; ends: Day | undefined
  /** Who looks after it: for members only. */
  hosts: readonly PersonId[]
  can: readonly string[]; cannot: readonly Cannot[]; byWhom: string | undefined; contact: Contact | undefined
  /** It began elsewhere. */
  brought: BroughtIn | undefined
}>

const selectPurpose = (database: Database, initiative: InitiativeId) =>
  database.tables<SafetyTables & RegisterTables & WholeTables>().selectFrom('initiative.initiative as i').leftJoin('initiative.looking_after as l', 'l.initiative_id', 'i.id').leftJoin('initiative.looking_for as f', 'f.initiative_id', 'i.id').leftJoin('initiative.brought_in as b', 'b.initiative_id', 'i.id')
    .select(['i.title', 'i.purpose', 'i.open_to', 'i.version', 'i.area_id', 'i.starts_on', 'i.ends_on', 'l.by_whom', 'l.contact_name', 'l.contact_phone', 'l.contact_email', 'f.words as looking_for', 'b.from_page', 'b.copied_at', 'b.brought_in_by', 'b.at as brought_at'])
    .select((from) => [
      jsonArrayFrom(from.selectFrom('initiative.can_change as c').select('c.what').whereRef('c.initiative_id', '=', 'i.id').orderBy('c.place')).as('can'),
      jsonArrayFrom(from.selectFrom('initiative.cannot_change as n').select(['n.what', 'n.why']).whereRef('n.initiative_id', '=', 'i.id').orderBy('n.place')).as('cannot'),
      jsonArrayFrom(from.selectFrom('initiative.topic as t').select(['t.key', 't.words']).whereRef('t.initiative_id', '=', 'i.id').orderBy('t.place')).as('topics'),
      jsonArrayFrom(from.selectFrom('initiative.partner as p').select('p.organisation_id').whereRef('p.initiative_id', '=', 'i.id')).as('partners'),
      jsonArrayFrom(from.selectFrom('initiative.host as h').innerJoin('initiative.member as m', 'm.id', 'h.member_id').select('m.person_id').whereRef('m.initiative_id', '=', 'i.id')).as('hosts'),
    ])
    .where('i.id', '=', initiative)

type PurposeRow = Awaited<ReturnType<ReturnType<typeof selectPurpose>['executeTakeFirstOrThrow']>>

function purposeOf(row: PurposeRow): Purpose {
  return {
    title: row.title, purpose: row.purpose, openTo: row.open_to, version: row.version, area: row.area_id ?? undefined,
    partners: row.partners.map((partner) => partner.organisation_id), starts: row.starts_on ?? undefined, ends: row.ends_on ?? undefined,
    hosts: row.hosts.map((host) => host.person_id),
    topics: row.topics.flatMap(topicOf), lookingFor: row.looking_for ?? undefined,
    can: row.can.map((one) => one.what), cannot: row.cannot, byWhom: row.by_whom ?? undefined,
    contact: row.contact_name === null ? undefined : { name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
    brought: row.from_page === null || row.copied_at === null || row.brought_at === null ? undefined : { from: row.from_page, copiedAt: row.copied_at, by: row.brought_in_by ?? undefined, at: row.brought_at },
  }
}

/** What an initiative is for. One query. */
export const loadPurpose = async (database: Database, initiative: InitiativeId): Promise<Purpose> => purposeOf(await selectPurpose(database, initiative).executeTakeFirstOrThrow())

type Visiting = Readonly<{ initiative: InitiativeId; member: MemberId | null; sees: readonly Audience[]; now: Date }>
const purposeFor = builtOnce((database, { initiative, member, sees, now }: Visiting) => (
  selectPurpose(database, initiative).select((from) => [
    from.exists(from.selectFrom('initiative.member_standpoint as s').select('s.member_id').where('s.member_id', '=', member)).as('said_standpoint'),
    isAsked(member, now).as('asked'),
    whatIsThere(initiative, sees).as('there'),
  ])
))

/** The same, with what this visitor finds there already, whether they have said what they are here as, and whether they are asked to look after it. One query. */
export async function loadPurposeFor(database: Database, { initiative, membership, sees }: Seen, now: Date): Promise<Purpose & Readonly<{ saidStandpoint: boolean; asked: boolean; there: There }>> {
  const [row] = await purposeFor(database, { initiative: initiative.id, member: membership?.memberId ?? null, sees, now })
  if (row === undefined) throw new Error('an initiative without a row')
  return { ...purposeOf(row), saidStandpoint: row.said_standpoint === true, asked: row.asked, there: row.there }
}

export type NewInitiative = Readonly<{ title: string; purpose: string; openTo: Audience; slug: string; maker: PersonId; area?: Id<'area'> | undefined; topics?: readonly Topic[] }>

/** Starts an initiative; who makes it takes part and looks after it. Gives the name in its address. */
export async function insertInitiative(trx: Transaction, { title, purpose, openTo, slug, maker, area, topics = [] }: NewInitiative): Promise<string> {
  const id = newId<'initiative'>()
  const db = tables(trx)
  const alike = await db.selectFrom('initiative.initiative').select('slug').where('slug', 'like', `${slug}%`).execute()
  const free = freeSlug(slug, new Set(alike.map((row) => row.slug)))
  const row = { id, title, purpose, open_to: openTo, area_id: area ?? null, starts_on: null, ends_on: null }
  const made = await db.insertInto('initiative.initiative').values({ ...row, slug: free }).onConflict((on) => on.column('slug').doNothing()).returning('slug').executeTakeFirst()
  // Somebody took the same name between our look and this: a part of the id makes ours its own.
  const taken = made?.slug ?? `${slug}-${id.slice(0, 8)}`
  if (made === undefined) await db.insertInto('initiative.initiative').values({ ...row, slug: taken }).execute()
  await saveRegisterFacts(trx, id, { topics, lookingFor: undefined })
  await insertOfferedStandpoints(trx, id)
  const member = newId<'member'>()
  await db.insertInto('initiative.member').values({ id: member, initiative_id: id, person_id: maker, brings: null }).execute()
  await db.insertInto('initiative.host').values({ member_id: member }).execute()
  return taken
}

export type ChangedPurpose = Omit<Purpose, 'version' | 'contact' | 'hosts' | 'brought' | keyof RegisterFacts>

/**
 * Changes what the page says, where nobody changed it since `version`; false where somebody did.
 * A narrower initiative makes what was open more widely in it narrower too, in the same transaction.
 */
export async function updatePurpose(trx: Transaction, initiative: InitiativeId, version: number, to: ChangedPurpose): Promise<boolean> {
  const db = safetyTables(trx)
  const before = await db.selectFrom('initiative.initiative').select('open_to').where('id', '=', initiative).forNoKeyUpdate().executeTakeFirst()
  const changed = await db.updateTable('initiative.initiative')
    .set((row) => ({
      title: to.title, purpose: to.purpose, open_to: to.openTo, area_id: to.area ?? null, starts_on: to.starts ?? null, ends_on: to.ends ?? null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', initiative).where('version', '=', version).returning('id').executeTakeFirst()
  if (changed === undefined) return false
  await db.deleteFrom('initiative.can_change').where('initiative_id', '=', initiative).execute()
  await db.deleteFrom('initiative.cannot_change').where('initiative_id', '=', initiative).execute()
  await db.deleteFrom('initiative.partner').where('initiative_id', '=', initiative).execute()
  const place = <Row extends object>(row: Row, at: number) => ({ ...row, initiative_id: initiative, place: at })
  if (to.can.length > 0) await db.insertInto('initiative.can_change').values(to.can.map((what, at) => place({ what }, at))).execute()
  if (to.cannot.length > 0) await db.insertInto('initiative.cannot_change').values(to.cannot.map(({ what, why }, at) => place({ what, why }, at))).execute()
  if (to.partners.length > 0) await db.insertInto('initiative.partner').values(to.partners.map((partner) => ({ initiative_id: initiative, organisation_id: partner }))).execute()
  await db.insertInto('initiative.looking_after').values({ initiative_id: initiative, by_whom: to.byWhom ?? null, contact_name: null, contact_phone: null, contact_email: null })
    .onConflict((on) => on.column('initiative_id').doUpdateSet({ by_whom: to.byWhom ?? null })).execute()
  if (before !== undefined && !isAsNarrow(before.open_to, to.openTo)) await record(trx, { kind: 'initiative-narrowed', ids: { initiative, openTo: to.openTo } })
  await narrowItems(trx, initiative, to.openTo)
  return true
}

/** Opens an initiative, and what is in it, to no more than these: again, after a restore. It is never opened wider by that. */
export async function narrowInitiative(trx: Transaction, initiative: InitiativeId, openTo: Audience): Promise<void> {
  const wider = AUDIENCES.filter((one) => !isAsNarrow(one, openTo))
  if (wider.length === 0) return
  await tables(trx).updateTable('initiative.initiative').set((row) => ({ open_to: openTo, version: row('version', '+', 1) })).where('id', '=', initiative).where('open_to', 'in', wider).execute()
  await narrowItems(trx, initiative, openTo)
}

/** No item, and no word of disagreement, is open more widely than its initiative. */
async function narrowItems(trx: Transaction, initiative: InitiativeId, openTo: Audience): Promise<void> {
  const wider: readonly Audience[] = openTo === 'public' ? [] : openTo === 'site' ? ['public'] : ['public', 'site']
  if (wider.length === 0) return
  await tables(trx).updateTable('initiative.thread_item').set({ seen_by: openTo }).where('initiative_id', '=', initiative).where('seen_by', 'in', wider).execute()
  const db = agreementTables(trx)
  await db.updateTable('initiative.dissent').set({ seen_by: openTo }).where('seen_by', 'in', wider)
    .where('item_id', 'in', db.selectFrom('initiative.thread_item').select('id').where('initiative_id', '=', initiative)).execute()
}

/** Removes an initiative with everything in it. */
export async function removeInitiative(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await tables(trx).deleteFrom('initiative.initiative').where('id', '=', initiative).execute()
}
