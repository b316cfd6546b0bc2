/** The people and the initiative of the tests' world. Their names say what they are: none is anybody real. */
import { insertOfferedStandpoints } from '#initiative/standpoint.queries.ts'
import { tables as initiativeTables } from '#initiative/tables.ts'
import { openSession, sessionCookie } from '#people/index.ts'
import { tables as peopleTables } from '#people/tables.ts'
import type { Database } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { type Id, newId } from '#platform/ids.ts'
import { newToken } from '#platform/secrets.ts'

type PersonId = Id<'person'>

const NAMES = { host: 'Host Example', carer: 'Carer Example', service: 'Service Example', planner: 'Planner Example', stranger: 'Stranger Example', administrator: 'Administrator Example' } as const
type Name = keyof typeof NAMES

export type TestPeople = Readonly<Record<Name, PersonId>> & Readonly<{ cookieOf(person: PersonId): Promise<string> }>

/** Everybody signs up. `cookieOf` is the cookie of a session of their own; also for somebody who was made later. */
export async function settlePeople(database: Database, site: Site, now: () => Date): Promise<TestPeople> {
  const ids = { host: newId<'person'>(), carer: newId<'person'>(), service: newId<'person'>(), planner: newId<'person'>(), stranger: newId<'person'>(), administrator: newId<'person'>() }
  const db = peopleTables(database)
  const rows = Object.entries(NAMES).map(([name, called]) => ({ id: ids[name as Name], called }))
  await db.insertInto('people.person').values(rows).execute()
  await db.insertInto('people.administrator').values({ person_id: ids.administrator }).execute()
  const tokens = new Map<PersonId, string>()
  return { ...ids, cookieOf: (person) => signIn(database, site, now(), tokens, person) }
}

/** Signs somebody in as sign-in would; again where they signed out meanwhile, and not where they erased themselves. */
async function signIn(database: Database, site: Site, now: Date, tokens: Map<PersonId, string>, person: PersonId): Promise<string> {
  const token = tokens.get(person) ?? newToken()
  tokens.set(person, token)
  const there = await peopleTables(database).selectFrom('people.person').select('id').where('id', '=', person).executeTakeFirst()
  if (there !== undefined) await database.transaction((trx) => openSession(trx, person, token, now))
  return sessionCookie(site, token).split(';')[0] ?? ''
}

/** They have taken part for a while: long enough to vouch for each other. */
const JOINED = new Date('2026-09-01T12:00:00Z')

export type TestInitiative = Readonly<{ id: Id<'initiative'>; slug: string; standpoints: ReadonlyMap<string, Id<'standpoint'>> }>

/** One initiative, open to everybody to read; the host, the carer, the person who uses services and the planner take part. */
export async function settleInitiative(database: Database, people: TestPeople, facts: { slug?: string; openTo?: 'public' | 'site' | 'members' } = {}): Promise<TestInitiative> {
  const { slug = 'evening-buses', openTo = 'public' } = facts
  const id = newId<'initiative'>()
  return database.transaction(async (trx) => {
    const db = initiativeTables(trx)
    await db.insertInto('initiative.initiative').values({
      id, slug, title: 'Evening buses', purpose: 'An example: agree how people get home from evening clinics.', open_to: openTo, area_id: null, starts_on: null, ends_on: null,
    }).execute()
    const standpoints = await insertOfferedStandpoints(trx, id)
    for (const [place, [name, key]] of ([['host', 'third-sector'], ['carer', 'carer'], ['service', 'service'], ['planner', 'planner']] as const).entries()) {
      const member = newId<'member'>()
      await db.insertInto('initiative.member').values({ id: member, initiative_id: id, person_id: people[name], brings: null, joined_at: new Date(JOINED.getTime() + place) }).execute()
      const standpoint = standpoints.get(key)
      if (standpoint !== undefined) await db.insertInto('initiative.member_standpoint').values({ member_id: member, standpoint_id: standpoint }).execute()
      if (name === 'host') await db.insertInto('initiative.host').values({ member_id: member }).execute()
    }
    return { id, slug, standpoints }
  })
}
