import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { newToken } from '#platform/secrets.ts'
import { findPersonByEmail } from '../email/email.queries.ts'
import { heldByPeople } from '../held/held-by-people.queries.ts'
import { openSession } from '../session/session.queries.ts'
import { sessionCookie } from '../session/session-cookie.ts'
import { type PersonId, tables } from '../tables.ts'
import { SITE, cookieIn, deliverMail, pathIn } from '../test-mail.ts'
import { listReach } from './account.queries.ts'

const world = useWorld()
const db = () => tables(world.database)

/** Somebody with everything that an account can hold. */
async function settleFully() {
  const person = newId<'person'>()
  await db().insertInto('people.person').values({ id: person, called: `Full Example ${person}` }).execute()
  const me = world.as(person)
  const email = `${person}@people.example`
  await me.post('/me/email', { email })
  await me.post(pathIn((await deliverMail(world)).find((letter) => letter.to === email)?.text))
  await me.post('/me/replies', { way: 'call', phone: '01632 960 001' })
  await me.post('/me/recovery-code')
  await db().insertInto('people.passkey').values({
    id: newId<'passkey'>(), person_id: person, name: 'Example key', public_key: 'a key', credential_id: person, counter: 0, device_type: 'multiDevice', backed_up: true, transports: 'internal', aaguid: null,
  }).execute()
  return { person, me, email }
}

/** How many rows of all tables mention a text. */
async function countMentions(text: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where query_to_xml(format('select t::text as row from %I.%I t', schemaname, relname), false, true, '')::text like ${`%${text}%`} order by 1`.execute(db())
  return rows.map((row) => row.name)
}

describe('my page', () => {
  test('warns whoever has no way back in, until there is one', async () => {
    const me = world.as(world.people.stranger)
    expect((await me.get('/me')).text).toContain('You have no way back in yet')
    await me.post('/me/recovery-code')
    expect((await me.get('/me')).text).not.toContain('You have no way back in yet')
  })

  test('asks the database at most eight questions, with everything on it', async () => {
    const { me } = await settleFully()
    for (const path of ['/me', '/me/name', '/me/email', '/me/replies', '/me/passkeys', '/me/recovery-code', '/me/erase', '/sign-in']) {
      const answer = await me.get(path)
      expect([path, answer.queries <= 8]).toEqual([path, true])
    }
  })

  test('a name is changed, and shown as it is, whatever is in it', async () => {
    const me = world.as(world.people.service)
    await me.post('/me/name', { called: ' Sam  <b>Example</b> ' })
    const page = await me.get('/me')
    expect(page.text).toContain('Sam &lt;b&gt;Example&lt;/b&gt;')
    expect(page.text).not.toContain('<b>Example')
  })
})

describe('an e-mail address', () => {
  test('counts only once the link in the letter was opened and its button pressed', async () => {
    const me = world.as(world.people.carer)
    await me.post('/me/email', { email: 'Carer.New@people.example' })
    const path = pathIn((await deliverMail(world)).find((letter) => letter.to === 'Carer.New@people.example')?.text)
    expect(await findPersonByEmail(world.database, 'carer.new@people.example')).toBeUndefined()
    expect((await world.as(undefined).get(path)).text).toContain('the account of Carer Example')
    expect(await findPersonByEmail(world.database, 'carer.new@people.example')).toBeUndefined()
    expect((await world.as(undefined).post(path)).status).toBe(303)
    expect(await findPersonByEmail(world.database, 'CARER.NEW@people.example')).toEqual({ person: world.people.carer, address: 'Carer.New@people.example' })
  })

  test('that belongs to somebody is taken from them by nobody', async () => {
    const { email, person } = await settleFully()
    const other = world.as(world.people.planner)
    await other.post('/me/email', { email: email.toUpperCase() })
    const letters = await deliverMail(world)
    expect((await other.post(pathIn(letters.find((letter) => letter.text.includes('/me/email/confirm/'))?.text))).status).toBe(404)
    expect((await findPersonByEmail(world.database, email))?.person).toBe(person)
  })

  test('that is replaced or taken off is told to the old address', async () => {
    const { me, email } = await settleFully()
    await deliverMail(world)
    await me.post('/me/email/remove')
    expect((await deliverMail(world)).map((letter) => letter.to)).toEqual([email])
    expect(await findPersonByEmail(world.database, email)).toBeUndefined()
  })
})

describe('how replies reach me', () => {
  const reachOf = async (person: PersonId) => (await listReach(world.database, [person])).get(person)

  test('is this page until something else is chosen', async () => {
    expect(await reachOf(world.people.host)).toEqual({ way: 'page', to: undefined })
  })

  test('by letter needs an address and by call a number, and only what the way needs is kept', async () => {
    const me = world.as(world.people.host)
    expect((await me.post('/me/replies', { way: 'letter', phone: '01632 960 001' })).status).toBe(422)
    expect((await me.post('/me/replies', { way: 'letter', postal: '1 Example Street', phone: '01632 960 001' })).status).toBe(303)
    expect(await reachOf(world.people.host)).toEqual({ way: 'letter', to: '1 Example Street' })
    await me.post('/me/replies', { way: 'page', postal: '1 Example Street' })
    expect(await countMentions('1 Example Street')).toEqual([])
  })

  test('by e-mail needs a confirmed address, and falls back to the page where it is taken off', async () => {
    expect((await world.as(world.people.host).post('/me/replies', { way: 'email' })).text).toContain('Give us your e-mail address first')
    const { me, person, email } = await settleFully()
    expect((await me.post('/me/replies', { way: 'email' })).status).toBe(303)
    expect(await reachOf(person)).toEqual({ way: 'email', to: email })
    await me.post('/me/email/remove')
    expect(await reachOf(person)).toEqual({ way: 'page', to: undefined })
  })
})

describe('a link that signs in', () => {
  test.each(['removed', 'another'] as const)('opens nothing any more once the address it was sent to is %s', async (what) => {
    const { me, email, person } = await settleFully()
    await deliverMail(world)
    await world.as(undefined).post('/sign-in', { email })
    const link = pathIn((await deliverMail(world)).find((letter) => letter.to === email && letter.text.includes('/sign-in/link/'))?.text)
    expect((await world.as(undefined).get(link)).status).toBe(200)
    if (what === 'removed') await me.post('/me/email/remove')
    else {
      await me.post('/me/email', { email: `new-${person}@people.example` })
      await me.post(pathIn((await deliverMail(world)).find((letter) => letter.to === `new-${person}@people.example`)?.text))
    }
    expect((await world.as(undefined).post(link)).status).toBe(404)
  })
})

describe('signing out everywhere', () => {
  test('ends every session, and links that were already sent', async () => {
    const { me, person, email } = await settleFully()
    await deliverMail(world)
    const token = newToken()
    await world.database.transaction((trx) => openSession(trx, person, token, world.clock.now))
    await world.as(undefined).post('/sign-in', { email })
    const link = pathIn((await deliverMail(world)).find((letter) => letter.text.includes('/sign-in/link/'))?.text)
    expect((await me.post('/me/sign-out-everywhere')).status).toBe(303)
    expect((await world.as(undefined).request('/me', { headers: { cookie: sessionCookie(SITE, token).split(';')[0] ?? '' } })).status).toBe(303)
    expect((await world.as(undefined).post(link)).status).toBe(404)
  })
})

describe('everything held about me', () => {
  test('is one file with all that the account holds, and no secret', async () => {
    const { me, email, person } = await settleFully()
    expect((await me.post('/me/tokens', { name: 'A dashboard', reach: 'all', days: '90' })).status).toBe(303)
    const answer = await me.get('/me/everything.json')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const file: Record<string, unknown> = JSON.parse(answer.text)
    expect(file).toMatchObject({
      person: [{ id: person, called: `Full Example ${person}` }], email: [{ address: email }], passkeys: [{ name: 'Example key' }],
      howRepliesReachMe: [{ way: 'call', detail: '01632 960 001' }], tokens: [{ name: 'A dashboard' }],
    })
    expect(Object.entries(file).filter(([name, list]) => name in heldByPeople && Array.isArray(list) && list.length === 0 && !['administrator', 'links', 'helpToGetBackIn', 'helpGivenToOthers', 'sessionsInWhichIShowedThatItIsMe'].includes(name))).toEqual([])
    expect(answer.text).not.toMatch(/hash|nonce|public_key/)
  })

  test('holds nothing of anybody else', async () => {
    await settleFully()
    const answer = await world.as(world.people.carer).get('/me/everything.json')
    expect(answer.text).not.toContain('Full Example')
  })

  test('names every table that points at a person, so that none is forgotten', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'people.person'::regclass and connamespace = 'people'::regnamespace order by 1`.execute(db())
    expect(rows.map((row) => row.name)).toEqual([
      'people.administrator', 'people.email', 'people.example_person', 'people.one_time_link', 'people.passkey', 'people.recovery_code', 'people.reply_way', 'people.session', 'people.token', 'people.told', 'people.way_back', 'people.way_back_confirmation',
    ])
  })
})

describe('erasing my account', () => {
  test('asks what shall become of what I said, and does nothing before that is answered', async () => {
    const { me, person } = await settleFully()
    expect((await me.post('/me/erase')).status).toBe(422)
    expect((await me.post('/me/erase', { contributions: 'everything' })).status).toBe(422)
    expect(await db().selectFrom('people.person').select('id').where('id', '=', person).execute()).toHaveLength(1)
  })

  test('leaves nothing of the person: no name, address, number, session, code, passkey or letter', async () => {
    const { me, person, email } = await settleFully()
    expect(await countMentions(email)).not.toEqual([])
    const answer = await me.post('/me/erase', { contributions: 'keep' })
    expect([answer.status, answer.location, cookieIn(answer.headers)]).toEqual([303, '/', 'thegither.session_token='])
    expect(await countMentions(email)).toEqual([])
    expect(await countMentions(`Full Example ${person}`)).toEqual([])
    // What was done by which form, and that somebody was erased, is known by an id that names nobody any more.
    expect(await countMentions(person)).toEqual(['platform.activity', 'platform.command'])
    expect((await me.get('/me')).status).toBe(303)
  })

  test('leaves no trail of what they did by which form: only that they asked to be erased', async () => {
    const { me, person } = await settleFully()
    const commands = () => world.database.tables<{ 'platform.command': { person_id: string | null; went_to: string | null } }>().selectFrom('platform.command').select('went_to').where('person_id', '=', person).execute()
    expect((await commands()).length).toBeGreaterThan(2)
    await me.post('/me/erase', { contributions: 'keep' })
    expect(await commands()).toEqual([{ went_to: '/' }])
  })

  test('tells the other parts of the program in the same step what was asked for', async () => {
    const { me, person } = await settleFully()
    await me.post('/me/erase', { contributions: 'take-back' })
    const activity = await world.database.tables<{ 'platform.activity': { kind: string; ids: unknown } }>().selectFrom('platform.activity').select('ids').where('kind', '=', 'person-erased').execute()
    expect(activity).toContainEqual({ ids: { person, contributions: 'take-back' } })
  })
})
